import { describe, expect, test } from 'vitest'
import { readRequired } from '../../../../src/lint/claims/read/required.ts'

describe('what a text says of its parameter being required', () => {
  test.each([
    ['Region to search (optional)', false],
    ['Region to search (string, optional)', false],
    ['Region to search [Optional, two letters]', false],
    ['Optional region code in ISO 3166-1', false],
    ['OPTIONAL: region code', false],
    ['Region code. Optional.', false],
    ['**Required** - region code', true],
    ['(required) Region code', true],
    ['Region code. Mandatory.', true],
    ['The region code. This parameter is required.', true],
    [' (str, required): Region code', true],
    [': Optional region code', false],
    ['Is not required.', false],
    ['Omit it to search every region.', false],
    ['Leave out for all regions.', false],
    ['Region code. Leave unset for the region of the account.', false],
    ['Region code. Leave it out when the account has one region.', false],
    ['Region code; omit for the nearest one.', false],
    ['The region, which may be left out.', false],
    ['Left out: the region of the account.', false],
    ['The region must always be given.', true],
    ['The region cannot be omitted.', true],
    ['Without it the call is refused.', true],
    ['Without it, all regions are searched and no search fails on a missing one.', false],
    ['Region code. Optional; without it the region of the account counts.', false],
    ['An optional region code', false],
    ['Region code. If omitted, every region is searched.', false],
    ['Region code. When not given, the region of the account.', false],
    ['If not provided, the call fails.', true],
    ['The call is refused unless you give it.', true],
    ['Feel free to drop it and a colour is picked.', false],
    ['Skip it altogether and the list is emptied.', false],
    ['required: yes', true],
    ['required: no', false],
  ])('%s', (text, required) => {
    expect(new Set(readRequired(text).map((said) => said.required))).toEqual(new Set([required]))
  })

  test.each([
    'If it is not specified by the user, ask for it.',
    'Required when no query is given.',
    'Region code (required for create)',
    'For create: region code (required).',
    'Required if `query` is empty',
    'Region code. Required unless a query is given.',
    'Optional values: a, b',
    'Region code, optionally with a city',
    'Region code (optional for list, required for create)',
    'Usually required for most searches',
    'The code of the required region',
    'Whether login is required.',
    'Do not leave it out when searching',
    'Leave it empty for all regions.',
    'Can be omitted when a query is given.',
    '',
  ])('nothing certain: %s', (text) => {
    expect(readRequired(text)).toEqual([])
  })
})
