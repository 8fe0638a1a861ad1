import { describe, expect, test } from 'vitest'
import { requirementSaid } from '../../../../src/lint/claims/read/requirement.ts'

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
  ])('%s', (text, required) => {
    expect(requirementSaid(text)?.required).toBe(required)
  })

  test.each([
    'Required when no query is given.',
    'Region code (required for create)',
    'For create: region code (required).',
    'Required if `query` is empty',
    'Region code. Required unless a query is given.',
    'Optional values: a, b',
    'Region code, optionally with a city',
    'Region code (optional for list, required for create)',
    'Is not required.',
    'Usually required for most searches',
    'The code of the required region',
    'Whether login is required.',
    'Erforderlich (required) ist der Code der Region, wenn die Stadt nicht mit angegeben ist und auch das Land fehlt.',
    '',
  ])('nothing certain: %s', (text) => {
    expect(requirementSaid(text)).toBeUndefined()
  })
})
