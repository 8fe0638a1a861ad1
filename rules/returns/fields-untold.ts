import { clip, list } from '../../src/core/text.ts'
import { answerFields, draftedReturns } from '../../src/lint/drafts/returns-line.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { contentWords, nameWords } from '../../src/lint/prose/text/words.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { outputFieldsOf } from '../../src/schema/parameters.ts'

/** Names of fields that only wrap an answer, or report its success. */
const WRAPPERS = new Set('result results content output response data text message success ok error errors schema'.split(' '))

const answer = (properties: object) => ({ outputSchema: { type: 'object', properties: { ...properties } } })
const ORDERS = {
  type: 'array',
  items: { type: 'object', properties: { order_id: { type: 'string' }, total: { type: 'number' } } },
}

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'The output schema has fields, and the description names none of them.',
  why: 'Clients check an answer against the output schema, but few of them show it to the model: the requests of the large APIs have no field for it. The model learns anything that the description does not state from the first answer, too late to plan with it. One line is enough: "Returns { orders: [{ id, total }], nextCursor }". Fields that only wrap the answer (`result`, `content`) do not count. The line costs tokens in every request, so the rule is advice in the strict preset.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/anthropics/claude-code/issues/54197',
      says: 'Claude Code uses the output schema for its own checks and does not show it to the model.',
      checked: '2026-11-30',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '119 tools have an output schema. The descriptions of 60 name none of its fields.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'List the orders of a customer with their totals.', ...answer({ orders: ORDERS }) },
      { description: 'Count the policies of a section.', ...answer({ result: { type: 'integer' } }) },
      { description: '统计一个章节的制度数量', ...answer({ passages: { type: 'integer' } }) },
      { description: 'Look into the handbook.', outputSchema: { anyOf: [{ type: 'object', properties: { pages: {} } }] } },
    ],
    bad: [
      { description: 'Look into the sales of one customer.', ...answer({ orders: ORDERS, nextCursor: { type: 'string' } }) },
      {
        description: 'Weigh a section of the handbook against all others.',
        ...answer({ rank: { type: 'integer', description: 'Place among all sections, the heaviest first.' } }),
      },
    ],
  },
  *check(tool) {
    const { description = '' } = tool
    const fields = answerFields(tool).filter(({ name }) => !WRAPPERS.has(name))
    if (fields.length === 0 || !description.trim() || !isEnglish(description)) return
    const told = new Set(contentWords(description))
    if (outputFieldsOf(tool).some(({ name }) => nameWords(name).every((word) => told.has(word)))) return
    const names = list(
      fields.map(({ name }) => `\`${clip(name, 40)}\``),
      3,
    )
    const patch = draftedReturns(tool)
    yield {
      at: '/description',
      message: `The answer has ${names}, but the description names none of the fields. A model that does not see the output schema cannot plan the next call. Add a line such as "Returns …" with the fields that a next call needs.`,
      ...suggested(patch),
    }
  },
  plant({ index, outputSchema, description }, random) {
    if (description === undefined || outputSchema === undefined) return undefined
    const field = ['ledger_key', 'balanceSheet', 'watermark'][Math.floor(random() * 3)] ?? 'watermark'
    return [{ tool: index, at: '/outputSchema', to: { type: 'object', properties: { [field]: { type: 'string' } } } }]
  },
})
