import { expect, test } from 'vitest'
import { offeredIn } from '../../../../src/lint/claims/read/offered.ts'

test.each([
  ['Urgency: "low", "normal" (default), "high" or "urgent".', ['low', 'normal', 'high', 'urgent']],
  ["Use 'brief' for a summary, 'full' for everything.", ['brief', 'full']],
  ['`brief` sends the summary, `full` sends everything.', ['brief', 'full']],
  ['Browser to open (chrome, firefox, or safari)', ['chrome', 'firefox', 'safari']],
  ['What becomes of it (read/done)', ['read', 'done']],
  ['PUBLIC to show it to all, INTERNAL for a note', ['PUBLIC', 'INTERNAL']],
  ['LEFT or RIGHT', ['LEFT', 'RIGHT']],
  ['brief: the summary, full: everything', ['brief', 'full']],
])('%j offers %j', (text, values) => {
  expect(offeredIn(text).map((list) => list.map(({ value }) => value))).toContainEqual(values)
})

test.each([
  'Words such as "low" or "high"',
  'Never "low", "high"',
  'One "quoted" word',
  'Not (red, green, or blue)',
  '{"a": 1, "b": 2}',
])('%j offers nothing', (text) => {
  expect(offeredIn(text)).toEqual([])
})
