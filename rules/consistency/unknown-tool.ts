import type { Finding } from '../../src/core/finding.ts'
import type { Pointer } from '../../src/core/pointer.ts'
import type { Patch, Tool, Toolset } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { missingTools } from '../../src/lint/claims/judge/tool-names.ts'
import type { ToolReference } from '../../src/lint/claims/read/tool-references.ts'
import { factInSet } from '../../src/lint/memo.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const POLICY = {
  name: 'get_policy',
  description: 'Get one policy of the handbook whole, by its section number, for example "4.2".',
}

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  needs: 'complete',
  summary: "A text of a tool, or the server's instructions, refer to a tool that the server does not have.",
  why: 'A model follows "use get_user first" literally. It calls a tool that does not exist, or it gives up. Usually the tool was renamed and the texts of the other tools were not updated. The rule reports near misses of a real name (letter case, separators, a plural, two letters). A missing server prefix is only a warning, because models usually find the tool. The rule also reports other names if the description calls them a tool, or if they look like the names of this set (its verbs, a noun of another tool, its ending) and the text tells the model to do something with them: use, call, see, `x()`, "x shows". Parameters, allowed values, fields, commands and the tools of other servers or clients are not reported.',
  evidence: [
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '16 findings on 10 servers, all read, all right for the served list.',
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
      withPolicy(
        'Search the policy handbook by keyword. For many at once there is the `export_policy` macro in the admin console.',
      ),
      withPolicy(
        'Search the policy handbook by keyword, much like the find_policy step of Zapier; use policy_id from the answer.',
      ),
      {
        server: { instructions: 'Use search_policies first. Set POLICY_API_KEY before; read the file policy_list.txt.' },
        tools: [{}],
      },
    ],
    bad: [
      withPolicy('Search the policy handbook by keyword. To read one policy whole, use get_policies.'),
      withPolicy('Search the policy handbook by keyword. Call `getPolicy` with the number to read one policy whole.'),
      withPolicy('Search the policy handbook by keyword. To find out who wrote a policy, use the `lookup_author` tool.'),
      withPolicy('Search the policy handbook by keyword. For customer contracts use search_contracts instead.'),
      withPolicy('Search the policy handbook by keyword; list_policy shows which ones there are.'),
      withPolicy('Search the policy handbook by keyword. A retired policy can be brought back with reopen_policy.'),
      withPolicy('Search the policy handbook by keyword. If the number is not known, `find_policy()` gives it.'),
      {
        server: { instructions: 'Search first with search_policies, then read the section that fits with get_policies.' },
        tools: [{}, POLICY],
      },
    ],
  },
  *check(toolset) {
    for (const tool of toolset.tools) yield* foundIn(tool, toolset)
    const { instructions } = toolset
    for (const { reference, meant, nearest } of instructions ? missingTools(instructions, toolset) : []) {
      yield { at: '', subject: reference.name, message: messageOf("The server's instructions", reference.name, meant, nearest) }
    }
  },
  plant({ tools }, random) {
    const tool = pick(
      tools.filter(({ description }) => description && description.length < 4000),
      random,
    )
    if (!tool?.description) return undefined
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

function messageOf(text: string, name: string, meant: string | undefined, nearest: string | undefined): string {
  if (meant !== undefined)
    return `${text} ${text.endsWith('s') ? 'name' : 'names'} the tool "${name}", but the tool is called \`${meant}\`. A model that follows the text calls a tool that does not exist. Write \`${meant}\`.`
  const instead =
    nearest === undefined
      ? 'Name a tool that exists, or remove the reference.'
      : `The closest name is \`${nearest}\`. Use it, or remove the reference.`
  return `${text} ${text.endsWith('s') ? 'send' : 'sends'} the model to "${name}", but this server has no such tool. A model calls it and fails, or gives up. ${instead}`
}

const foundIn = factInSet((tool: Tool, toolset: Toolset): readonly Finding[] => {
  const told = new Set<string>()
  const found: Finding[] = []
  for (const [at, text] of textsOf(tool)) {
    for (const { reference, meant, nearest } of missingTools(text, toolset)) {
      if (told.has(reference.name)) continue
      told.add(reference.name)
      const { name, words } = reference
      const message = messageOf('The description', name, meant, nearest)
      const patches = meant ? { patches: [renaming(tool, at, text, reference, meant)] } : {}
      found.push({ tool: tool.index, at, words, message, ...patches })
    }
  }
  return found
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

function renaming({ index }: Tool, at: Pointer, text: string, { name, words }: ToolReference, meant: string): Patch {
  const to = `${text.slice(0, words.start)}${meant}${text.slice(words.end)}`
  return { says: `write ${meant} for ${name}`, safe: false, edits: [{ tool: index, at, to }] }
}

function withPolicy(description: string) {
  return { tools: [{ description }, POLICY] }
}
