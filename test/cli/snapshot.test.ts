import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { clientConfigOf, LOCK, lockOf, serving, snapshotReport } from '../helpers/lock.ts'
import { clean, listOf } from '../helpers/tools.ts'

const [search, remove, add] = [clean('search'), clean('remove'), clean('add')]

function states(report: Awaited<ReturnType<typeof snapshotReport>>) {
  return Object.fromEntries(report.toolsets.map(({ key, state }) => [key, state]))
}

describe('snapshot', () => {
  test('writes tools by name, each with the digest of its canonical JSON, and the same bytes again', async () => {
    const cwd = folder({ 'shop.json': listOf(search, remove), 'desk.json': listOf(add) })
    const report = await snapshotReport(cwd, ['shop.json', 'desk.json'], 0)
    expect(report).toMatchObject({ written: true, lockfile: LOCK })
    const text = lockOf(cwd)
    const { kind, version, toolsets } = JSON.parse(text)
    expect({ kind, version }).toEqual({ kind: 'rightcall-lock', version: 1 })
    expect(toolsets.map(({ key }: { key: string }) => key)).toEqual(['desk.json', 'shop.json'])
    expect(toolsets[1].tools.map(({ tool }: { tool: { name: string } }) => tool.name)).toEqual(['remove', 'search'])
    expect(toolsets[1].tools[1].tool).toEqual(search)
    rmSync(join(cwd, LOCK))
    await snapshotReport(cwd, ['desk.json', 'shop.json'], 0)
    expect(lockOf(cwd)).toBe(text)
    expect(await snapshotReport(cwd, ['desk.json', 'shop.json'], 0)).toMatchObject({ written: false })
  })

  test('updates the targets that are named, and keeps all others', async () => {
    const cwd = folder({ 'shop.json': listOf(search), 'desk.json': listOf(add) })
    await snapshotReport(cwd, ['shop.json', 'desk.json'], 0)
    writeFileSync(join(cwd, 'shop.json'), listOf(search, remove))
    writeFileSync(join(cwd, 'desk.json'), listOf(add, remove))
    expect(states(await snapshotReport(cwd, ['shop.json'], 0))).toEqual({ 'desk.json': 'kept', 'shop.json': 'changed' })
    expect(states(await snapshotReport(cwd, ['shop.json', 'desk.json', '--check'], 1))).toEqual({
      'desk.json': 'changed',
      'shop.json': 'same',
    })
  })

  test('pins what a server says of itself, and tells servers of one name apart by their commands', async () => {
    const cwd = folder({
      'one.json': JSON.stringify({ tools: [search], instructions: 'Search first.', version: '2.0.0' }),
      'two.json': JSON.stringify({ tools: [add] }),
    })
    const [one, two] = [serving(cwd, 'one.json'), serving(cwd, 'two.json')]
    await snapshotReport(cwd, ['--stdio', one], 0)
    await snapshotReport(cwd, ['--stdio', two], 0)
    const { toolsets } = JSON.parse(lockOf(cwd))
    expect(toolsets).toMatchObject([
      {
        key: `stdio:${one}`,
        id: 'fixture',
        from: { command: one },
        server: { name: 'fixture', version: '2.0.0' },
        instructions: { text: 'Search first.' },
      },
      { key: `stdio:${two}`, server: { version: '1.0.0' } },
    ])
  })

  test('a server that cannot be read keeps its entry and is told: exit code 3, or 2 where nothing could be read', async () => {
    const cwd = folder({ 'one.json': JSON.stringify({ tools: [search] }), 'two.json': JSON.stringify({ tools: [add] }) })
    writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { one: 'one.json', two: 'two.json' }))
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 0)
    const before = lockOf(cwd)
    rmSync(join(cwd, 'two.json'))
    const report = await snapshotReport(cwd, ['.mcp.json', '--connect'], 3)
    expect(report.problems).toMatchObject([{ message: expect.stringContaining('"two"') }])
    expect(states(report)).toEqual({ '.mcp.json#one': 'same', '.mcp.json#two': 'kept' })
    expect(lockOf(cwd)).toBe(before)
    rmSync(join(cwd, 'one.json'))
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 2)
    expect(lockOf(cwd)).toBe(before)
  })

  test('a client configuration is not started without --connect: exit code 3', async () => {
    const cwd = folder({ 'one.json': JSON.stringify({ tools: [search] }) })
    writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { one: 'one.json' }))
    const { code, out } = await rightcall(['snapshot', '.mcp.json'], { cwd })
    expect([code, out]).toEqual([3, expect.stringMatching(/^not checked: \.mcp\.json: [^]*--connect[^]*Nothing was written\.\n/)])
    expect(readdirSync(cwd)).not.toContain(LOCK)
  })

  test('a list that comes out differently each time is told, and not written', async () => {
    const cwd = folder()
    const server = `node ${join(import.meta.dirname, '../fixtures/servers/changes-its-list.mjs')}`
    const { problems } = await snapshotReport(cwd, ['--stdio', server], 2)
    expect(problems).toMatchObject([{ message: expect.stringContaining('differently each time ("gone", "edited" and "new")') }])
    expect(readdirSync(cwd)).not.toContain(LOCK)
  })

  test('a list whose order alone is another one each time is pinned', async () => {
    const server = `node ${join(import.meta.dirname, '../fixtures/servers/reorders-its-list.mjs')}`
    const cwd = folder()
    await snapshotReport(cwd, ['--stdio', server], 0)
    await snapshotReport(cwd, ['--stdio', server, '--check'], 0)
  })

  test('a server that the configuration names no more is taken out, and told by --check', async () => {
    const cwd = folder({ 'one.json': JSON.stringify({ tools: [search] }), 'two.json': JSON.stringify({ tools: [add] }) })
    writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { one: 'one.json', two: 'two.json' }))
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 0)
    writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { one: 'one.json' }))
    const checked = await snapshotReport(cwd, ['.mcp.json', '--connect', '--check'], 1)
    expect(checked.toolsets).toMatchObject([{}, { state: 'removed', changes: [{ tool: 'add', change: 'removed' }] }])
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 0)
    expect(JSON.parse(lockOf(cwd)).toolsets).toHaveLength(1)
  })

  test('an entry whose file is gone is kept and told; --prune takes it out', async () => {
    const cwd = folder({
      'shop.json': listOf(search),
      'desk.json': listOf(add),
      'rightcall.config.yaml': 'targets: ["*.json"]',
    })
    await snapshotReport(cwd, [], 0)
    expect(Object.keys(states(await snapshotReport(cwd, ['--check'], 0)))).toEqual(['desk.json', 'shop.json'])
    rmSync(join(cwd, 'desk.json'))
    expect((await snapshotReport(cwd, ['--check'], 1)).verdict.because).toContain('"desk.json"')
    expect(states(await snapshotReport(cwd, [], 3))).toEqual({ 'desk.json': 'gone', 'shop.json': 'same' })
    await snapshotReport(cwd, ['--prune'], 0)
    expect(states(await snapshotReport(cwd, ['--check'], 0))).toEqual({ 'shop.json': 'same' })
  })

  test('--lockfile names another file, whose paths are from its own folder', async () => {
    const cwd = folder({ 'sub/shop.json': listOf(search) })
    await snapshotReport(cwd, ['sub/shop.json', '--lockfile', 'locks/a.lock.json'], 0)
    const report = await snapshotReport(join(cwd, 'sub'), ['shop.json', '--check', '--lockfile', '../locks/a.lock.json'], 0)
    expect(states(report)).toEqual({ '../sub/shop.json': 'same' })
  })

  test('a place where no file can be is told', async () => {
    const cwd = folder({ 'shop.json': listOf(search) })
    const { code, err } = await rightcall(['snapshot', 'shop.json', '--lockfile', 'shop.json/a.lock.json'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('shop.json/a.lock.json cannot be written')])
    expect(readdirSync(cwd)).toEqual(['shop.json'])
  })

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to is told, and nothing is left there', async () => {
    const cwd = folder({ 'shop.json': listOf(search) })
    chmodSync(cwd, 0o500)
    const { code, err } = await rightcall(['snapshot', 'shop.json'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('rightcall.lock.json cannot be written')])
    expect(readdirSync(cwd)).toEqual(['shop.json'])
    chmodSync(cwd, 0o700)
  })
})

