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
  ['Direction of the tide: `in or `out`.', 'quote', '`in or'],
  ["Direction of the tide: 'in or 'out'.", 'quote', "'in or"],
  ['Either “in or “out”.', 'quote', '“in or'],
  ['The draught (in metres, rounded. Returns the berth.', 'bracket', '(in metres'],
  ['Ships to tow, from list_ships;all must be afloat.', 'glued', 'list_ships;all'],
  ['The hour of the tide ,as told by the port.', 'glued', 'tide ,as'],
  ['Depth of the berth, in case that', 'end', 'that'],
  ['Ships of one size,and of one flag.', 'glued', 'size,and'],
  ['Lists the ships of a port.if none is there, it is empty.', 'glued', 'port.if'],
  ['Name of the ship (as painted)and its flag.', 'glued', ')and'],
  ['Moves a ship to to another berth.', 'twice', 'to to'],
  ['Kind of rope, which depends on', 'end', 'on'],
  ['The harbour that is served by', 'end', 'by'],
  ['Allowed flags of ships:', 'end', 'ships:'],
  ['Length of the ship, or the draught if', 'end', 'if'],
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
  'Berth that the ship belongs to',
  'The harbours which ships sail to',
  'What the fee is based on',
  'Order in which it is served',
  "The users' list, the ships' names, and 'own' ones; '90s ships don't count",
  'Mark of code: `a` and ``b`c``',
  'Fields such as left,top,width in CSV',
  'Colours red;green;blue are taken, and &nbsp;all others',
  'Ship(s)to tow, that that pilot wants',
  'Ranges such as [0, 1) and (0, 1]',
  'Zitat: „Hafen“ steht so da',
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
