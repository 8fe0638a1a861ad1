import { fc } from './seeded.ts'
import type { Json } from '../../src/core/json.ts'

/** Names that hit what is special in objects, arrays and pointers more often than chance would. */
const awkward = fc.constantFrom(
  '',
  '__proto__',
  'constructor',
  '0',
  '1',
  '10',
  '9',
  '01',
  '1e0',
  ' 1',
  '~',
  '/',
  '~1',
  '~01',
  'é',
  '\ud800',
)

export const segments = fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' })), { maxLength: 6 })

/** JSON as `JSON.parse` gives it: `__proto__` is a key like any other. */
export const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(fc.tuple(fc.oneof(awkward, fc.string()), tie('value')), { maxLength: 5 })
      .map((entries): Json => Object.fromEntries(entries)),
  ),
})).value
