import { isObject, ownString, type JsonObject } from '../../src/core/json.ts'
import { segmentsOf } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { saysWhatComesBack } from '../../src/lint/prose/tools/results.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { subschemasOf, type Subschema } from '../../src/schema/walk.ts'

/** Names that say all there is to say of a field. */
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
  summary: 'At least half of the output fields have neither a description nor a name that says it all: one finding a tool.',
  why: 'A model reads the output schema to plan the next call; `state: string` or `score: number` leaves it to guess the values, the unit or the scale. Names such as `title` or `url`, fields with an enum, a format or a constant, and objects and lists whose own fields are there count as described. The share is an option; half, because one or two plain fields do no harm.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Describe what the output represents.',
      checked: '2026-11-21',
    },
  ],
  options: { share: { default: 0.5, min: 0, max: 1, says: 'Share of undescribed fields from which to speak.' } },
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
    // a generated wrapper, of which the prose says what is in it
    if (
      all.length === 1 &&
      all.every((node) => nameOf(node) === 'result') &&
      (saysWhatComesBack(description) || !isEnglish(description))
    )
      return
    // what the caller sent under the same name is known
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
      message: `${bare.length} of ${all.length} output fields (${names}) have no description, so a model guesses their values, unit or scale. Describe those that a next call or the user needs.`,
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
