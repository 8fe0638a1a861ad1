import type { Finding } from '../../src/core/finding.ts'
import { own } from '../../src/core/json.ts'
import type { Pointer } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { refusedCalls } from '../../src/lint/claims/judge/call.ts'
import { unplacedNames } from '../../src/lint/claims/judge/found-names.ts'
import type { CodedName } from '../../src/lint/claims/read/coded-names.ts'
import { ghostsOf, strangersBeside, type GhostParameter } from '../../src/lint/claims/judge/exists.ts'
import { misspeltIn, type Misspelt } from '../../src/lint/claims/judge/misspelt.ts'
import type { DocumentedParameter } from '../../src/lint/claims/read/documented-parameters.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  needs: 'whole-tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description names a parameter that the schema does not have, or spells it differently.',
  why: 'A model that follows the description sends a key that the server ignores or refuses. The rule reports near misses of a real parameter (letter case, separators, two letters), rows of an Args or Parameters block, of a table or of `@param` lines without a property, names that the text sets ("set `page` to 2", "the `page` parameter"), and arguments of example calls. If the text documents a name that does not exist and does not mention a property that does, this is one parameter under two names. Other code spans are usually values, fields and commands (411 on 64 real servers), so the rule ignores them. It also ignores tools that take an object with any keys.',
  evidence: [
    {
      kind: 'measured',
      ref: 'tools/list of 64 npm servers',
      says: '411 code spans name something that is not a parameter of their tool. Nearly all are values, response fields or commands.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '9 findings on 4 servers, all read, all right: camelCase in the description and snake_case in the schema, or the reverse, and a plural.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook; the `limit` parameter caps the passages, `Limits` in the answer counts them.' },
      { description: 'Search the policy handbook by keyword. Pass the id to the `policy_id` argument of get_policy.' },
      withSection('Search the policy handbook by keyword. Each passage has its sectionFilter and a `sectionFilter` field.'),
      { description: 'Lists the policies of the handbook, with policy_id, title and owner of each.' },
      { description: 'Enters a policy into the handbook and gives back its policy_id.' },
      { description: 'Lists the policies by day: policy_id, title and owner.' },
      withSection('Search the policy handbook by keyword. Use sectionFilter from the answer of list_sections.'),
      {
        description:
          'Search the policy handbook by keyword. The answer has `more: true`; the `page` parameter of the web API has no counterpart.',
      },
      {
        description:
          'Search the policy handbook by keyword.\n\nArgs:\n    query: Keywords.\n    limit: How many.\n    ctx: The context of the server.',
      },
      {
        description:
          'Search the policy handbook by keyword.\n\nArgs:\n    query: Keywords.\n\nReturns:\n    passages: What was found.\n    total: How many.',
      },
    ],
    bad: [
      { description: 'Search the policy handbook by keyword; the `Query` parameter takes English words.' },
      withSection('Search the policy handbook by keyword, narrowed by the "sections_filter" parameter.'),
      withSection('Search the policy handbook by keyword. Set sectionFilter to narrow the search.'),
      withSection('Search the policy handbook by keyword.\n\nArgs:\n    sectionFilter: Section to look in, for example "4.2".'),
      { description: 'Lists the policies of the handbook. Narrow them with policy_owner.' },
      { description: 'Search the policy handbook by keyword. For more passages set `page` to 2, 3 and so on.' },
      {
        description:
          'Search the policy handbook by keyword.\n\nArgs:\n    query: Keywords.\n    limit: How many.\n    page: Which page.',
      },
      {
        description:
          'Search the policy handbook by keyword.\n\n| parameter | meaning |\n|---|---|\n| `query` | Keywords. |\n| `max_hits` | How many passages. |',
      },
      {
        description:
          'Search the policy handbook by keyword.\n\n@param {string} query - Keywords.\n@param {boolean} fuzzy - Forgive typing errors.',
      },
      { description: 'Search the policy handbook by keyword. Example: `search_policies(query="leave", top=5)`' },
      {
        inputSchema: {
          type: 'object',
          properties: { since: { type: 'string', description: 'First day of change. Ignored if `last_days` is given.' } },
        },
      },
    ],
  },
  *check(tool, { toolset }) {
    const told = new Set<string>()
    for (const [at, text] of textsOf(tool)) {
      const misspelt = misspeltIn(text, tool, toolset)
      const [first] = misspelt
      if (first === undefined || !isEnglish(text)) continue
      for (const { reference } of misspelt) told.add(reference.name)
      yield respelling(tool, at, text, first, misspelt)
    }
    const text = tool.description ?? ''
    const ghosts = ghostsOf(tool, toolset).filter(({ documented }) => !told.has(documented.name))
    if (ghosts.length > 0 && isEnglish(text)) {
      for (const ghost of ghosts) if (ghost.meant !== undefined) yield renaming(tool, text, ghost.documented, ghost.meant)
      const strange = ghosts.filter(({ meant }) => meant === undefined)
      if (strange[0] !== undefined) yield strangers(tool, strange[0].documented, strange)
    }
    for (const { parameter, documented } of strangersBeside(tool, toolset)) {
      if (!told.has(documented.name)) yield beside(parameter, documented)
    }
    for (const ghost of ghosts) told.add(ghost.documented.name)
    for (const { at, named } of unplacedNames(tool, toolset)) {
      if (told.has(named.name)) continue
      told.add(named.name)
      yield unplaced(at, named)
    }
    for (const { kind, finding } of refusedCalls(tool, toolset)) if (kind === 'exists') yield finding
  },
  plant(tool, random) {
    const names = parametersOf(tool).filter(({ name, depth }) => depth === 0 && /^[a-z][A-Za-z0-9_]{3,}$/.test(name))
    const { name } = pick(names, random) ?? {}
    if (name === undefined || !tool.description) return undefined
    const called = 'The `#` parameter narrows the result.'
    const forms = ['Set # to narrow the result.', called, 'Requires a #.', '\n\nArgs:\n    #: as above']
    const sentence = /[_A-Z]/.test(name) ? pick(forms, random) : called
    const wrong = respelt(name)
    const to = appended(tool.description, sentence?.replace('#', wrong) ?? '')
    return to === undefined ? undefined : [{ tool: tool.index, at: '/description', to }]
  },
})

