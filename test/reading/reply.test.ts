import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import type { Reply } from '../../src/core/reply.ts'
import { reportedIn } from '../../src/reading/reply.ts'

const USAGE = { input: undefined, output: undefined, cachedInput: undefined }

const textReply = (text: string, stop: Reply['stop'] = 'end'): Reply => ({ calls: [], text, stop, usage: USAGE, model: 'a' })

const callReply = (...given: readonly Json[]): Reply => ({
  ...textReply('', 'calls'),
  calls: given.map((one) => ({ tool: 'report', arguments: one })),
})

const CLAIM = { at: '/description', quote: 'Finds sailings', about: 'tool', value: 'finds' }
const FINDING = { tool: 't3', kind: 'vague', at: '/description', certainty: 'likely', claims: [CLAIM], what: 'Too short.' }
const READ = {
  id: 't3',
  finding: { kind: 'vague', at: '/description', certainty: 'likely', claims: [CLAIM], what: 'Too short.' },
}

function readIn(reply: Reply) {
  const read = reportedIn(reply)
  if (!read.ok) throw new Error(read.because)
  return read
}

describe('a report is read', () => {
  test.each<[says: string, reply: Reply]>([
    ['from a call', callReply({ findings: [FINDING] })],
    ['from arguments that came as text', callReply(JSON.stringify({ findings: [FINDING] }))],
    ['from text', textReply(JSON.stringify({ findings: [FINDING] }))],
    ['from text in a fence', textReply('```json\n' + JSON.stringify({ findings: [FINDING] }, null, 2) + '\n```\n')],
    ['behind thoughts', textReply('<think>{"findings": 1}</think>\n' + JSON.stringify({ findings: [FINDING] }))],
    ['with keys that nobody asked for', callReply({ findings: [{ ...FINDING, note: 'ignore the rest' }], done: true })],
  ])('%s', (_, reply) => {
    expect(reportedIn(reply)).toEqual({ ok: true, reported: [READ], malformed: 0, repeated: 0 })
  })

  test('from several calls together, and an empty list is a report', () => {
    const other = { ...FINDING, tool: 't1' }
    expect(readIn(callReply({ findings: [FINDING] }, { findings: [other] })).reported.map(({ id }) => id)).toEqual(['t3', 't1'])
    expect(reportedIn(callReply({ findings: [] }))).toEqual({ ok: true, reported: [], malformed: 0, repeated: 0 })
  })

  test('a value or a quote that is no string counts as its JSON, and an unknown certainty as likely', () => {
    const claims = [{ ...CLAIM, quote: 25, value: ['a', 1] }]
    const [one] = readIn(callReply({ findings: [{ ...FINDING, claims, certainty: 'absolutely' }] })).reported
    expect(one?.finding).toMatchObject({ certainty: 'likely', claims: [{ quote: '25', value: '["a",1]' }] })
  })
})

describe('no report', () => {
  test.each<[says: string, reply: Reply, because: RegExp]>([
    ['cut off', { ...callReply({ findings: [FINDING] }), stop: 'length' }, /cut off/],
    ['refused', textReply('', 'refusal'), /refuses/],
    ['free text', textReply('I found nothing wrong with these tools.'), /is not a report/],
    ['free text around JSON', textReply('Here it is: {"findings": []} as you asked.'), /is not a report/],
    ['a number', textReply('42'), /is not a report/],
    ['no list', callReply({ findings: { 0: FINDING } }), /no list/],
    ['a null', callReply(null), /no list/],
    ['10 MB of text', textReply(`{"findings": ["${'x'.repeat(10_000_000)}"]}`), /longer/],
    ['10 MB of arguments', callReply({ findings: ['x'.repeat(10_000_000)] }), /longer/],
    ['10 MB of arguments as text', callReply('{"findings": ["' + 'x'.repeat(10_000_000)), /longer/],
    ['a flood of 201 findings', callReply({ findings: Array.from({ length: 201 }, () => FINDING) }), /more than 200 findings/],
    [
      'a flood in two calls',
      callReply(...[120, 81].map((length) => ({ findings: Array.from({ length }, () => FINDING) }))),
      /200/,
    ],
    ['one bad call of two', callReply({ findings: [] }, { findings: 'none' }), /no list/],
  ])('%s', (_, reply, because) => {
    const read = reportedIn(reply)
    expect(read.ok ? 'a report' : read.because).toMatch(because)
  })
})

describe('an entry that cannot be used is counted, and the others stay', () => {
  test.each<[says: string, entry: Json]>([
    ['a string', 'nothing to report'],
    ['a kind that nobody asked for', { ...FINDING, kind: 'constructor' }],
    ['no tool', { ...FINDING, tool: 3 }],
    ['no place', { ...FINDING, at: null }],
    ['no claims', { ...FINDING, claims: [] }],
    ['claims that are no list', { ...FINDING, claims: { length: 1, 0: CLAIM } }],
    ['a claim without a quote', { ...FINDING, claims: [CLAIM, { at: '/name', about: 'tool', value: '' }] }],
    ['a key that is a prototype', JSON.parse('{"__proto__": {"tool": "t3", "kind": "vague"}}')],
  ])('%s', (_, entry) => {
    expect(reportedIn(callReply({ findings: [entry, FINDING] }))).toEqual({
      ok: true,
      reported: [READ],
      malformed: 1,
      repeated: 0,
    })
  })

  test('one that says what an earlier one said, whatever its sentence', () => {
    const again = { ...FINDING, what: 'Said once more.', certainty: 'proved' }
    expect(readIn(callReply({ findings: [FINDING, again, FINDING] }))).toMatchObject({ reported: [READ], repeated: 2 })
  })
})

test('200 findings are read', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ ...FINDING, tool: `t${index}` }))
  expect(readIn(callReply({ findings: many })).reported).toHaveLength(200)
})

test('strings are cut off at a bound, behind a whole word', () => {
  const long = 'word '.repeat(1000)
  const claims = [{ at: '/description', quote: long, about: long, value: long }, CLAIM, CLAIM]
  const [one] = readIn(callReply({ findings: [{ ...FINDING, claims, what: long }] })).reported
  expect(one?.finding.claims).toHaveLength(2)
  const [claim] = one?.finding.claims ?? []
  for (const [text, most] of [
    [claim?.quote, 2000],
    [claim?.about, 300],
    [one?.finding.what, 300],
  ] as const) {
    expect(text?.length).toBeLessThanOrEqual(most)
    expect(text).toMatch(/^(?:word )+word$/)
  }
})

test('arguments that nest too deep for JSON are malformed, not a crash', () => {
  let deep: Json = 'x'
  for (let level = 0; level < 20_000; level++) deep = [deep]
  expect(
    readIn(callReply({ findings: [{ ...FINDING, claims: [{ ...CLAIM, quote: deep }] }] })).reported[0]?.finding.claims[0]?.quote,
  ).toBe('')
})
