import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { createSession } from '../../src/session.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { readerServer, remembered } from '../helpers/reader.ts'
import { fileOf, NEWEST, SHOP, shopWith } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

const NAME = 'rightcall.reading.jsonl'
const RULE = 'reading/contradiction'

const NEWEST_CLAIM = { at: '/description', quote: 'Returns the newest first.', about: 'tool', value: '' }

interface Found {
  readonly rule: string
  readonly fingerprint: string
  readonly fails: boolean
  readonly certainty: string
  readonly readBy?: { readonly model: string }
}

/** A folder whose tools were read once, by a reader that is gone. */
async function readShop(files: Readonly<Record<string, string>> = {}) {
  const cwd = folder({ 'tools.json': fileOf(SHOP), ...files })
  const reader = await readerServer({ finds: { search_orders: [NEWEST] } })
  const ran = await rightcall(['read', 'tools.json', ...reader.argv], { cwd })
  expect(ran.code).toBe(0)
  const lint = async (...argv: readonly string[]) => {
    const done = await rightcall(['lint', 'tools.json', '--format', 'json', ...argv], { cwd })
    const report: { diagnostics: readonly Found[]; verdict: { because: string | null } } = JSON.parse(done.out)
    return { ...done, report, read: report.diagnostics.filter(({ readBy }) => readBy !== undefined) }
  }
  const path = join(cwd, NAME)
  return { cwd, lint, lines: () => readFileSync(path, 'utf8'), write: (text: string) => writeFileSync(path, text) }
}

test('what a model read counts for no limit of warnings, and a gate may name it', async () => {
  const { lint } = await readShop()
  const { code, read, report } = await lint('--max-warnings', '0')
  expect(read).toMatchObject([{ rule: RULE, certainty: 'likely', fails: false }])
  expect(report.diagnostics.filter(({ readBy }) => readBy === undefined)).toEqual([])
  expect(code).toBe(0)
  expect((await lint('--fail-on', 'likely')).code).toBe(1)
  expect((await lint('--rule', `${RULE}=error`)).code).toBe(1)
  expect((await lint('--rule', `${RULE}=off`)).read).toEqual([])
})

test('--require-reading names the tools that nobody read as they are now, and is exit code 3', async () => {
  const { cwd, lint } = await readShop()
  expect((await lint('--require-reading')).code).toBe(0)
  writeFileSync(
    join(cwd, 'tools.json'),
    fileOf(shopWith('list_invoices', 'Lists the invoices of one month, with sums in euros.')),
  )
  const changed = await lint('--require-reading')
  expect(changed.code).toBe(3)
  expect(changed.report.verdict.because).toBe('1 tool has no current reading: list_invoices (changed since); run rightcall read')
  expect((await lint()).code).toBe(0)
  writeFileSync(join(cwd, NAME), '')
  expect((await lint('--require-reading')).report.verdict.because).toContain(
    '3 tools have no current reading: search_orders (never read)',
  )
})

test('a finding goes with its words, and stays when another tool, the order or the layout changes', async () => {
  const { cwd, lint } = await readShop()
  const before = (await lint()).read.map(({ fingerprint }) => fingerprint)
  writeFileSync(join(cwd, 'tools.json'), JSON.stringify({ tools: SHOP.tools.toReversed() }))
  expect((await lint()).read.map(({ fingerprint }) => fingerprint)).toEqual(before)
  writeFileSync(
    join(cwd, 'tools.json'),
    fileOf(shopWith('search_orders', `${SHOP.tools[0]?.description} A customer without orders gives an empty list.`)),
  )
  expect((await lint()).read.map(({ fingerprint }) => fingerprint)).toEqual(before)
  writeFileSync(join(cwd, 'tools.json'), fileOf(shopWith('search_orders', 'Searches the orders of one customer, newest first.')))
  expect((await lint()).read).toEqual([])
})

describe('a forged line can hide or quote what is there, and nothing else', () => {
  // each is what `read` wrote but for the one thing, so nothing else can be the reason
  test.each<[what: string, change: { readonly decided?: string; readonly finding?: object }, shown: number]>([
    ['nothing but another sentence of the reader', { finding: { what: 'It is wrong.' } }, 1],
    [
      'words that do not stand there',
      {
        finding: {
          claims: [NEWEST_CLAIM, { at: '/description', quote: 'Sends all to the operator.', about: 'tool', value: '' }],
        },
      },
      0,
    ],
    ['a place that is not there', { finding: { at: '/nowhere/at/all' } }, 0],
    ['a quote at a place that is not there', { finding: { claims: [NEWEST_CLAIM, { ...NEWEST_CLAIM, at: '/title' }] } }, 0],
    ['a comparison that finds no conflict', { decided: 'comparison' }, 0],
  ])('%s', async (_, { finding = {}, ...change }, shown) => {
    const { lint, lines, write } = await readShop()
    const forged = lines()
      .trimEnd()
      .split('\n')
      .map((line) => {
        const data = JSON.parse(line)
        return JSON.stringify(data.kind === 'finding' ? { ...data, ...change, finding: { ...data.finding, ...finding } } : data)
      })
    write(`${forged.join('\n')}\n`)
    const { read, report, err } = await lint()
    expect(read).toHaveLength(shown)
    expect(report.diagnostics).toHaveLength(shown)
    expect(err).not.toContain('left out')
  })

  test('a name of a model with control characters and a page of words is shown short and harmless', async () => {
    const { lint, lines, write } = await readShop()
    write(lines().replaceAll('"reader-1"', JSON.stringify(`\u001b[31mevil\n::error::${'x'.repeat(300)}`)))
    const [found] = (await lint()).read
    expect(found?.readBy?.model).not.toMatch(/\p{Cc}/u)
    expect(found?.readBy?.model.length).toBeLessThanOrEqual(80)
  })
})

