import { expect, test } from 'vitest'
import { codedValuesIn } from '../../../../src/lint/claims/read/coded-values.ts'

test.each([
  ['Access level (0=No access, 30=Developer, 40=Maintainer).', [0, 30, 40]],
  ['Priority: 1 = urgent, 2 = high, 3 = normal or 4 = low', [1, 2, 3, 4]],
  ['Field type. Options: 1(Text), 2(Number), 5(Date and time)', [1, 2, 5]],
  ['State of the order; values: 0 - open; 1 - paid; 2 - sent', [0, 1, 2]],
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
])('finds no closed list in %j', (text) => {
  expect(codedValuesIn(text)).toBeUndefined()
})

test('is linear on a long run of pairs', () => {
  expect(codedValuesIn('1=a,'.repeat(900))).toBeUndefined()
})
