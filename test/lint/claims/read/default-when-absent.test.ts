import { expect, test } from 'vitest'
import { readWhenAbsent } from '../../../../src/lint/claims/read/default-when-absent.ts'

const read = (text: string) => readWhenAbsent(text).map(({ value }) => value.text)

test.each([
  ['Say nothing and they come 25 at a time.', '25'],
  ['If you stay silent you get 50.', '50'],
  ['Unless you ask for more, the latest 20 events are shown.', '20'],
  ['Left out: 7 days', '7'],
  ['Without it ten rows come back.', 'ten'],
  ['20 is assumed', '20'],
  ['Falls back to `en`.', 'en'],
  ['Off by default', 'false'],
  ['Is on unless you say otherwise', 'true'],
])('%j gives %j', (text, value) => {
  expect(read(text)).toContain(value)
})

test.each([
  'Without it the call fails with error 400.',
  'If left out, at most 50 rows come back.',
  'Left out, 10 rows of 3 tables come back.',
  'Usually 20 if you leave it out.',
  'Leave it blank for 20.',
  'Twenty rows come back.',
  'The account prefix (`u1_`), which is added when missing.',
])('nothing from %j', (text) => {
  expect(read(text)).toEqual([])
})
