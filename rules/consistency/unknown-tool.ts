import type { Pointer } from '../../src/core/pointer.ts'
import type { Patch, Tool } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { CLIENT_TOOLS } from '../../src/lint/limits/client-tools.ts'
import { meantTool, namesOf, vocabularyOf } from '../../src/lint/prose/tools/tool-names.ts'
import { isElsewhere, toolReferencesIn, type ToolReference } from '../../src/lint/claims/read/tool-references.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  needs: 'complete',
  summary: 'The prose sends the model to a tool that the server does not have.',
  why:
    'A model follows "use get_user first" literally: it calls a tool that is not there, or gives up. Mostly the tool was renamed and the texts of the others were not. ' +
    'Reported are near misses of a real name (letter case, separators, a plural, two letters; a missing server prefix is a warning, since models mostly find the tool), and other names only where the prose calls them a tool, or says to use one that starts with a verb. ' +
    "Parameters, allowed values, fields, commands and other servers' or clients' tools are left alone.",
  evidence: [
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '16 findings on 10 servers, all read, all right for the list as it is served.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withPolicy('Search the policy handbook by keyword. To read one policy whole, use get_policy.'),
      withPolicy('Search the policy handbook by keyword, from a well-known list; use limit or sort_by to see more.'),
      withPolicy(
        'Search the policy handbook by keyword with the full-text index; call it via the web-based client if available.',
      ),
      withPolicy("Search the policy handbook by keyword. Use GitHub's MCP server and its `get_file` tool to read drafts."),
    ],
    bad: [
      withPolicy('Search the policy handbook by keyword. To read one policy whole, use get_policies.'),
      withPolicy('Search the policy handbook by keyword. Call `getPolicy` with the number to read one policy whole.'),
      withPolicy('Search the policy handbook by keyword. To find out who wrote a policy, use the `lookup_author` tool.'),
      withPolicy('Search the policy handbook by keyword. For customer contracts use search_contracts instead.'),
    ],
  },
  *check(tool, { toolset }) {
    const told = new Set<string>()
    for (const [at, text] of textsOf(tool)) {
      for (const reference of toolReferencesIn(text)) {
        const { name, words } = reference
        const names = namesOf(toolset)
        if (names.all.has(name) || told.has(name)) continue
        const meant = meantTool(name, names)
        if (meant === undefined && !isSurelyTool(reference, names)) continue
        if (vocabularyOf(toolset).has(name) || isElsewhere(text, words)) continue
        told.add(name)
        yield {
          at,
          words,
          message: meant
            ? `The prose names the tool "${name}", and no tool here is called that; \`${meant}\` is. A model that follows the prose calls a tool that is not there: write \`${meant}\`.`
            : `The prose sends the model to "${name}", and this server has no such tool: a model calls it in vain, or gives up. Name a tool that exists, or drop the reference.`,
          ...(meant ? { patches: [renaming(tool, at, text, reference, meant)] } : {}),
        }
      }
    }
  },
  plant(tool, random) {
    if (!tool.description || tool.description.length > 4000) return undefined
    const sentence = pick(
      [
        'Use get_recent_changes to see what is new.',
        'Call `list_archived_items` first to get the id.',
        "For older entries use the 'search_archive' tool instead.",
        'To undo this, use the revert_last_action tool.',
      ],
      random,
    )
    const to = appended(tool.description, sentence?.replace(/\w+_\w+/, (name) => styled(name, tool.name)) ?? '')
    return to === undefined ? undefined : [{ tool: tool.index, at: '/description', to }]
  },
})

const VERBS = new Set(
  'get list search find fetch create update delete add remove read write set query describe retrieve send upload download'.split(
    ' ',
  ),
)
/** A name as the set of another tool would write it: its prefix, where a verb follows the first word, and its separator. */
function styled(name: string, like: string): string {
  const [first = '', second = ''] = nameParts(like)
  const prefixed = VERBS.has(second) && !VERBS.has(first) ? `${first}_${name}` : name
  return like.includes('-') ? prefixed.replaceAll('_', '-') : prefixed
}

const CLIENTS = new Set(CLIENT_TOOLS.flatMap(({ names }) => names))

/** True for a name that can only be a tool of this server: one called so, or to be used and named as its tools are. */
function isSurelyTool({ name, called, marked, used }: ToolReference, { prefix, separator }: ReturnType<typeof namesOf>): boolean {
  const [first = '', second = ''] = nameParts(name)
  // with another prefix than all others it belongs to another server
  if ((prefix !== undefined && first !== prefix) || CLIENTS.has(name)) return false
  // where names have hyphens, so has English
  if (called && (marked || (separator === '-' && nameParts(name).length > 2))) return true
  return used && VERBS.has(first === prefix ? second : first) && name.includes(separator)
}

function renaming({ index }: Tool, at: Pointer, text: string, { name, words }: ToolReference, meant: string): Patch {
  const to = `${text.slice(0, words.start)}${meant}${text.slice(words.end)}`
  return { says: `write ${meant} for ${name}`, safe: false, edits: [{ tool: index, at, to }] }
}

function withPolicy(description: string) {
  return {
    tools: [
      { description },
      { name: 'get_policy', description: 'Get one policy of the handbook whole, by its section number, for example "4.2".' },
    ],
  }
}
