import { expect, test } from 'vitest'
import { callsIn } from '../../../../src/lint/claims/read/call.ts'
import { codedNamesIn } from '../../../../src/lint/claims/read/coded-names.ts'
import { readExamples } from '../../../../src/lint/claims/read/example.ts'
import { deniesLoss } from '../../../../src/lint/prose/tools/denied-loss.ts'
import { returnedShapes } from '../../../../src/lint/claims/read/returned-shape.ts'

const PARTS = [
  'set `a_b` to ',
  'a_',
  'aB',
  'x=1, ',
  '`x: 1`',
  '{"a": 1} ',
  '9 is a ',
  'with 8 you ',
  'hands a b ',
  'returns a list ',
  'Lists all with a and a_b and the ',
  'nothing of it is no ',
  '`',
] as const

test.each(PARTS)('%j ten thousand times is read to its end', (part) => {
  const text = part.repeat(10_000).slice(0, 100_000)
  expect(callsIn(text).length).toBeLessThan(1000)
  expect(codedNamesIn(text.slice(0, 20_000)).length).toBeLessThan(300)
  expect(deniesLoss(text)).toBe(false)
  expect(readExamples(text).length).toBeLessThan(300)
  expect(returnedShapes(text.slice(0, 20_000)).length).toBeLessThan(3000)
})
