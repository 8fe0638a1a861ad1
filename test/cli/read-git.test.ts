import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { readerServer, remembered } from '../helpers/reader.ts'
import { repository } from '../helpers/repository.ts'
import { fileOf, NEWEST, SHOP, shopWith } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

const NAME = 'rightcall.reading.jsonl'

/** A repository whose tools were read and committed on main. */
async function readRepository(files: Readonly<Record<string, string>> = {}) {
  const repo = repository({ 'tools.json': fileOf(SHOP), '.gitignore': '.rightcall/\n', ...files })
  const reader = await readerServer({ finds: { search_orders: [NEWEST] } })
  const read = async () => {
    const ran = await rightcall(['read', 'tools.json', ...reader.argv], { cwd: repo.cwd })
    expect(ran.code).toBe(0)
    return ran
  }
  const lint = async (...argv: readonly string[]) => {
    const ran = await rightcall(['lint', 'tools.json', '--format', 'json', ...argv], { cwd: repo.cwd })
    const found: readonly { readonly rule: string; readonly tool: string }[] = JSON.parse(ran.out).diagnostics
    return { ...ran, found: found.map(({ rule, tool }) => `${rule} ${tool}`) }
  }
  await read()
  repo.commit()
  const kept = () => readFileSync(join(repo.cwd, NAME), 'utf8')
  return { ...repo, reader, read, lint, kept }
}

test('read tells git how to merge the file, once, and adds to attributes that are there', async () => {
  const { cwd, read, write } = await readRepository({ '.gitattributes': '*.png binary' })
  const attributes = () => readFileSync(join(cwd, '.gitattributes'), 'utf8')
  expect(attributes()).toBe(`*.png binary\n${NAME} merge=union\n`)
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of a month with their sums.')) })
  await read()
  expect(attributes()).toBe(`*.png binary\n${NAME} merge=union\n`)
})

test('outside of a repository, no attributes are written', async () => {
  const cwd = folder({ 'tools.json': fileOf(SHOP) })
  const reader = await readerServer()
  expect((await rightcall(['read', 'tools.json', ...reader.argv], { cwd })).code).toBe(0)
  expect(existsSync(join(cwd, '.gitattributes'))).toBe(false)
})

const byTool = (lines: readonly string[]): string[] => [...new Set(lines.map((line): string => JSON.parse(line).tool))].sort()
const REFUNDS = { ...SHOP.tools[2], name: 'list_refunds', description: 'Lists the refunds of a week.' }

// by hand: orders compete with orders, and invoices share no more than a verb with them
test.each([
  {
    name: 'one tool changed and one added, which have nothing in common',
    one: shopWith('list_invoices', 'Lists the invoices of one month, with their sums in euros.'),
    other: { tools: [...SHOP.tools, REFUNDS] },
    again: [],
  },
  {
    name: 'two tools changed that compete: neither reading knew the other text',
    one: shopWith('search_orders', `${SHOP.tools[0]?.description} None gives an empty list.`),
    other: shopWith('cancel_order', 'Cancels an order that was not sent yet.'),
    again: ['cancel_order', 'search_orders'],
  },
])(
  'two branches that both read are merged without a conflict; asked about again: $again ($name)',
  async ({ one, other, again }) => {
    const { cwd, git, write, commit, read, lint, reader, kept } = await readRepository()
    git('switch', '--quiet', '--create', 'one')
    write({ 'tools.json': fileOf(one) })
    await read()
    commit()
    git('switch', '--quiet', 'main')
    write({ 'tools.json': fileOf(other) })
    await read()
    commit()
    git('merge', '--quiet', 'one')
    expect(kept()).not.toContain('<<<<')
    expect((await lint('--require-reading')).code).toBe(again.length === 0 ? 0 : 3)
    const asked = reader.state.asked.length
    const { code, err } = await rightcall(['read', 'tools.json', ...reader.argv], { cwd })
    expect([code, err.includes('left out')]).toEqual([0, false])
    const names = reader.state.asked.slice(asked).flatMap(({ tool, tools }) => (tool === 'report' ? tools : []))
    expect([...new Set(names)].sort()).toEqual(again)
    expect((await lint('--require-reading')).code).toBe(0)
    expect((await lint()).found).toContain('reading/contradiction search_orders')
  },
)

