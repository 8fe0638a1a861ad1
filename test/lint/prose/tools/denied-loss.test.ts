import { expect, test } from 'vitest'
import { deniesLoss } from '../../../../src/lint/prose/tools/denied-loss.ts'

test.each([
  'Takes the lock off; nothing on the case is erased.',
  'No entry is ever lost.',
  'None of the notes gets deleted.',
  'Sorts the shelf anew, without losing any of the labels.',
  'Doubled blanks go, every word stays.',
  'It never deletes anything.',
  'The page itself is kept.',
  'The tag can be set again.',
  'Merges the two lists and loses nothing.',
])('%j', (text) => {
  expect(deniesLoss(text)).toBe(true)
})

test.each([
  'Takes the lock off.',
  'Nothing of it stays.',
  'Nothing is kept.',
  'The newest 10 are kept, the others go.',
  'Every word stays unless the page is closed.',
  'Drops what nobody reads.',
  'Returns how many are left.',
  'No copy is kept.',
])('not in %j', (text) => {
  expect(deniesLoss(text)).toBe(false)
})
