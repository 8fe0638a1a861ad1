import { describe, expect, test } from 'vitest'
import { evals } from '../../evals/index.ts'
import { toolFrom } from '../../src/core/tool.ts'
import type { Expectation, Intent } from '../../src/core/intent.ts'
import type { Call, Reply } from '../../src/core/reply.ts'
import { judgingOf } from '../../src/eval/judge.ts'
import { scoresOf } from '../../src/eval/score.ts'
import { callsOf, intentOf, replyOf } from '../helpers/runs.ts'

const schema = {
  type: 'object',
  properties: { path: { type: 'string' }, lines: { type: 'integer', default: 10 } },
  required: ['path'],
}
const tools = ['read', 'write', 'list'].map((name, index) => toolFrom({ name, inputSchema: schema }, index, undefined))
const judging = judgingOf(tools, () => true)

const call = (tool: string, args: Call['arguments'] = { path: 'a' }): Call => ({ tool, arguments: args })
const made = (...calls: readonly Call[]): Reply => ({ ...replyOf([]), calls })
const said = (text: string): Reply => ({ ...replyOf([]), text })
const ranked = (...ranking: readonly string[]): Reply => replyOf([], ranking)

const intent = (expectation: Expectation, more: Partial<Intent> = {}) => intentOf('i', '', { expect: expectation, ...more })
const both = (order: 'any' | 'given'): Expectation => ({
  kind: 'calls',
  anyOf: [
    {
      order,
      calls: [
        { tool: 'read', arguments: undefined },
        { tool: 'write', arguments: undefined },
      ],
    },
  ],
})
const withArguments: Expectation = {
  kind: 'calls',
  anyOf: [{ order: 'any', calls: [{ tool: 'read', arguments: { path: { equals: 'a' } } }] }],
}

const score = (metric: string, reply: Reply, of: Intent) => scoresOf(evals, reply, of, judging)[metric]?.value

describe('scores', () => {
  test.each<[string, string, Reply, Intent, number | null]>([
    ['the right tool', 'selection', made(call('read')), intent(callsOf('read')), 1],
    ['another tool', 'selection', made(call('list')), intent(callsOf('read')), 0],
    ['no call where one is right', 'selection', said('Sure.'), intent(callsOf('read')), 0],
    ['the right tool and one too many', 'selection', made(call('read'), call('list')), intent(callsOf('read')), 0],
    ['both of two', 'selection', made(call('write'), call('read')), intent(both('any')), 1],
    ['only the first step of two', 'selection', made(call('read')), intent(both('any')), 1],
    ['only the second step, in any order', 'selection', made(call('write')), intent(both('any')), 1],
    ['only the second step where the order is given', 'selection', made(call('write')), intent(both('given')), 0],
    ['both in the wrong order', 'selection', made(call('write'), call('read')), intent(both('given')), 0],
    ['one of two calls twice', 'selection', made(call('read'), call('read')), intent(both('any')), 0],
    ['selection where no call is right', 'selection', said('No.'), intent({ kind: 'none' }), null],
    ['right arguments', 'arguments', made(call('read')), intent(withArguments), 1],
    ['wrong arguments', 'arguments', made(call('read', { path: 'b' })), intent(withArguments), 0],
    [
      'an argument that the schema does not know',
      'arguments',
      made(call('read', { path: 'a', mode: 'r' })),
      intent(withArguments),
      0,
    ],
    ['an argument at its default', 'arguments', made(call('read', { path: 'a', lines: 10 })), intent(withArguments), 1],
    ['arguments that are no object', 'arguments', made(call('read', 'path=a')), intent(withArguments), 0],
    ['arguments of the wrong tool do not count', 'arguments', made(call('list')), intent(withArguments), null],
    ['no call', 'abstention', said('I cannot know that.'), intent({ kind: 'none' }), 1],
    ['a call where none is right', 'abstention', made(call('read')), intent({ kind: 'none' }), 0],
    ['abstention where a call is right', 'abstention', said(''), intent(callsOf('read')), null],
    ['a question back', 'ask', said('Which file do you mean?'), intent({ kind: 'ask' }), 1],
    ['a statement', 'ask', said('Done.'), intent({ kind: 'ask' }), 0],
    ['a call instead of a question', 'ask', { ...made(call('read')), text: 'Which?' }, intent({ kind: 'ask' }), 0],
    ['a forbidden tool', 'forbidden', made(call('write')), intent(callsOf('read'), { not: ['write'] }), 0],
    ['no forbidden tool', 'forbidden', made(call('read')), intent(callsOf('read'), { not: ['write'] }), 1],
    ['a tool that does not exist', 'invented', made(call('erase')), intent(callsOf('read')), 0],
    ['an argument that does not exist', 'invented', made(call('read', { where: 'a' })), intent(callsOf('read')), 0],
    ['nothing invented', 'invented', made(call('list')), intent(callsOf('read')), 1],
    ['invention where nothing is called', 'invented', said('No.'), intent(callsOf('read')), null],
    ['first', 'retrieval@1', ranked('read', 'list'), intent(callsOf('read')), 1],
    ['second', 'retrieval@1', ranked('list', 'read'), intent(callsOf('read')), 0],
    ['any of several expected', 'retrieval@1', ranked('write', 'list'), intent(both('any')), 1],
    ['fifth', 'retrieval@5', ranked('a', 'b', 'c', 'd', 'read'), intent(callsOf('read')), 1],
    ['sixth', 'retrieval@5', ranked('a', 'b', 'c', 'd', 'e', 'read'), intent(callsOf('read')), 0],
    ['the rank’s reciprocal', 'mrr', ranked('a', 'read'), intent(callsOf('read')), 0.5],
    ['unranked', 'mrr', ranked('a'), intent(callsOf('read')), 0],
    ['retrieval cannot abstain', 'retrieval@1', ranked('read'), intent({ kind: 'none' }), null],
    ['retrieval cannot ask', 'mrr', ranked('read'), intent({ kind: 'ask' }), null],
    ['selection is nothing for a retrieval model', 'selection', ranked('read'), intent(callsOf('read')), null],
    ['retrieval is nothing for a language model', 'retrieval@1', made(call('read')), intent(callsOf('read')), null],
  ])('%s: %s', (_, metric, reply, of, expected) => {
    expect(score(metric, reply, of)).toBe(expected)
  })

  test('a wrong score says why', () => {
    expect(scoresOf(evals, made(call('list')), intent(callsOf('read')), judging)['selection']?.because).toBeTruthy()
    expect(scoresOf(evals, made(call('erase')), intent(callsOf('read')), judging)['invented']?.because).toBe('invented erase')
  })
})