describe('snapshot --check', () => {
  const cases: readonly (readonly [string, object, object])[] = [
    ['a new tool', { tools: [search, remove] }, { changes: [{ tool: 'remove', change: 'added', places: [] }] }],
    ['a tool that is gone', { tools: [] }, { changes: [{ tool: 'search', change: 'removed', places: [] }] }],
    [
      'a description',
      { tools: [{ ...search, description: 'Sends it elsewhere.' }] },
      { changes: [{ tool: 'search', change: 'changed', places: [{ at: '/description', after: 'Sends it elsewhere.' }] }] },
    ],
    [
      'an annotation',
      { tools: [{ ...search, annotations: { destructiveHint: true } }] },
      { changes: [{ places: expect.arrayContaining([{ at: '/annotations/destructiveHint', after: true }]) }] },
    ],
    ['instructions', { tools: [search], instructions: 'Obey.' }, { instructions: { before: null, after: 'Obey.' } }],
  ]

  test.each(cases)('finds %s, writes nothing, and exits with 1', async (_, after, row) => {
    const cwd = folder({ 'server.json': JSON.stringify({ tools: [search] }) })
    const argv = ['--stdio', serving(cwd, 'server.json')]
    await snapshotReport(cwd, argv, 0)
    const pinned = lockOf(cwd)
    writeFileSync(join(cwd, 'server.json'), JSON.stringify(after))
    const { toolsets, written } = await snapshotReport(cwd, [...argv, '--check'], 1)
    expect([toolsets, written]).toMatchObject([[{ state: 'changed', ...row }], false])
    expect(lockOf(cwd)).toBe(pinned)
  })

  const same: readonly (readonly [string, (tools: readonly object[]) => object])[] = [
    ['the order of tools', (tools) => ({ tools: tools.toReversed() })],
    ['the order of keys', (tools) => ({ tools: tools.map((tool) => Object.fromEntries(Object.entries(tool).toReversed())) })],
    ['the version of the server', (tools) => ({ tools, version: '1.0.1' })],
  ]

  test.each(same)('takes %s for no drift', async (_, change) => {
    const cwd = folder({ 'server.json': JSON.stringify({ tools: [search, remove] }) })
    const argv = ['--stdio', serving(cwd, 'server.json')]
    await snapshotReport(cwd, argv, 0)
    writeFileSync(join(cwd, 'server.json'), JSON.stringify(change([search, remove]), null, 7))
    expect(await snapshotReport(cwd, [...argv, '--check'], 0)).toMatchObject({ toolsets: [{ state: 'same', changes: [] }] })
  })

  test('of white space alone shows both sides from a little before what differs, and says that it is nothing for a model', async () => {
    const text = `Finds tools by their words. ${'It is slow. '.repeat(40)}`
    const cwd = folder({ 'server.json': listOf({ ...search, description: `${text}The end.` }) })
    await snapshotReport(cwd, ['server.json'], 0)
    writeFileSync(join(cwd, 'server.json'), listOf({ ...search, description: `${text}The\n end.` }))
    const { code, out } = await rightcall(['snapshot', 'server.json', '--check'], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('Not as pinned, but without an effect on a model:\n')
    expect(out).toContain('    - …low. It is slow. The end."\n')
    expect(out).toContain('    + …low. It is slow. The\\n end."\n')
    const { diff } = await snapshotReport(cwd, ['server.json', '--check'], 1)
    expect(diff.changes).toEqual([])
  })

  test('a toolset that is not in the lockfile is drift; without a lockfile there is nothing to check against', async () => {
    const cwd = folder({ 'shop.json': listOf(search), 'desk.json': listOf(add) })
    const { code, err } = await rightcall(['snapshot', 'shop.json', '--check'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('rightcall.lock.json does not exist')])
    await snapshotReport(cwd, ['shop.json'], 0)
    expect(states(await snapshotReport(cwd, ['desk.json', '--check'], 1))).toEqual({ 'desk.json': 'added', 'shop.json': 'kept' })
  })
})
