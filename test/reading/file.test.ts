import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom, type Toolset } from '../../src/core/tool.ts'
import { readingFileFrom, readingText, withRead, withTrusted } from '../../src/reading/file.ts'
import { competingDigests, setNameOf, toolDigest, unreadIn } from '../../src/reading/fresh.ts'
import { lineText, type FindingLine, type ReadLine } from '../../src/reading/line.ts'

const digestOf = (digit: number): string => String(digit).repeat(32)

const read = (tool: string, digit: number, more: Partial<ReadLine> = {}): ReadLine => ({
  tool,
  set: 'shop',
  sha256: digestOf(digit),
  model: 'reader-1',
  prompt: '1.0',
  on: '2026-11-30',
  kind: 'read',
  asked: 'reader-1',
  counts: {},
  trust: { found: 2, planted: 2, flagged: 0, clean: 2, canary: undefined },
  competing: [],
  ...more,
})

const finding = (tool: string, digit: number, quote = 'in minutes'): FindingLine => ({
  tool,
  set: 'shop',
  sha256: digestOf(digit),
  model: 'reader-1',
  prompt: '1.0',
  on: '2026-11-30',
  kind: 'finding',
  decided: 'look',
  finding: {
    kind: 'unit',
    certainty: 'likely',
    at: '/description',
    claims: [{ at: '/description', quote, about: 'ttl', value: '' }],
    what: '',
  },
})

const textOf = (...lines: readonly (ReadLine | FindingLine | string)[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : lineText(line)}\n`).join('')

test('the text is sorted, so that the lines of one tool stand together, and a line that a merge left twice is there once', () => {
  const lines = [read('b', 1), read('a', 2), finding('b', 1), finding('a', 2), read('a', 2)]
  const text = readingText(readingFileFrom(textOf(...lines)))
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).tool),
  ).toEqual(['a', 'a', 'b', 'b'])
  expect(readingText(readingFileFrom(text))).toBe(text)
})

test('newer lines stay word for word, broken ones are counted', () => {
  const newer = '{"v":7,"anything":[1, 2]}'
  const file = readingFileFrom(textOf(newer, '<<<<<<< HEAD', read('a', 1), '======='))
  expect(file).toMatchObject({ broken: 2, newer: [newer] })
  expect(readingText(withRead(file, [read('a', 1)], new Set()))).toBe(textOf(read('a', 1), newer))
})

test.each([
  { name: 'of the changed tool go', old: read('a', 1), now: read('a', 2), standing: [2], stays: false },
  { name: 'of another tool stay', old: read('b', 1), now: read('a', 2), standing: [2], stays: true },
  {
    name: 'of a tool of that name in another set stay',
    old: read('a', 1, { set: 'other' }),
    now: read('a', 2),
    standing: [2],
    stays: true,
  },
  {
    name: 'of the same tool, still as it was in another list, stay',
    old: read('a', 1),
    now: read('a', 2),
    standing: [1, 2],
    stays: true,
  },
  { name: 'of another model stay', old: read('a', 2, { model: 'reader-2' }), now: read('a', 2), standing: [2], stays: true },
  { name: 'of the same reading go', old: read('a', 2, { on: '2026-01-01' }), now: read('a', 2), standing: [2], stays: false },
])('lines $name', ({ old, now, standing, stays }) => {
  const file = readingFileFrom(textOf(old))
  expect(withRead(file, [now], new Set(standing.map(digestOf))).reads.includes(file.reads[0] ?? old)).toBe(stays)
})

test('of a tool that was read in the trusted version, only what that version says counts', () => {
  const trusted = readingFileFrom(textOf(read('a', 1), finding('a', 1)))
  const now = readingFileFrom(textOf(read('a', 1), read('b', 2), finding('b', 2), finding('a', 1, 'forged')))
  const { reads, findings } = withTrusted(now, trusted)
  expect(reads.map(({ tool }) => tool)).toEqual(['a', 'b'])
  expect(findings.map(({ tool, finding }) => [tool, finding.claims[0]?.quote])).toEqual([
    ['a', 'in minutes'],
    ['b', 'in minutes'],
  ])
})

const OBSERVED: NonNullable<Toolset['server']> = {
  target: 'files',
  transport: 'stdio',
  name: 'files',
  version: undefined,
  protocolVersion: undefined,
  capabilities: {},
  instructions: undefined,
  startMs: 1,
  listMs: 1,
  pages: 1,
  noise: [],
  stderr: '',
  unstable: undefined,
}

const list = (...descriptions: readonly string[]) =>
  toolsetFrom({
    uri: 'tools.json',
    tools: descriptions.map((description, index) => toolFrom({ name: `tool_${index}`, description }, index, undefined)),
  })

test('the digest of a tool is one of its content: not of its place, and not of the order of its keys', () => {
  const one = toolFrom({ name: 'a', description: 'b' }, 0, undefined)
  const other = toolFrom({ description: 'b', name: 'a' }, 7, undefined)
  expect(toolDigest(one)).toBe(toolDigest(other))
  expect(toolDigest(one)).toMatch(/^[0-9a-f]{32}$/)
  expect(toolDigest(toolFrom({ name: 'a', description: 'c' }, 0, undefined))).not.toBe(toolDigest(one))
})

test('why a tool does not count as read', () => {
  const toolset = list('Lists the files of a folder.')
  const [tool] = toolset.tools
  if (tool === undefined) throw new Error('no tool')
  const whyWith = (line: ReadLine, asked?: string) => unreadIn(toolset, readingFileFrom(textOf(line)), asked)(tool)
  const line = read('tool_0', 1, { sha256: toolDigest(tool), competing: competingDigests(toolset)(tool) })
  expect(whyWith(line)).toBeUndefined()
  expect(whyWith(line, 'reader-1')).toBeUndefined()
  expect(whyWith(line, 'openai:other')).toBe('model')
  expect(whyWith({ ...line, prompt: '1.9' })).toBeUndefined()
  expect(whyWith({ ...line, prompt: '0.9' })).toBe('prompt')
  expect(whyWith({ ...line, competing: [digestOf(5)] })).toBe('competing')
  expect(whyWith({ ...line, sha256: digestOf(6) })).toBe('changed')
  expect(whyWith({ ...line, sha256: digestOf(6), tool: 'other' })).toBe('never')
})

test('two lists are two sets, whatever they have in common; a live server is what it calls itself, wherever it runs', () => {
  const one = list('Lists the files of a folder.', 'Deletes a file.')
  const named = { ...one, name: 'files' }
  const names = [
    setNameOf(one, 'old.json'),
    setNameOf(one, 'new.json'),
    setNameOf(named, 'old.json'),
    setNameOf(named, 'new.json'),
  ]
  expect(new Set(names).size).toBe(4)
  expect(names[0]).toMatch(/^[0-9a-f]{8}$/)
  expect(names[2]).toMatch(/^files [0-9a-f]{8}$/)
  expect(names.join()).not.toContain('json')
  const live = { ...named, server: OBSERVED }
  expect(setNameOf(live, 'npx server')).toBe('files')
  expect(setNameOf(live, 'docker run server')).toBe('files')
  expect(setNameOf({ ...named, name: 'x'.repeat(1_000) }, 'old.json').length).toBeLessThan(200)
})
