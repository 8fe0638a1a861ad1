import { expect, test } from 'vitest'
import { damageIn } from '../../../../src/lint/prose/text/damage.ts'

test.each([
  ['Lists docks.\n  }\n', 'closer', '}'],
  ['Lists docks.\n});', 'closer', '});'],
  ['For example "Dover for the given day.', 'quote', '"Dover for the given day'],
  ['The port (e.g. "Hull', 'quote', '"Hull'],
  ['Returns the next ferry between two ports.Times are local.', 'glued', 'ports.Times'],
  ['Crane number, as printed on the', 'end', 'the'],
  ['Returns depth and length of a berth, and', 'end', 'and'],
  ['The port (for example "Hull"', 'end', 'Hull"'],
  ['```', 'end', '```'],
])('%j is damaged by a %s', (text, kind, quoted) => {
  const damage = damageIn(text)
  expect(damage?.kind).toBe(kind)
  expect(text.slice(damage?.words.start, damage?.words.end).startsWith(quoted)).toBe(true)
})

test.each([
  'Harbours (e.g. "Dover"), 5\'10" or a 13" screen.',
  'Run it:\nfunction a() {\n  return 1\n}\nReturns what it prints.',
  '```\n}\n```',
  'Values such as "1.0". Defaults to "2.0" (see "3").',
  'Uses Node.js and System.Text or https://a.example/b.Html pages.',
  'The branch to merge into',
  'Word to sort by',
  'The text',
  'It\'s the user\'s "own" list',
  '',
])('%j is whole', (text) => {
  expect(damageIn(text)).toBeUndefined()
})

test('a long hostile text is read in one pass', () => {
  expect(damageIn(`${'a "'.repeat(6000)}`)?.kind).not.toBe('closer')
  expect(damageIn('}\n'.repeat(20_000))).toBeUndefined()
})
