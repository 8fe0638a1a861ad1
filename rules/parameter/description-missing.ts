import { own, ownObject, ownString } from '../../src/core/json.ts'
import { clip, count, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { contentWords, nameWords } from '../../src/lint/prose/words.ts'
import { parametersOf, type Parameter } from '../../src/lint/schema/parameters.ts'

const tool = (properties: object) => ({ inputSchema: { type: 'object', properties: { ...properties } } })

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter has no description.',
  why: 'A model has only the name and the type to fill it by, and guesses format, unit and meaning. A title counts when it adds a word to the name; a constant needs no description. Every top-level parameter gets its own finding, nested ones share one a tool.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Explicitly describe the purpose of the function and each parameter (and its format).',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '2,414 tools of 89 npm servers',
      says: '88.5 % of top-level parameters are described.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      tool({ id: { type: 'string', title: 'Number of the policy, for example "4.2"' } }),
      tool({ kind: { const: 'policy' } }),
      tool({ ids: { type: 'array', items: { type: 'string', description: 'Number of a policy, for example "4.2".' } } }),
      tool({ id: { anyOf: [{ type: 'string', description: 'Number of a policy, for example "4.2".' }, { type: 'integer' }] } }),
      {
        inputSchema: {
          type: 'object',
          properties: { size: { $ref: '#/$defs/size' } },
          $defs: { size: { type: 'number', description: 'Height in centimetres.' } },
        },
      },
    ],
    bad: [
      tool({ query: { type: 'string' } }),
      tool({ query: { type: 'string', description: ' ' } }),
      tool({ userId: { type: 'string', title: 'User Id' } }),
      tool({ filters: { type: 'object', description: 'Which policies to look at.', properties: { owner: { type: 'string' } } } }),
    ],
  },
  *check(tool) {
    const bare = parametersOf(tool).filter(isBare)
    for (const { name, at } of bare.filter(({ depth }) => depth === 0)) {
      yield {
        at,
        message: `The parameter "${clip(name, 60)}" has no description, so a model fills it by its name alone. Say what it means and give its format or an example.`,
      }
    }
    const nested = bare.filter(({ depth }) => depth > 0)
    const [first] = nested
    if (first === undefined) return
    yield {
      at: first.at,
      message: `${count(nested.length, 'nested parameter')} (${list([...new Set(nested.map(({ name }) => `"${clip(name, 40)}"`))], 4)}) without a description: a model fills ${nested.length === 1 ? 'it' : 'them'} by name alone. Say what each means and give its format or an example.`,
    }
  },
})

function isBare({ name, description, schema }: Parameter): boolean {
  if (description?.trim() || own(schema, 'const') !== undefined) return false
  if (ownString(ownObject(schema, 'items') ?? {}, 'description')?.trim()) return false
  const known = new Set(nameWords(name))
  return contentWords(ownString(schema, 'title') ?? '').every((word) => known.has(word))
}
