import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { repeatedIn, unwrapped } from '../../../../src/lint/prose/tools/repeated.ts'

const tools = (...descriptions: (string | undefined)[]) =>
  descriptions.map((description, index) =>
    toolFrom({ name: `tool_${index}`, ...(description !== undefined && { description }) }, index, undefined),
  )
const found = (least: number, ...descriptions: (string | undefined)[]) =>
  [...repeatedIn(toolsetFrom({ uri: 'test.json', tools: tools(...descriptions) }), least)].map(({ sentences, holders }) => [
    sentences,
    holders.map(({ index }) => index),
  ])

const QUOTA = 'Every call counts against the quota of the workspace.'
const SIGNED = 'The signed-in user must be a member of the workspace.'

test('finds the sentence that enough tools hold, with its holders', () => {
  expect(found(3, `Read a page. ${QUOTA}`, `${QUOTA} Write a page.`, 'Move a page.', `Delete a page.\n${QUOTA}`)).toEqual([
    [[QUOTA], [0, 1, 3]],
  ])
})

test('counts a tool once that says a sentence twice', () => {
  expect(found(2, `${QUOTA} ${QUOTA}`, 'Read a page.')).toEqual([])
})

test('puts the sentences of the same tools together', () => {
  expect(found(2, `${QUOTA} ${SIGNED}`, `Read. ${QUOTA} ${SIGNED}`, 'Write.')).toEqual([
    [
      [QUOTA, SIGNED],
      [0, 1],
    ],
  ])
  expect(found(2, `${QUOTA} ${SIGNED}`, `${QUOTA} ${SIGNED}`, QUOTA)).toEqual([
    [[QUOTA], [0, 1, 2]],
    [[SIGNED], [0, 1]],
  ])
})

test('passes over headings, labels and tools without a text', () => {
  expect(found(2, 'Common operations:\nRead a page.', 'Common operations:\nWrite a page.', undefined)).toEqual([])
})

test('does not take two sentences for one that only look alike in length and letters', () => {
  expect(found(2, QUOTA, QUOTA.replace('call', 'colt'), QUOTA.replace('quota', 'quite'))).toEqual([])
})

test('makes one line of a sentence that was wrapped by hand, offsets kept', () => {
  const wrapped = QUOTA.replace(' quota', '\n    quota')
  expect(unwrapped(wrapped)).toBe(QUOTA.replace(' quota', '     quota'))
  expect(unwrapped('One.\nTwo.\n- three')).toBe('One.\nTwo.\n- three')
  expect(unwrapped(wrapped)).toHaveLength(wrapped.length)
})
