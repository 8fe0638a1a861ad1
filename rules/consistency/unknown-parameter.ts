import type { Pointer } from '../../src/core/pointer.ts'
import { editDistance } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { referencesIn } from '../../src/lint/prose/references.ts'
import { parametersOf } from '../../src/lint/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The prose names a parameter that the schema spells differently.',
  why:
    'A model that follows the prose sends a key that the server ignores or refuses. Only near misses of a real parameter are reported: the same letters in another case or with other ' +
    'separators, or one or two letters apart in a name of six letters or more, and only where the prose calls it a parameter or argument. Plain code spans are mostly values, fields and commands ' +
    '(411 on 64 real servers), and a parameter with no real one near it mostly belongs to another tool: on both the rule is silent.',
  evidence: [
    {
      kind: 'measured',
      ref: 'tools/list of 64 npm servers',
      says: '411 code spans name something that is no parameter of their tool; nearly all are values, response fields or commands.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook; the `limit` parameter caps the passages, `Limits` in the answer counts them.' },
      { description: 'Search the policy handbook by keyword. Pass the id to the `policy_id` argument of get_policy.' },
    ],
    bad: [
      { description: 'Search the policy handbook by keyword; the `Query` parameter takes English words.' },
      {
        description: 'Search the policy handbook by keyword, narrowed by the "sections_filter" parameter.',
        inputSchema: {
          type: 'object',
          properties: { section_filter: { type: 'string', description: 'Section to look in, for example "4.2".' } },
        },
      },
    ],
  },
  *check(tool, { toolset }) {
    const parameters = parametersOf(tool)
    const names = parameters.map(({ name }) => name)
    const texts: (readonly [Pointer, string | undefined])[] = [
      ['/description', tool.description],
      ...parameters.map(({ descriptionAt, description }) => [descriptionAt, description] as const),
    ]
    for (const [at, text] of texts) {
      if (!text) continue
      for (const { name, words } of referencesIn(text)) {
        const meant = names.includes(name) ? undefined : names.find((real) => isNearMiss(name, real))
        if (meant === undefined || !isEnglish(text)) continue
        if (toolset.tools.some((other) => other !== tool && parametersOf(other).some((parameter) => parameter.name === name)))
          continue
        yield {
          at,
          words,
          message: `The prose names the parameter "${name}", and the schema has \`${meant}\`; a model that follows the prose sends a key that the server does not know. Write \`${meant}\` in both.`,
        }
        break
      }
    }
  },
})

function isNearMiss(said: string, real: string): boolean {
  if (letters(said) === letters(real)) return true
  const [shorter, longer] = [said, real].map(({ length }) => length).sort((a, b) => a - b)
  if (shorter === undefined || longer === undefined || shorter < 6 || longer - shorter > 2) return false
  return editDistance(said, real) <= (shorter < 10 ? 1 : 2)
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
