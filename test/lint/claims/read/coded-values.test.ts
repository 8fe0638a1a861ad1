import { expect, test } from 'vitest'
import { codedValuesIn } from '../../../../src/lint/claims/read/coded-values.ts'

test.each([
  ['Access level (0=No access, 30=Developer, 40=Maintainer).', [0, 30, 40]],
  ['Priority: 1 = urgent, 2 = high, 3 = normal or 4 = low', [1, 2, 3, 4]],
  ['Field type. Options: 1(Text), 2(Number), 5(Date and time)', [1, 2, 5]],
  ['State of the order; values: 0 - open; 1 - paid; 2 - sent', [0, 1, 2]],
  ['0 not important, 1 important', [0, 1]],
  ['How loud it rings: 0 silent, 1 quiet, 2 loud', [0, 1, 2]],
  ['Urgency of the call. 1 can wait, 2 today, 3 at once.', [1, 2, 3]],
  ['0 means off, 1 means on, 2 means automatic', [0, 1, 2]],
  ['Gate (0 = shut, 1 = open)', [0, 1]],
  ['State:\n- 0: new\n- 1: paid\n- 2: sent', [0, 1, 2]],
  ['0 = off, 1 = on, 2 = auto. The lamp remembers it.', [0, 1, 2]],
])('reads the numbers of %j', (text, values) => {
  expect(codedValuesIn(text)?.values).toEqual(values)
})

test.each([
  'Zoom level 0-21 (0 = world, 15 = streets, 21 = buildings).',
  'Items per node (0=structure, 2=default, -1=unlimited)',
  'Quality, e.g. 1 = low, 5 = medium, 9 = high',
  'Opens at 9: Monday, 10: Tuesday',
  'Version 2.0 (beta), 3.0 (stable)',
  'Rate from 1 = worst, 3 = fair, 5 = best, etc.',
  'Time as 10:30, 11:30, 12:30',
  '1 point for a goal, 2 for a win',
  'How many: 1 room, 4 rooms',
  'Lists 2 files, 3 folders',
  'Rooms wanted, 5 = many, 9 = all',
  'Wait 1 is the first, 2 seconds later',
])('finds no closed list in %j', (text) => {
  expect(codedValuesIn(text)).toBeUndefined()
})

test('is linear on a long run of pairs', () => {
  expect(codedValuesIn('1=a,'.repeat(900))).toBeUndefined()
})
