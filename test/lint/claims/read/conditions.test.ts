import { expect, test } from 'vitest'
import { conditionsIn } from '../../../../src/lint/claims/read/conditions.ts'

const read = (text: string) => conditionsIn(text).map(({ kind, names }) => `${kind}: ${names.join(' ')}`)

test.each([
  ['Give EXACTLY ONE of licence or phone.', 'one: licence phone'],
  ['Exactly one of `id`, `key` or `url` is needed.', 'one: id key url'],
  ['Either bbox or center must be given, not both.', 'one: bbox center'],
  ['Provide either name or context, not both.', 'one: name context'],
  ['licence and phone are mutually exclusive', 'one: licence phone'],
  ['Incompatible with since.', 'excludes: since'],
  ['Cannot be combined with `log_scale`.', 'excludes: log_scale'],
  ['Digits; must not be set together with binary.', 'excludes: binary'],
  ['Mutually exclusive with number', 'excludes: number'],
  ['Follow renames. Requires path.', 'needs: path'],
  ['Only valid with children.', 'needs: children'],
  ['Needs key_id as well.', 'needs: key_id'],
  ['Must be set if outcome is "rejected".', 'asked: outcome'],
  ['Required when `mode` = manual', 'asked: mode'],
  ['Mandatory for kind: "file"', 'asked: kind'],
  ['If type is "move", this is required.', 'asked: type'],
  ['Do not combine with before.', 'excludes: before'],
  ['Must be left out when all is true', 'excludes: all'],
  ['Give this or pickup, but never the two at once.', 'excludes: pickup'],
  ['Token of the card; compulsory as soon as method is card.', 'asked: method'],
  ['Conflicts with since', 'excludes: since'],
  ['Give until or hours, never both.', 'one: until hours'],
  ['until and hours must not be used together.', 'one: until hours'],
  ['At least one of size, nodes or disk must be given.', 'some: size nodes disk'],
])('%j states %s', (text, expected) => {
  expect(read(text)).toEqual([expected])
})

test.each([
  'Returns exactly one row.',
  'Requires admin rights.',
  'Needs a key of the account',
  'Not compatible with older services.',
  'Required when searching by name',
  'Must be set if you want more',
  'This or that way, but never both',
  'Required for most calls',
  'At least one row is returned.',
  'Not allowed when offline or out of credit',
  'Either way the list is sorted.',
  '',
  'with '.repeat(5000),
])('%j states no condition', (text) => {
  expect(read(text)).toEqual([])
})
