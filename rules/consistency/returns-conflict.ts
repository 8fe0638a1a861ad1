import { isObject } from '../../src/core/json.ts'
import type { Finding } from '../../src/core/finding.ts'
import type { Tool } from '../../src/core/tool.ts'
import { clip, list, oneLine } from '../../src/core/text.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { outputOf } from '../../src/lint/claims/judge/output.ts'
import { otherOrder, otherType } from '../../src/lint/claims/judge/returned-order.ts'
import { typeOtherwise } from '../../src/lint/claims/judge/returned-type.ts'
import { wrongShape, type WrongShape } from '../../src/lint/claims/judge/returned-shape.ts'
import { missingFields } from '../../src/lint/claims/judge/returns.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const ORDERED = {
  type: 'object',
  properties: {
    passages: { type: 'array', description: 'Passages, newest first.', items: { type: 'string' } },
    total: { type: 'integer', description: 'How many there are.' },
  },
}
/** An answer that may contain anything. */
const OPEN = {
  type: 'object',
  properties: { passages: { type: 'array' }, total: { type: 'integer' } },
}

export default defineRule({
  scope: 'tool',
  needs: 'whole-tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description promises a field, a type, an order or a number of results that the output schema does not have.',
  why: 'A model plans its next call with a field that the description promises, such as `next_cursor`, and the answer does not have it. The rule compares only fields that are named in code, in quotes or as identifiers, in a sentence or section about the result. At least half of them must be in the schema, or the schema must list all fields and lack two or more. Otherwise the description and the schema are about different levels of one answer.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#output-schema',
      says: 'Servers must provide structured results that conform to the output schema; clients should validate them against it.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '237 tools have an output schema, and 52 of these schemas list all fields. No finding. Recall is not measured.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      {
        description: 'Search the policy handbook. Returns the passages, newest first, and total (integer).',
        outputSchema: ORDERED,
      },
      {
        description:
          'Search the policy handbook. Returns the passages, the most recent one at the top, and the total as a number.',
        outputSchema: ORDERED,
      },
      { description: 'Search the policy handbook. Returns `passages` as a list and `total` as a number.', outputSchema: ORDERED },
      returning('Returns `title`, `section` and `modified` of each passage.'),
      returning('Returns `title` and `section`; pass them to get_policy. It does not return `author`.'),
      { ...returning('Returns `id`, `name` and `kind`.'), outputSchema: OPEN },
      returning('Returns passages, each with title, section and the day of the last change.'),
      returning('Returns passages with title, number and day.'),
      { description: 'Search the policy handbook. Returns `title` and `total`.', outputSchema: undefined },
    ],
    bad: [
      { description: 'Search the policy handbook. Returns `total` as a list of the numbers.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Returns `passages` as one text and `total` as a list.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Gives the total as a list of numbers.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Returns "total" as an object.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Returns the passages, oldest first.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Returns the passages and the total as text.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Returns the passages, from the oldest to the latest.', outputSchema: ORDERED },
      { description: 'Search the policy handbook. Returns: total (string such as "4 of 9"), passages.', outputSchema: ORDERED },
      returning('Returns `title`, `section` and `next_cursor`.'),
      returning('Returns the title, `section` and `modifiedAt` of each passage, best first; `title` is plain text.'),
      returning('\n\nReturns:\n    title: Title of the policy\n    section: Its number\n    author: Who wrote it'),
      returning('Returns `id`, `name` and `kind`.'),
      returning('Returns a list of policies, each with id, author, owner and title.'),
      returning('Each passage has id, owner, author and status.'),
      returning('\n\nReturns:\n    A list of passages, each with `number`, `text` and `author`.'),
    ],
  },
  *check(tool, { toolset }) {
    const wrong = wrongShape(tool)
    if (wrong !== undefined) yield ofShape(tool, wrong)
    const otherwise = otherType(tool) ?? typeOtherwise(tool) ?? otherOrder(tool)
    if (wrong === undefined && otherwise !== undefined) {
      const { words, field, instead } = otherwise
      yield {
        at: '/description',
        words,
        message: `The description states "${clip(oneLine((tool.description ?? '').slice(words.start, words.end)), 80)}", but ${field === undefined ? 'another sentence states' : 'the output schema has'} ${clip(instead, 60)}${field === undefined ? '' : ` for \`${clip(field, 40)}\``}. A model then misreads the answer. Make both describe what the server returns.`,
      }
    }
    const missing = missingFields(tool, toolset)
    const [first] = missing
    if (first === undefined || wrong !== undefined) return
    const others = missing.slice(1).map(({ name }) => `"${name}"`)
    const also = others.length > 0 ? ` (nor ${list(others, 3)})` : ''
    yield {
      at: '/description',
      words: first.words,
      message: `The description promises the field "${first.name}", but the output schema does not have it${also}. It has ${list([...outputOf(tool).names], 4)}. A model looks for the field and does not find it. Make both name the fields that the server returns.`,
    }
  },
  plant(tool, random) {
    const { outputSchema, description, index } = tool
    if (!description || !isObject(outputSchema)) return undefined
    const inputs = new Set(parametersOf(tool).map(({ name }) => name))
    const names = parametersOf({ ...tool, inputSchema: outputSchema })
      .map(({ name }) => name)
      .filter((name) => name.length > 2 && !inputs.has(name))
    const [first, second] = [pick(names, random), names[0]]
    const strange = pick(['next_cursor', 'total_count', 'createdAt', 'score'], random)
    if (first === undefined || second === undefined || strange === undefined || names.length < 2 || names.includes(strange))
      return undefined
    const sentence = pick(
      [`Returns \`${first}\` and \`${strange}\`.`, `\n\nReturns:\n- \`${first}\`: as stored\n- \`${strange}\`: as stored`],
      random,
    )
    const to = appended(description, sentence ?? '')
    return to === undefined ? undefined : [{ tool: index, at: '/description', to }]
  },
})

function ofShape({ description = '' }: Tool, { words, lacks }: WrongShape): Finding {
  const quoted = clip(oneLine(description.slice(words.start, words.end)), 80)
  return {
    at: '/description',
    words,
    message: `The description states "${quoted}", but the output schema lists all fields and has ${lacks}. A model then misreads the answer. Make both describe what the server returns.`,
  }
}

function returning(sentence: string) {
  return { description: `Search the policy handbook by keyword, for example "parental leave". ${sentence}` }
}