test.each([
  { changed: 'list_invoices', text: 'Lists the invoices of a month with sums and due dates.', touched: ['list_invoices'] },
  { changed: 'cancel_order', text: 'Cancels an order that was not sent yet.', touched: ['cancel_order', 'search_orders'] },
])('a pull request that changes $changed changes the lines of $touched, one for one', async ({ changed, text, touched }) => {
  const { git, write, read } = await readRepository()
  write({ 'tools.json': fileOf(shopWith(changed, text)) })
  await read()
  const diff = git('diff', '--unified=0', NAME).split('\n')
  const of = (sign: string) => diff.flatMap((line) => (line.startsWith(`${sign}{`) ? [line.slice(1)] : []))
  expect(byTool(of('+'))).toEqual(touched)
  expect(byTool(of('-'))).toEqual(touched)
  expect(of('+')).toHaveLength(of('-').length)
})

test('a line of a later version goes through a merge and a reading as it is', async () => {
  const { git, write, commit, read, kept, lint } = await readRepository()
  const newer = '{"v":9,"tool":"search_orders","kind":"read"}'
  git('switch', '--quiet', '--create', 'later')
  commit({ [NAME]: `${kept()}${newer}\n` })
  git('switch', '--quiet', 'main')
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of a month with due dates.')) })
  await read()
  commit()
  git('merge', '--quiet', 'later')
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of a month with sums and due dates.')) })
  await read()
  expect(kept().split('\n')).toContain(newer)
  expect((await lint()).err).toContain('1 line of a later version of rightcall, left out.')
})

test('a stale line of a merge stays without effect, and goes with the next reading of its tool', async () => {
  const { git, write, commit, read, kept, lint } = await readRepository()
  const [old] = kept()
    .split('\n')
    .filter((line) => line.includes('"tool":"list_invoices"'))
  git('switch', '--quiet', '--create', 'old')
  commit({ 'README.md': 'x' })
  git('switch', '--quiet', 'main')
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of a month with due dates.')) })
  await read()
  // what a merge of a branch that kept the line does
  commit({ [NAME]: `${kept()}${old}\n` })
  git('merge', '--quiet', 'old')
  expect((await lint('--require-reading')).code).toBe(0)
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of a month with sums and due dates.')) })
  await read()
  expect(kept().split('\n')).not.toContain(old)
})

test('under --trust, a forged line about a tool that did not change is not read', async () => {
  const { git, commit, lint, kept } = await readRepository()
  git('switch', '--quiet', '--create', 'stranger')
  const forged = kept().replaceAll('"reader-1"', '"a-better-reader"')
  commit({ [NAME]: forged })
  expect((await lint()).out).toContain('a-better-reader')
  expect((await lint('--trust', 'main')).out).not.toContain('a-better-reader')
})

test('a renamed file needs no reading, and its findings are none that are new since the base', async () => {
  const { cwd, git, reader, lint } = await readRepository()
  git('mv', 'tools.json', 'moved.json')
  const { out } = await rightcall(['read', 'moved.json', ...reader.argv], { cwd })
  expect(out).toContain('Nothing changed')
  const linted = await rightcall(['lint', 'moved.json', '--format', 'json', '--base', 'main'], { cwd })
  expect(JSON.parse(linted.out)).toMatchObject({ diagnostics: [], summary: { atBase: 1 } })
  git('mv', 'moved.json', 'tools.json')
  expect((await lint()).found).toEqual(['reading/contradiction search_orders'])
})

test('a first reading on a branch makes no finding new that the base has in its words', async () => {
  const { cwd, git, reader, write, commit } = await readRepository()
  git('rm', '--quiet', NAME)
  commit()
  git('switch', '--quiet', '--create', 'reads')
  expect((await rightcall(['read', 'tools.json', ...reader.argv], { cwd })).code).toBe(0)
  const at = async () => {
    const { out } = await rightcall(['lint', 'tools.json', '--format', 'json', '--base', 'main'], { cwd })
    return JSON.parse(out).diagnostics.map(({ rule }: { rule: string }) => rule)
  }
  expect(await at()).toEqual([])
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists. The first entry is the oldest. Returns the newest first.')) })
  expect(await at()).not.toContain('reading/contradiction')
})

test('under --trust, what was read of a tool that did not change is what the base says, whatever the branch wrote', async () => {
  const { git, write, commit, lint, kept } = await readRepository()
  git('switch', '--quiet', '--create', 'stranger')
  const without = kept()
    .split('\n')
    .filter((line) => !line.includes('"kind":"finding"'))
    .join('\n')
  write({ [NAME]: without })
  commit()
  expect((await lint()).found).toEqual([])
  expect((await lint('--trust', 'main')).found).toEqual(['reading/contradiction search_orders'])
})
