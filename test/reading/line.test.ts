import { describe, expect, test } from 'vitest'
import { canBeKept, lineFrom, lineText, type FindingLine, type ReadLine } from '../../src/reading/line.ts'

const HEAD = {
  tool: 'search',
  set: 'shop',
  sha256: '0123456789abcdef0123456789abcdef',
  model: 'reader-1',
  prompt: '1.0',
  on: '2026-11-30',
} as const

const READ: ReadLine = {
  ...HEAD,
  kind: 'read',
  asked: 'openai:reader-1',
  counts: { claimed: 2, open: 1 },
  trust: { found: 2, planted: 2, flagged: 0, clean: 2, canary: true },
  competing: ['fedcba9876543210fedcba9876543210'],
}

const FINDING: FindingLine = {
  ...HEAD,
  kind: 'finding',
  decided: 'look',
  finding: {
    kind: 'unit',
    certainty: 'likely',
    at: '/description',
    claims: [{ at: '/description', quote: 'in "minutes"\nor hours', about: 'ttl', value: 'minutes' }],
    what: 'Two units.',
  },
}

const about = (at: string): FindingLine => ({
  ...FINDING,
  finding: { ...FINDING.finding, claims: [{ at, quote: 'Drops rows.', about: 'tool', value: '' }] },
})

test.each([
  READ,
  { ...READ, asked: 'reader-1', trust: { ...READ.trust, canary: undefined } },
  FINDING,
  about('drop_rows#/description'),
  about('a#b/c#/inputSchema/properties/#/description'),
  about('name\nof two lines#/description'),
])('a line of its own is read back as it was, and has no line break in it: %j', (line) => {
  expect(lineText(line)).not.toContain('\n')
  expect(lineFrom(lineText(line))).toEqual({ is: 'line', line })
  if (line.kind === 'finding') expect(canBeKept(line.finding)).toBe(true)
})

test('a finding with more words than a line may have is not to be kept', () => {
  const [claim] = FINDING.finding.claims
  if (claim === undefined) throw new Error('no claim')
  const long = { ...FINDING.finding, claims: [{ ...claim, quote: 'x'.repeat(8_001) }] }
  expect(canBeKept(long)).toBe(false)
})

test('a line is written the same whoever made it', () => {
  const { tool, ...rest } = READ
  const { canary, ...trust } = READ.trust
  expect(lineText({ ...rest, trust: { canary, ...trust }, tool })).toBe(lineText(READ))
})

/** The line with keys replaced; `undefined` removes one. */
const forged = (line: FindingLine | ReadLine, change: object): string =>
  JSON.stringify({ ...JSON.parse(lineText(line)), ...change })
const claim = FINDING.finding.claims[0]

describe('what no version of ours writes is broken', () => {
  test.each([
    ['no JSON', '<<<<<<< HEAD'],
    ['no object', '[1]'],
    ['no version', forged(READ, { v: undefined })],
    ['a version that is no number', forged(READ, { v: '9' })],
    ['another kind of digest', forged(READ, { sha256: '../../etc/passwd' })],
    ['no date', forged(READ, { on: 'yesterday' })],
    ['no version of a prompt', forged(READ, { prompt: 'x' })],
    ['a name of a page', forged(READ, { tool: 'x'.repeat(501) })],
    ['competing tools that are none', forged(READ, { competing: ['x'] })],
    ['more competing tools than there can be', forged(READ, { competing: Array.from({ length: 6 }, () => HEAD.sha256) })],
    ['a trust that is none', forged(READ, { trust: { found: -1, planted: 2, flagged: 0, clean: 2 } })],
    ['no decision', forged(FINDING, { decided: 'me' })],
    ['a place that is none', forged(FINDING, { finding: { ...FINDING.finding, at: 'description' } })],
    ['a claim at a place that is none', forged(about('drop_rows'), {})],
    ['a claim at a place of a sibling that is none', forged(about('drop_rows#description'), {})],
    ['no claim', forged(FINDING, { finding: { ...FINDING.finding, claims: [] } })],
    ['three claims', forged(FINDING, { finding: { ...FINDING.finding, claims: [claim, claim, claim] } })],
    ['a quote of a book', forged(FINDING, { finding: { ...FINDING.finding, claims: [{ ...claim, quote: 'x'.repeat(8_001) }] } })],
    ['a line of a megabyte', forged(READ, { more: 'x'.repeat(1_000_000) })],
    ['a prototype', '{"v":1,"__proto__":{"tool":"a","kind":"read"}}'],
  ])('%s', (_, text) => {
    expect(lineFrom(text)).toEqual({ is: 'broken' })
  })
})

test.each([
  ['a later version', forged(READ, { v: 2 })],
  ['a kind of line that is not known yet', forged(READ, { kind: 'thought' })],
  ['a kind of finding that is not known yet', forged(FINDING, { finding: { ...FINDING.finding, kind: 'tone' } })],
])('%s is newer, and is kept', (_, text) => {
  expect(lineFrom(text)).toEqual({ is: 'newer' })
})
