import { expect, test } from 'vitest'
import type { Trial } from '../../src/core/trial.ts'
import type { Intent } from '../../src/core/intent.ts'
import { confusions } from '../../src/eval/confusion.ts'
import { reportedTrial } from '../../src/eval/reported.ts'
import { callsOf, failedOf, intentOf, replyOf, trialOf } from '../helpers/runs.ts'

const confusion = (trials: readonly Trial[], asked: readonly Intent[]) => {
  const counted = confusions(asked)
  for (const trial of trials) counted.add(reportedTrial(trial))
  return counted.rows()
}

const intents = ['a', 'b', 'c', 'd'].map((id) => intentOf(id, 'move_file'))

test('counts who takes the intents meant for a tool, out of all that were meant for it', () => {
  const trials = [
    trialOf('a', ['copy_file'], { selection: 0 }),
    trialOf('b', ['copy_file'], { selection: 0 }),
    trialOf('c', [], { selection: 0 }),
    trialOf('d', ['move_file'], { selection: 1 }),
  ]
  expect(confusion(trials, intents)).toEqual([
    { model: 'scripted', expected: 'move_file', called: 'copy_file', count: 2, of: 4 },
    { model: 'scripted', expected: 'move_file', called: '(none)', count: 1, of: 4 },
  ])
})

test('a failed trial takes nothing but was meant for the tool all the same', () => {
  const trials = [trialOf('a', ['copy_file'], { selection: 0 }), failedOf('b')]
  expect(confusion(trials, intents)).toMatchObject([{ count: 1, of: 2 }])
})

test('keeps models apart', () => {
  const trials = ['x', 'y'].map((model) => trialOf('a', ['copy_file'], { selection: 0 }, { model }))
  expect(confusion(trials, intents).map(({ model, of }) => [model, of])).toEqual([
    ['x', 1],
    ['y', 1],
  ])
})

test('reads the first of a ranking', () => {
  const trial: Trial = {
    ...failedOf('a'),
    outcome: { ok: true, reply: replyOf([], ['copy_file', 'move_file']), scores: { 'retrieval@1': { value: 0 } } },
  }
  expect(confusion([trial], intents)).toMatchObject([{ called: 'copy_file' }])
})

test('names several calls, no call and a question back', () => {
  const several = [
    intentOf('none', '', { expect: { kind: 'none' } }),
    intentOf('ask', '', { expect: { kind: 'ask' } }),
    intentOf('both', '', { expect: callsOf('read', 'write') }),
  ]
  const trials = [
    trialOf('none', ['x'], { abstention: 0 }),
    trialOf('ask', ['y'], { ask: 0 }),
    trialOf('both', ['z', 'z'], { selection: 0 }),
  ]
  expect(confusion(trials, several).map(({ expected, called }) => [expected, called])).toEqual([
    ['(ask)', 'y'],
    ['(none)', 'x'],
    ['read + write', 'z + z'],
  ])
})

test('bounds what a model that calls a thousand tools with endless names adds to a table', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `${index}${'x'.repeat(10_000)}`)
  const [row] = confusion([trialOf('a', names, { selection: 0 })], intents)
  expect(row?.called.length).toBeLessThan(400)
  expect(row?.called).toMatch(/ \+ 996 more$/)
})

test('a tool called __proto__ is a tool like any other', () => {
  const trials = [trialOf('a', ['__proto__'], { selection: 0 })]
  expect(confusion(trials, [intentOf('a', 'constructor')])).toMatchObject([{ expected: 'constructor', called: '__proto__' }])
})

test('a right answer is no confusion, nor is an intent that the suite lacks', () => {
  const trials = [trialOf('a', ['move_file'], { selection: 1 }), trialOf('zzz', ['copy_file'], { selection: 0 })]
  expect(confusion(trials, intents)).toEqual([])
})
