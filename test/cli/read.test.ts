import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { GOOD, NAME, shop, wordsOf } from '../helpers/read-shop.ts'
import { remembered, type readerServer, type ReaderFinding } from '../helpers/reader.ts'
import { fileOf, SHOP, shopWith } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

/** Names that requests of the first kind asked about, canaries left out. */
const askedAbout = ({ state }: Awaited<ReturnType<typeof readerServer>>): string[] =>
  state.asked.flatMap(({ tool, tools }) => (tool === 'report' ? tools : []))

test('a model reads, the program verifies, lint reports it marked, and a second run asks nobody', async () => {
  const { reader, read, lint, kept } = await shop()
  const first = await read()
  expect(first).toMatchObject({ code: 0 })
  expect(first.out).toContain('3 tools read.')
  expect(first.out).toContain("The model's reports: 1 claimed, 1 open, 1 upheld, 1 reported.")
  expect(kept().map((line) => [JSON.parse(line).tool, JSON.parse(line).kind])).toEqual([
    ['cancel_order', 'read'],
    ['list_invoices', 'read'],
    ['search_orders', 'finding'],
    ['search_orders', 'read'],
  ])
  expect(kept().join('\n')).not.toContain('tools.json')
  const { report } = await lint()
  const [found] = report.diagnostics.filter(({ readBy }: { readBy?: object }) => readBy !== undefined)
  expect(found).toMatchObject({
    rule: 'reading/contradiction',
    severity: 'warn',
    certainty: 'likely',
    readBy: {
      model: 'reader-1',
      decided: 'look',
      quotes: [
        { at: '/description', quote: 'Returns the newest first.' },
        { at: '/description', quote: 'The last entry of the list is the most recent order.' },
      ],
    },
  })
  const before = reader.state.asked.length
  const again = await read()
  expect(again).toMatchObject({ code: 0 })
  expect(again.out).toBe('Nothing changed since the 3 tools were read: no model was asked.\n')
  expect(reader.state.asked).toHaveLength(before)
})

// by hand: two are about orders; the third shares one verb with them, to list, among many words that it has alone
test.each([
  { changed: 'cancel_order', text: 'Cancels an order that was not sent yet.', asked: ['cancel_order', 'search_orders'] },
  {
    changed: 'search_orders',
    text: `${SHOP.tools[0]?.description} None gives an empty list.`,
    asked: ['cancel_order', 'search_orders'],
  },
  { changed: 'list_invoices', text: 'Lists the invoices of a month with sums and due dates.', asked: ['list_invoices'] },
])('a changed description of $changed has $asked asked about, and changes only their lines', async ({ changed, text, asked }) => {
  const { cwd, reader, read, kept } = await shop()
  await read()
  const before = kept()
  writeFileSync(join(cwd, 'tools.json'), fileOf(shopWith(changed, text)))
  reader.state.asked.length = 0
  expect(await read()).toMatchObject({ code: 0 })
  expect([...new Set(askedAbout(reader))].sort()).toEqual(asked)
  const other = (line: string) => !asked.includes(JSON.parse(line).tool)
  expect(kept().filter(other)).toEqual(before.filter(other))
  expect(kept().filter((line) => JSON.parse(line).kind === 'read')).toHaveLength(3)
})

test('two lists with tools of the same names keep their own lines, whichever is read', async () => {
  const { cwd, reader, read, lint } = await shop()
  writeFileSync(join(cwd, 'old.json'), fileOf(shopWith('cancel_order', 'Cancels an order for good.')))
  const old = () => rightcall(['read', 'old.json', ...reader.argv], { cwd })
  await read()
  expect((await old()).out).toContain('2 tools read, 1 unchanged since they were read.')
  expect((await read()).out).toContain('Nothing changed')
  expect((await old()).out).toContain('Nothing changed')
  expect((await lint('old.json', '--require-reading')).code).toBe(0)
  writeFileSync(join(cwd, 'old.json'), fileOf(shopWith('cancel_order', 'Cancels an order at once.')))
  await old()
  expect((await lint('old.json', '--require-reading')).code).toBe(0)
})

test('another file name, another order and another layout are no reason to read again', async () => {
  const { cwd, reader, read } = await shop()
  await read()
  const asked = reader.state.asked.length
  writeFileSync(join(cwd, 'renamed.json'), JSON.stringify({ tools: SHOP.tools.toReversed() }))
  const { out } = await rightcall(['read', 'renamed.json', ...reader.argv], { cwd })
  expect(out).toContain('Nothing changed')
  expect(reader.state.asked).toHaveLength(asked)
})

test('a quote of a sibling is kept, linted, and shown with the name of the sibling', async () => {
  const rival: ReaderFinding = {
    kind: 'rival',
    at: '/description',
    what: 'Both list.',
    claims: [
      { at: '/description', quote: 'Searches the orders of one customer' },
      { at: '/description', quote: 'Lists the invoices of a month', about: 'list_invoices' },
    ],
  }
  const { cwd, read, lint } = await shop({ finds: { search_orders: [rival] } })
  const { code, out } = await read()
  expect(code).toBe(0)
  expect(wordsOf(out)).toContain('"Lists the invoices of a month with their sums in euros." (description of list_invoices)')
  const { err, report } = await lint()
  expect(err).not.toContain('left out')
  const [found] = report.diagnostics.filter(({ readBy }: { readBy?: object }) => readBy !== undefined)
  expect(found.readBy.quotes).toEqual([
    { at: '/description', quote: 'Searches the orders of one customer.' },
    { at: '/description', quote: 'Lists the invoices of a month with their sums in euros.', tool: 'list_invoices' },
  ])
  const explained = await rightcall(['explain', found.fingerprint, 'tools.json'], { cwd })
  expect(wordsOf(explained.out)).toMatch(/tools\.json:\d+:\d+ \/description of list_invoices: "Lists the invoices of a month/)
})

test('another model reads what only the first one read', async () => {
  const { cwd, reader, read, kept } = await shop()
  await read()
  const both = ['--model', 'compatible:reader-1', '--model', 'compatible:reader-2', '--base-url', reader.url]
  const { out, code } = await rightcall(['read', 'tools.json', ...both, '--format', 'json'], { cwd })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ fresh: 3, read: 3, models: [{ requests: 0 }, { model: 'compatible:reader-2' }] })
  expect(new Set(kept().map((line) => JSON.parse(line).asked ?? ''))).toContain('compatible:reader-2')
})

