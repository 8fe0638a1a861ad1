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

test('two branches that both read are merged without a conflict, every tool counts as read, and the next reading asks nobody', async () => {
  const { cwd, git, write, commit, read, lint, reader, kept } = await readRepository()
  git('switch', '--quiet', '--create', 'one')
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of one month, with their sums in euros.')) })
  await read()
  commit()
  git('switch', '--quiet', 'main')
  write({
    'tools.json': fileOf({
      tools: [...SHOP.tools, { ...SHOP.tools[2], name: 'list_refunds', description: 'Lists the refunds of a week.' }],
    }),
  })
  await read()
  commit()
  git('merge', '--quiet', 'one')
  expect(kept()).not.toContain('<<<<')
  const asked = reader.state.asked.length
  const { code, err } = await rightcall(['read', 'tools.json', ...reader.argv], { cwd })
  expect([code, err.includes('left out')]).toEqual([0, false])
  // list_invoices and list_refunds changed on two branches, and may compete
  const again = new Set(reader.state.asked.slice(asked).flatMap(({ tools }) => tools))
  for (const tool of again) expect(['list_invoices', 'list_refunds']).toContain(tool)
  expect((await lint('--require-reading')).code).toBe(0)
  expect((await lint()).found).toContain('reading/contradiction search_orders')
})

test('a pull request that changes one tool changes the lines of that tool and of those that compete with it, and no others', async () => {
  const { git, write, read, kept } = await readRepository()
  write({ 'tools.json': fileOf(shopWith('list_invoices', 'Lists the invoices of a month with sums and due dates.')) })
  await read()
  const diff = git('diff', '--unified=0', NAME)
    .split('\n')
    .filter((line) => /^[+-]\{/.test(line))
  expect(diff.length).toBeGreaterThan(1)
  const tools = new Set(diff.map((line): string => JSON.parse(line.slice(1)).tool))
  expect(tools.has('list_invoices')).toBe(true)
  const digests = diff.flatMap((line) => (line.includes('"tool":"list_invoices"') ? [String(JSON.parse(line.slice(1)).sha256)] : []))
  const concerned = kept().split('\n').filter((line) => digests.some((digest) => line.includes(digest)))
  const names = new Set(concerned.map((line): string => JSON.parse(line).tool))
  expect([...tools].filter((name) => !names.has(name))).toEqual([])
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
