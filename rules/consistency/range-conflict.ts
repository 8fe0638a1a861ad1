import type { Json } from '../../src/core/json.ts'
import { schemaBound, statedBounds } from '../../src/lint/prose/stated-bounds.ts'
import { parametersOf } from '../../src/lint/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The prose gives a parameter one bound and the schema another.',
  why:
    'One of the two is wrong, and a model cannot know which: it keeps inside the prose and misses values that work, or trusts the schema and gets an error. ' +
    "Only a certain statement in the parameter's own description is compared, with the keyword for the same end of the same range; a bound under a condition is no conflict.",
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2',
      says: '`minimum` and `maximum` assert inclusive bounds, so another bound in the prose cannot hold too.',
      checked: '2026-11-21',
    },
  ],
  entails: ['parameter/range-in-prose'],
  examples: {
    good: [
      {},
      withLimit({ type: 'integer', description: 'How many passages to return, up to 50.', maximum: 50 }),
      withLimit({ type: 'integer', description: 'How many passages to return. If titles are included, up to 50.', maximum: 100 }),
      withLimit({ type: 'integer', description: 'How many passages to return, at least 1.', exclusiveMinimum: 0 }),
      withLimit({ type: 'integer', description: 'How many passages to return, usually up to 20.', maximum: 100 }),
    ],
    bad: [
      withLimit({ type: 'integer', description: 'How many passages to return, up to 50.', maximum: 100 }),
      withLimit({ type: 'integer', description: 'How many passages to return (1-20).', minimum: 0, maximum: 20 }),
      withLimit({ type: 'string', description: 'Words to look for, at most 200 characters.', maxLength: 100 }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      for (const { keyword, value, words } of statedBounds(parameter)) {
        const bound = schemaBound(parameter, keyword)
        if (bound === undefined || bound === value) continue
        const said = parameter.description?.slice(words.start, words.end)
        yield {
          at: parameter.descriptionAt,
          words,
          message: `The prose of \`${parameter.name}\` says "${said}", its schema ${keyword} ${bound}; a model cannot know which holds. Make both say what the server enforces.`,
        }
        break
      }
    }
  },
})

function withLimit(limit: { readonly [key: string]: Json }) {
  return { inputSchema: { type: 'object', properties: { limit } } }
}
