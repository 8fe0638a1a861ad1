import { isObject, ownString, type JsonObject } from '../../src/core/json.ts'
import { segmentsOf } from '../../src/core/pointer.ts'
import { clip, count, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { saysWhatComesBack } from '../../src/lint/prose/tools/results.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { subschemasOf, type Subschema } from '../../src/schema/walk.ts'

/** Names that explain a field completely. */
const PLAIN = new Set(
  'id name title description url uri link text content message error errors success total count items results data version path email type status created updated'.split(
    ' ',
  ),
)

const fields = (properties: JsonObject) => ({ outputSchema: { type: 'object', properties } })

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary:
    'At least half of the output fields have neither a description nor a name that explains them. There is one finding per tool.',
  why: 'A model reads the output schema to plan the next call. With `state: string` or `score: number` it has to guess the values, the unit or the scale. Names such as `title` or `url`, fields with an enum, a format or a constant, and objects and lists with fields of their own count as described. The share is an option. The default is half, because one or two undescribed fields do no harm.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Describe what the output represents.',
      checked: '2026-11-21',
    },
  ],
  options: {
    share: { default: 0.5, min: 0, max: 1, says: 'The share of undescribed fields from which the rule reports a tool.' },
  },
  examples: {
    good: [
      {},
      fields({ id: { type: 'string' }, url: { type: 'string' } }),
      fields({ state: { type: 'string', enum: ['open', 'closed'] }, since: { type: 'string', format: 'date' } }),
      fields({
        score: { type: 'number', description: 'Relevance from 0 to 1.' },
        hits: { type: 'integer', description: 'Passages that match.' },
        took: { type: 'number' },
      }),
      // what the generated wrapper holds is told by the text
      {
        description: 'Count the policies of a section.\n\nReturns: the number of policies.',
        ...fields({ result: { type: 'integer' } }),
      },
      { description: '统计一个章节的制度数量', ...fields({ result: { type: 'integer' } }) },
      // the query and the limit are what the caller sent
      fields({
        query: { type: 'string' },
        limit: { type: 'integer' },
        took: { type: 'number' },
        more: { type: 'boolean', const: false },
      }),
    ],
    bad: [
      { description: 'Weigh a section against all others.', ...fields({ result: { type: 'number' } }) },
      fields({ score: { type: 'number' }, state: { type: 'string' } }),
      fields({ rank: { type: 'integer' }, policy_title: { type: 'string', description: 'Title of the policy.' } }),
    ],
  },
  *check(tool, { options }) {
    const { outputSchema, description = '' } = tool
    if (!isObject(outputSchema)) return
    const all = subschemasOf(outputSchema, '/outputSchema').filter(({ keyword }) => keyword === 'properties')
    // a generated wrapper with content that the description explains
    if (
      all.length === 1 &&
      all.every((node) => nameOf(node) === 'result') &&
      (saysWhatComesBack(description) || !isEnglish(description))
    )
      return
    // a field with the name of a parameter is known to the caller
    const sent = new Set(parametersOf(tool).map(({ name }) => name))
    const bare = all.filter((node) => !isClear(node) && !sent.has(nameOf(node)))
    const [first] = bare
    if (first === undefined || bare.length < all.length * options.share) return
    const names = list(
      bare.map((node) => `"${clip(nameOf(node), 40)}"`),
      3,
    )
    yield {
      at: first.at,
      message: `${bare.length} of ${count(all.length, 'output field')} (${names}) ${bare.length === 1 ? 'has' : 'have'} no description. A model has to guess the values, the unit or the scale. Describe the fields that a next call or the user needs.`,
    }
  },
  plant({ index, outputSchema }) {
    if (!isObject(outputSchema)) return undefined
    return [
      {
        tool: index,
        at: '/outputSchema',
        to: { type: 'object', properties: { score: { type: 'number' }, state: { type: 'string' }, rank: { type: 'integer' } } },
      },
    ]
  },
})

function isClear(node: Subschema): boolean {
  const { schema } = node
  if (ownString(schema, 'description')?.trim() || ownString(schema, 'title')?.trim().includes(' ')) return true
  if (
    ['enum', 'const', 'format', 'properties', 'items', 'additionalProperties', '$ref', 'anyOf', 'oneOf', 'allOf'].some((key) =>
      Object.hasOwn(schema, key),
    )
  )
    return true
  return nameParts(nameOf(node)).some((part) => PLAIN.has(part))
}

function nameOf({ at }: Subschema): string {
  return segmentsOf(at).at(-1) ?? ''
}