/** A name in the other convention: `sortBy` for `sort_by` and the reverse, `Query` for `query`. */
function respelt(name: string): string {
  if (name.includes('_')) return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (/[A-Z]/.test(name)) return name.replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** A name that nearly matches a parameter, with the other such names of its text. */
function respelling(tool: Tool, at: Pointer, text: string, { reference, meant }: Misspelt, all: readonly Misspelt[]): Finding {
  const others = all.slice(1).map((one) => `"${one.reference.name}"`)
  const also = others.length > 0 ? ` (the same applies to ${list(others, 3)})` : ''
  const to = all.reduce((changed, one) => renamed(changed, one.reference.name, one.meant), text)
  return {
    at,
    words: reference.words,
    certainty: 'proved',
    message: `The description names the parameter "${reference.name}", but the schema calls it \`${meant}\`${also}. A model that follows the description sends a key that the server does not know. Write \`${meant}\` in both.`,
    patches: [{ says: `write ${meant} for ${reference.name}`, safe: false, edits: [{ tool: tool.index, at, to }] }],
  }
}

/** A name that only the text has, and a property that only the schema has: two names of one parameter. */
function renaming(tool: Tool, text: string, { name, words }: DocumentedParameter, meant: string): Finding {
  const to = renamed(text, name, meant)
  return {
    at: '/description',
    words,
    certainty: 'proved',
    message: `The description documents the parameter "${name}", which the schema does not have. It does not mention \`${meant}\`, which the schema has. A model that follows it sends a key that the server does not know. Use the same name in both.`,
    patches: [{ says: `write ${meant} for ${name}`, safe: false, edits: [{ tool: tool.index, at: '/description', to }] }],
  }
}

function strangers(tool: Tool, { name, words, by }: DocumentedParameter, all: readonly GhostParameter[]): Finding {
  const others = all.slice(1).map(({ documented }) => `"${documented.name}"`)
  const also = others.length > 0 ? ` (nor ${list(others, 3)})` : ''
  const has = parametersOf(tool)
    .filter(({ depth }) => depth === 0)
    .map((parameter) => `\`${clip(parameter.name, 40)}\``)
  const refuses =
    own(tool.inputSchema, 'additionalProperties') === false ? 'is refused' : 'sends a key that the server does not know'
  return {
    at: '/description',
    words,
    certainty: by === 'row' ? 'proved' : 'likely',
    message: `The description ${by === 'row' ? 'documents' : 'names'} the parameter "${clip(name, 60)}", but the schema does not have it${also}. It has only ${list(has, 5)}. A model that follows the description ${refuses}. Add the parameter to the schema, or remove it from the text.`,
  }
}

function beside({ name, descriptionAt }: Parameter, documented: DocumentedParameter): Finding {
  return {
    at: descriptionAt,
    words: documented.words,
    message: `The description of \`${clip(name, 60)}\` mentions another parameter "${clip(documented.name, 60)}", but the tool does not have it. A model then sends a key that the server does not know. Use the name from the schema, or add the parameter.`,
  }
}

function unplaced(at: Pointer, { name, words }: CodedName): Finding {
  return {
    at,
    words,
    message: `The description mentions "${clip(name, 60)}", but no parameter and no field of the answer has that name, and the schemas list all of them. A model sends it and is refused, or looks for it in the answer and does not find it. Use the name from the schema, or explain what it is.`,
  }
}

/** The text with one name replaced by another wherever it is a whole word. Names contain no special characters of patterns. */
function renamed(text: string, from: string, to: string): string {
  return text.split(from).reduce((before, after) => `${before}${/\w$/.test(before) || /^\w/.test(after) ? from : to}${after}`)
}

function withSection(description: string) {
  return {
    description,
    inputSchema: {
      type: 'object',
      properties: { section_filter: { type: 'string', description: 'Section to look in, for example "4.2".' } },
    },
  }
}
