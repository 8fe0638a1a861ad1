import { expect, test } from 'vitest'
import type { Intent } from '../../src/core/intent.ts'
import type { Trial } from '../../src/core/trial.ts'
import { confusionChanges } from '../../src/eval/confusion-change.ts'
import { failedOf, intentOf, replyOf, trialOf } from '../helpers/runs.ts'

const intents = ['a', 'b', 'c', 'd'].map((id) => intentOf(id, 'move'))
const more = ['e', 'f'].map((id) => intentOf(id, 'list'))

/** One answer an intent: right where its letter stands alone, else the tool that was called; `-` for no call. */
function answers(words: readonly string[], model = 'scripted'): Trial[] {
  return words.map((word) => {
    const [id = '', tool] = word.split(' ')
    const right = [...intents, ...more].find((intent) => intent.id === id)?.expect
    const meant = right?.kind === 'calls' ? (right.anyOf[0]?.calls[0]?.tool ?? '') : ''
    const tools = tool === undefined ? [meant] : tool === '-' ? [] : [tool]
    return trialOf(id, tools, { selection: tool === undefined ? 1 : 0 }, { model })
  })
}

const told = (before: readonly Trial[], after: readonly Trial[], asked: readonly Intent[] = intents, renames = {}) =>
  confusionChanges(before, after, { intents: asked, renames }).map(
    ({ model, expected, called, before: old, after: now }) =>
      `${model === 'scripted' ? '' : `${model}: `}${expected} → ${called} ${old.count}/${old.of} ${now.count}/${now.of}`,
  )

test('what grew comes first, the most first, then what shrank, then what stayed, each of all that were meant for the tool', () => {
  const before = answers(['a copy', 'b copy', 'c -', 'd', 'e move', 'f'])
  const after = answers(['a', 'b', 'c -', 'd find', 'e move', 'f move'])
  expect(told(before, after, [...intents, ...more])).toEqual([
    'list → move 1/2 2/2',
    'move → find 0/4 1/4',
    'move → copy 2/4 0/4',
    'move → (none) 1/4 1/4',
  ])
})

test('a side that was right throughout has its n all the same', () => {
  expect(told(answers(['a', 'b', 'c', 'd']), answers(['a', 'b', 'c', 'd copy']))).toEqual(['move → copy 0/4 1/4'])
})

test('a run that broke off confuses no less for that: the share counts, and a tool that it never asked about is left out', () => {
  const before = answers(['a copy', 'b copy', 'c', 'd', 'e move', 'f'])
  expect(told(before, answers(['a copy', 'b copy']), [...intents, ...more])).toEqual(['move → copy 2/4 2/2'])
  expect(told(before, [failedOf('a'), ...answers(['b copy'])])).toEqual(['move → copy 2/4 1/2'])
})

test('a renamed tool is one tool, called as the side before calls it', () => {
  const before = answers(['a copy', 'b', 'c', 'd'])
  const after = answers(['a cp', 'b cp', 'c', 'd'])
  expect(told(before, after, intents, { copy: 'cp' })).toEqual(['move → copy 1/4 2/4'])
  const ranked = (first: string): Trial => ({
    ...failedOf('a'),
    outcome: { ok: true, reply: replyOf([], [first, 'move']), scores: { 'retrieval@1': { value: 0 } } },
  })
  expect(told([ranked('copy')], [ranked('cp')], intents, { copy: 'cp' })).toEqual(['move → copy 1/1 1/1'])
})

test('two tools that swapped their names are told apart', () => {
  const swapped = { copy: 'find', find: 'copy' }
  expect(told(answers(['a copy']), answers(['a copy']), intents, swapped)).toEqual(['move → find 0/1 1/1', 'move → copy 1/1 0/1'])
})

test('models are kept apart, and an intent of one side alone counts nowhere', () => {
  const before = [...answers(['a copy'], 'x'), ...answers(['a copy'], 'y'), ...answers(['zzz copy'], 'y')]
  const after = [...answers(['a'], 'x'), ...answers(['a copy'], 'y')]
  expect(told(before, after)).toEqual(['x: move → copy 1/1 0/1', 'y: move → copy 1/1 1/1'])
})