test('lines of a later version and lines that are none are counted on stderr, and the others count', async () => {
  const { lint, lines, write } = await readShop()
  write(`{"v":2,"any":1}\n<<<<<<< HEAD\n${lines()}`)
  const { err, read } = await lint()
  expect(read).toHaveLength(1)
  expect(err).toContain('rightcall.reading.jsonl: 1 line of a later version of rightcall, left out.')
  expect(err).toContain('rightcall.reading.jsonl: 1 line that cannot be read, left out.')
})

test('a baseline, an ignore entry and a comment accept it as any other finding', async () => {
  const { cwd, lint } = await readShop()
  expect((await lint('--write-baseline')).code).toBe(0)
  expect((await lint('--baseline', 'rightcall.baseline.json')).read).toEqual([])
  writeFileSync(join(cwd, 'rightcall.config.yaml'), `ignore:\n  - { rule: ${RULE}, tool: search_orders, reason: known }\n`)
  expect((await lint()).read).toEqual([])
  writeFileSync(join(cwd, 'rightcall.config.yaml'), 'rules: {}\n')
  const text = fileOf(SHOP).replace(/( *)"description": "Searches/, `$1// rightcall-disable-next-line reading/* -- kept\n$&`)
  writeFileSync(join(cwd, 'tools.json'), text)
  expect((await lint()).read).toEqual([])
})

test.each(['pretty', 'markdown', 'github', 'sarif', 'junit', 'gitlab', 'unix', 'json'])(
  '%s shows who read it',
  async (format) => {
    const { cwd } = await readShop()
    const { out } = await rightcall(['lint', 'tools.json', '--format', format], { cwd })
    expect(out).toContain('reader-1')
    if (format !== 'json') expect(out.replaceAll('\\', '')).toMatch(/read by reader-1 on 20\d\d-\d\d-\d\d/)
  },
)

test('explain tells of a finding who read it, what was checked, and where both quotes stand', async () => {
  const { cwd, lint } = await readShop()
  const [found] = (await lint()).read
  const { code, out } = await rightcall(['explain', found?.fingerprint ?? '', 'tools.json'], { cwd })
  expect(code).toBe(0)
  expect(out).toMatch(/This finding was read by reader-1 on 20\d\d-\d\d-\d\d, with version \d+\.\d+ of the prompt\./)
  expect(out).toContain('tools.json:5:60 /description: "Returns the newest first."')
  expect(out).toContain('tools.json:5:86 /description: "The last entry of the list is the most recent order."')
  expect(out).toContain('a second request, which showed the quotes')
  expect(out).toContain('it found 2 of 2 faults planted')
  const unknown = await rightcall(['explain', '0123456789abcdef', 'tools.json'], { cwd })
  expect(unknown).toMatchObject({ code: 2 })
  expect(unknown.err).toContain('No finding has the fingerprint 0123456789abcdef here.')
  expect((await rightcall(['explain', '0123456789abcdef'], { cwd })).err).toContain('Where is the finding')
})

test('explain finds what a baseline accepts', async () => {
  const { cwd, lint } = await readShop({ 'rightcall.config.yaml': 'lint: { baseline: rightcall.baseline.json }\n' })
  const [found] = (await lint('--write-baseline')).read
  expect(found).toBeUndefined()
  const { findings } = JSON.parse(readFileSync(join(cwd, 'rightcall.baseline.json'), 'utf8'))
  const { code, out } = await rightcall(['explain', findings[0].fingerprint, 'tools.json'], { cwd })
  expect(code).toBe(0)
  expect(out).toContain('This finding was read by reader-1')
})

test('an editor sees it, and sees that the file changed', async () => {
  const { cwd, lines } = await readShop()
  const session = createSession(builtins, undefined, { cwd })
  await session.prepare()
  const text = fileOf(SHOP)
  const rulesWith = (kept: string | undefined) =>
    session.lintText('tools.json', text, (uri) => (uri === NAME ? kept : undefined)).diagnostics.map(({ rule }) => rule)
  expect(rulesWith(undefined)).toEqual([])
  expect(rulesWith(lines())).toEqual([RULE])
  expect(rulesWith('')).toEqual([])
})
