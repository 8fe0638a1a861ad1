import { rememberedFor } from '../../src/core/memo.ts'
import { editDistance, list } from '../../src/core/text.ts'
import type { Tool, Toolset } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { referencesIn, type Reference } from '../../src/lint/claims/read/references.ts'
import { vocabularyOf } from '../../src/lint/prose/tools/tool-names.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The prose names a parameter that the schema spells differently.',
  why:
    'A model that follows the prose sends a key that the server ignores or refuses. Only near misses of a real parameter are reported: the same letters in another case or with other ' +
    'separators where the prose sets, passes, requires or lists the name, and one or two letters of difference in a name of six letters or more where it says "parameter" or "argument". Plain code spans are mostly values, fields and commands ' +
    '(411 on 64 real servers), and a parameter with no real one near it mostly belongs to another tool: on both the rule is silent.',
  evidence: [
    {
      kind: 'measured',
      ref: 'tools/list of 64 npm servers',
      says: '411 code spans name something that is no parameter of their tool; nearly all are values, response fields or commands.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '9 findings on 4 servers, all read, all right: prose in camelCase beside a schema in snake_case or the reverse, and a plural.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook; the `limit` parameter caps the passages, `Limits` in the answer counts them.' },
      { description: 'Search the policy handbook by keyword. Pass the id to the `policy_id` argument of get_policy.' },
      withSection('Search the policy handbook by keyword. Each passage has its sectionFilter and a `sectionFilter` field.'),
      withSection('Search the policy handbook by keyword. Use sectionFilter from the answer of list_sections.'),
    ],
    bad: [
      { description: 'Search the policy handbook by keyword; the `Query` parameter takes English words.' },
      withSection('Search the policy handbook by keyword, narrowed by the "sections_filter" parameter.'),
      withSection('Search the policy handbook by keyword. Set sectionFilter to narrow the search.'),
      withSection('Search the policy handbook by keyword.\n\nArgs:\n    sectionFilter: Section to look in, for example "4.2".'),
    ],
  },
  *check(tool, { toolset }) {
    for (const [at, text] of textsOf(tool)) {
      if (referencesIn(text).length === 0) continue
      const misspelt = misspeltIn(text, tool, toolset)
      const [first] = misspelt
      if (first === undefined || !isEnglish(text)) continue
      const { reference, meant } = first
      const others = misspelt.slice(1).map((one) => `"${one.reference.name}"`)
      const also = others.length > 0 ? ` (so with ${list(others, 3)})` : ''
      const to = misspelt.reduce((changed, one) => renamed(changed, one.reference.name, one.meant), text)
      yield {
        at,
        words: reference.words,
        message: `The prose names the parameter "${reference.name}", and the schema has \`${meant}\`${also}; a model that follows the prose sends a key that the server does not know. Write \`${meant}\` in both.`,
        patches: [{ says: `write ${meant} for ${reference.name}`, safe: false, edits: [{ tool: tool.index, at, to }] }],
      }
    }
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

interface Misspelt {
  readonly reference: Reference
  readonly meant: string
}

interface Names {
  readonly all: ReadonlySet<string>
  readonly byLetters: ReadonlyMap<string, string>
}

const namesOf = rememberedFor((tool: Tool): Names => {
  const all = new Set(parametersOf(tool).map(({ name }) => name))
  return { all, byLetters: new Map([...all].map((name) => [letters(name), name])) }
})

/** The references of a text that miss a parameter by little, each name once. */
function misspeltIn(text: string, tool: Tool, toolset: Toolset): Misspelt[] {
  const found = new Map<string, Misspelt>()
  for (const reference of referencesIn(text)) {
    const { name, called } = reference
    const { all, byLetters } = namesOf(tool)
    if (all.has(name) || found.has(name)) continue
    const meant = byLetters.get(letters(name)) ?? (called ? [...all].find((real) => isNearMiss(name, real)) : undefined)
    if (meant !== undefined && !vocabularyOf(toolset).has(name)) found.set(name, { reference, meant })
  }
  return [...found.values()]
}

function isNearMiss(said: string, real: string): boolean {
  const [shorter, longer] = said.length < real.length ? [said.length, real.length] : [real.length, said.length]
  return shorter >= 6 && longer - shorter < 3 && editDistance(said, real) <= (shorter < 10 ? 1 : 2)
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** A text with every whole word that is one name made another. Names hold no character that a pattern would read. */
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
