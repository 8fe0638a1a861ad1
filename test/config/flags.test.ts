import { expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'

test('flags lie over the configuration, and later flags over earlier ones', () => {
  const once = withFlags(DEFAULTS, { preset: 'strict', rules: [{ id: 'a/b', level: 'off' }], maxWarnings: 3 })
  const twice = withFlags(once, {
    profiles: ['cursor'],
    failOn: 'proved',
    baseline: '/ci/accepted.json',
    rules: [
      { id: 'c/d', level: 'warn' },
      { id: 'c/d', level: 'error' },
    ],
  })
  expect(twice).toMatchObject({
    preset: { value: 'strict', from: '--preset' },
    profiles: { value: ['cursor'], from: '--profile' },
    maxWarnings: { value: 3, from: '--max-warnings' },
    failOn: { value: 'proved', from: '--fail-on' },
    baseline: { value: '/ci/accepted.json', from: '--baseline' },
  })
  expect([...twice.flags].map(([id, { value, from }]) => [id, value.level, from])).toEqual([
    ['a/b', 'off', '--rule a/b=off'],
    ['c/d', 'error', '--rule c/d=error'],
  ])
})

test('what no flag says stays as it was', () => {
  expect(withFlags(DEFAULTS, {})).toEqual(DEFAULTS)
})