test('a dry run says what goes where and why, asks nothing, and needs no key', async () => {
  const { cwd, reader, read } = await shop()
  const { out, code } = await rightcall(['read', 'tools.json', '--model', 'openai:gpt-x', '--dry-run'], { cwd })
  expect(code).toBe(0)
  expect(out).toContain('Nothing was asked.')
  expect(out).toContain('search_orders: never read')
  expect(wordsOf(out)).toMatch(/openai:gpt-x: \d requests? to openai \(https:\/\/api\.openai\.com\/v1\), about [\d,]+ tokens in/)
  await read('--dry-run', '--format', 'json')
  expect(reader.state.asked).toHaveLength(0)
  expect(existsSync(join(cwd, NAME))).toBe(false)
})

test.each([
  { habits: { ...GOOD, verdict: 'fine' }, more: [], funnel: { open: 1, refuted: 1 }, decided: [] },
  { habits: { ...GOOD, verdict: 'unclear' }, more: [], funnel: { open: 1, refuted: 1 }, decided: [] },
  { habits: GOOD, more: ['--looks', '3'], funnel: { open: 1, upheld: 1, reported: 1 }, decided: ['look'] },
  { habits: { ...GOOD, verdict: 'fine' }, more: ['--looks', '0'], funnel: { open: 1, reported: 1 }, decided: ['quotes'] },
] as const)(
  'a second look with the verdict $habits.verdict and $more leaves $decided',
  async ({ habits, more, funnel, decided }) => {
    const { read, kept } = await shop(habits)
    const { out, code } = await read('--format', 'json', ...more)
    expect(code).toBe(0)
    expect(JSON.parse(out).funnel).toEqual({ claimed: 1, ...funnel })
    expect(kept().flatMap((line) => JSON.parse(line).decided ?? [])).toEqual(decided)
  },
)

test('the limit of --max-cost ends the run before it is reached, and what is not read is named', async () => {
  const prices = "prices: { 'compatible:reader-1': { input: 1, output: 1 } }\n"
  const { read, reader } = await shop(GOOD, { 'rightcall.config.yaml': prices })
  const { code, words: out, err } = await read('--max-cost', '0.000001')
  expect(code).toBe(3)
  expect(out).toContain('it was not asked about')
  expect(err).toContain('The limit of $0.000001 was reached')
  expect(reader.state.asked).toHaveLength(0)
})

test('a run that goes on in its folder pays for no answer twice', async () => {
  const { read, reader } = await shop({ ...GOOD, says: (tool) => (tool === 'answer' ? { body: '<html>' } : undefined) })
  expect((await read('--out', 'run', '--concurrency', '1')).code).toBe(3)
  const first = reader.state.asked.filter(({ tool }) => tool === 'report').length
  expect(first).toBeGreaterThan(0)
  reader.state.habits = GOOD
  reader.state.asked.length = 0
  expect((await read('--out', 'run')).code).toBe(0)
  expect(reader.state.asked.map(({ tool }) => tool)).toEqual(['answer'])
})

test('replay: gives the same reading from the journal, without a seed being named', async () => {
  const { cwd, read, kept } = await shop()
  await read('--out', 'run')
  const fresh = folder({ 'tools.json': fileOf(SHOP) })
  const ran = await rightcall(['read', 'tools.json', '--model', `replay:${join(cwd, 'run')}`], { cwd: fresh })
  expect(ran.err).not.toContain('not in the journal')
  expect(ran.code).toBe(0)
  const replayed = readFileSync(join(fresh, NAME), 'utf8').trimEnd().split('\n')
  const without = (line: string) => ({ ...JSON.parse(line), asked: undefined })
  expect(replayed.map(without)).toEqual(kept().map(without))
  expect(replayed.join('\n')).toContain('"asked":"replay:run"')
})

test('scripted: with an answer to any words needs no key; a script that knows no controls is refused', async () => {
  const cwd = folder({ 'tools.json': fileOf(SHOP), 'reader.json': '{"*": "{\\"findings\\": []}"}' })
  const { code, out } = await rightcall(['read', 'tools.json', '--model', 'scripted:reader.json'], { cwd })
  expect(code).toBe(3)
  expect(wordsOf(out)).toContain('it found 0 of 2 planted faults')
})

test.each([
  { argv: ['tools.json'], message: 'Name the model that should read the tools.' },
  { argv: ['tools.json', '--model', 'local:bm25'], message: 'local:bm25 only ranks tools; it cannot read texts.' },
  { argv: ['--model', 'scripted:x.json'], message: 'Nothing to read.' },
  { argv: ['tools.json', '--model', 'openai:x', '--looks', 'many'], message: '--looks takes a whole number' },
  { argv: ['tools.json', '--model', 'openai:x'], message: 'OPENAI_API_KEY is not set' },
])('$argv is wrong usage, and says why', async ({ argv, message }) => {
  const { code, err } = await rightcall(['read', ...argv], { cwd: folder({ 'tools.json': fileOf(SHOP) }) })
  expect(code).toBe(2)
  expect(err).toContain(message)
})
