import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LintReport } from '../../src/core/report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { clientConfigOf, LOCK, lockOf, rewriteLock, serving, snapshotReport } from '../helpers/lock.ts'
import { repository } from '../helpers/repository.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'
import { clean, listOf, vague } from '../helpers/tools.ts'

async function lint(cwd: string, ...argv: readonly string[]): Promise<LintReport> {
  const { out, err } = await rightcall(['lint', ...argv, '--format', 'json'], { cwd })
  expect(err).toBe('')
  const report: LintReport = JSON.parse(out)
  return report
}

/** Findings without what tells one place from another. */
function findings({ diagnostics }: LintReport) {
  return diagnostics.map(({ rule, tool, pointer, severity, fingerprint }) => ({ rule, tool, pointer, severity, fingerprint }))
}

describe('lint --locked', () => {
  test('finds what a lint of the server finds, with the same fingerprints, and starts nothing', async () => {
    const cwd = folder({ 'server.json': JSON.stringify({ tools: [clean('search'), vague('handle')] }) })
    const live = await lint(cwd, '--stdio', serving(cwd, 'server.json'))
    await snapshotReport(cwd, ['--stdio', serving(cwd, 'server.json')], 0)
    rmSync(join(cwd, 'server.json'))
    const locked = await lint(cwd, '--locked')
    const of = (report: LintReport) => findings(report).filter(({ rule }) => !rule.startsWith('server/'))
    expect(of(locked)).not.toHaveLength(0)
    expect(new Set(of(locked).map((one) => JSON.stringify(one)))).toEqual(new Set(of(live).map((one) => JSON.stringify(one))))
    expect(of(await lint(cwd, LOCK))).toEqual(of(locked))
  })

  test('points into the lockfile', async () => {
    const cwd = folder({ 'shop.json': listOf(vague('handle')) })
    await snapshotReport(cwd, ['shop.json'], 0)
    const [found] = (await lint(cwd, '--locked')).diagnostics.filter(({ rule }) => rule === 'description/vague')
    const line = lockOf(cwd).split('\n')[(found?.range?.start.line ?? 0) - 1]
    expect([found?.uri, line]).toEqual([LOCK, expect.stringContaining('"description": "Handles various things."')])
  })

  test('judges each toolset by the settings of where it came from', async () => {
    const yaml = [
      'overrides: [{ files: ["old/**"], rules: { description/vague: off } }]',
      'targets:',
      '  - { name: desk, files: desk.json, rules: { description/vague: error } }',
      '  - old/shop.json',
    ].join('\n')
    const cwd = folder({
      'old/shop.json': listOf(vague('old')),
      'desk.json': listOf(vague('new')),
      'rightcall.config.yaml': yaml,
    })
    await snapshotReport(cwd, [], 0)
    const levels = (report: LintReport) =>
      report.diagnostics.filter(({ rule }) => rule === 'description/vague').map(({ tool, severity }) => [tool, severity])
    expect(levels(await lint(cwd))).toEqual([['new', 'error']])
    expect(levels(await lint(cwd, '--locked'))).toEqual([['new', 'error']])
  })

  test('still judges a client configuration as the one list that it is for a model', async () => {
    const cwd = folder({ 'one.json': listOf(clean('search')), 'two.json': listOf(clean('search')) })
    writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { one: 'one.json', two: 'two.json' }))
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 0)
    const { out } = await rightcall(['lint', '.mcp.json', '--connect', '--format', 'json'], { cwd })
    const live: LintReport = JSON.parse(out)
    const locked = await lint(cwd, '--locked')
    const across = ({ diagnostics }: LintReport) =>
      diagnostics.filter(({ rule }) => rule === 'toolset/cross-server-duplicate').length
    expect(locked.toolsets.map(({ id }) => id)).toEqual(['one', 'two'])
    expect([across(locked), across(live)]).toEqual([1, 1])
  })

  test.each([
    ['a file', ['shop.json'], 'shop.json'],
    ['a server', ['--stdio', 'node x'], '--stdio'],
    ['--connect', ['--connect'], '--connect'],
  ])('takes no %s as well', async (_, argv, named) => {
    const cwd = folder({ 'shop.json': listOf(clean('search')) })
    await snapshotReport(cwd, ['shop.json'], 0)
    const { code, err } = await rightcall(['lint', '--locked', ...argv], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(`so it cannot be used with ${named}`)])
  })

  test('a lint of the folder does not take the pinned tools for more of them', async () => {
    const cwd = folder({ 'shop.json': listOf(vague('handle')) })
    await snapshotReport(cwd, ['shop.json'], 0)
    expect((await lint(cwd, '.')).toolsets.map(({ uri }) => uri)).toEqual(['shop.json'])
    expect((await lint(cwd, '*.json')).toolsets.map(({ uri }) => uri)).toEqual(['shop.json'])
  })

  test('repairs are not written into a lockfile', async () => {
    const cwd = folder({
      'shop.json': listOf({ ...clean('search'), description: 'This tool allows you to search the shop by words.' }),
    })
    await snapshotReport(cwd, ['shop.json'], 0)
    const before = lockOf(cwd)
    await rightcall(['lint', '--locked', '--fix'], { cwd })
    expect(lockOf(cwd)).toBe(before)
  })
})

describe('FILE#TOOLSET', () => {
  test.each([
    ['its key', 'two.json', 'two.json'],
    ['its place', '/toolsets/0', 'one.json'],
  ])('names one toolset of a lockfile by %s', async (_, part, id) => {
    const cwd = folder({ 'one.json': listOf(clean('search')), 'two.json': listOf(clean('add')) })
    await snapshotReport(cwd, ['one.json', 'two.json'], 0)
    expect((await lint(cwd, `${LOCK}#${part}`)).toolsets).toMatchObject([{ id }])
  })

  test('names one list of any other file, too, and two of one file are two', async () => {
    const shops = JSON.stringify({
      shops: [
        { name: 'north', tools: [clean('a')] },
        { name: 'south', tools: [clean('b')] },
      ],
    })
    const cwd = folder({ 'shops.json': shops, 'a#b.json': listOf(clean('c')) })
    expect((await lint(cwd, 'shops.json#north')).toolsets).toMatchObject([{ id: 'north' }])
    expect((await lint(cwd, 'shops.json#north', 'shops.json#/shops/1')).toolsets).toMatchObject([
      { id: 'north' },
      { id: 'south' },
    ])
    expect((await lint(cwd, 'a#b.json')).toolsets).toMatchObject([{ uri: 'a#b.json' }])
  })

  test('that is not there is told with those that are', async () => {
    const cwd = folder({ 'one.json': listOf(clean('search')), 'two.json': listOf(clean('add')) })
    await snapshotReport(cwd, ['one.json', 'two.json'], 0)
    const { code, out } = await rightcall(['lint', `${LOCK}#twwo.json`], { cwd })
    const said = out.replace(/\s+/g, ' ')
    expect([code, said]).toEqual([2, expect.stringContaining('has no toolset called "twwo.json"')])
    expect(said).toContain('Did you mean rightcall.lock.json#two.json?')
  })
})

test('the short name of a toolset serves where no other has it', async () => {
  const cwd = folder({ 'one.json': listOf(clean('search')), 'two.json': listOf(clean('add')) })
  writeFileSync(join(cwd, 'a.json'), clientConfigOf(cwd, { one: 'one.json', two: 'two.json' }))
  writeFileSync(join(cwd, 'b.json'), clientConfigOf(cwd, { one: 'one.json' }))
  await snapshotReport(cwd, ['a.json', 'b.json', '--connect'], 0)
  expect((await lint(cwd, `${LOCK}#two`)).toolsets).toMatchObject([{ id: 'two' }])
  const { code, out } = await rightcall(['lint', `${LOCK}#one`], { cwd })
  const said = out.replace(/\s+/g, ' ')
  expect([code, said]).toEqual([2, expect.stringContaining(`Name one: ${LOCK}#a.json#one and ${LOCK}#b.json#one`)])
  expect((await lint(cwd, `${LOCK}#b.json#one`)).toolsets).toMatchObject([{ key: `${LOCK}#/toolsets/2` }])
})

describe('eval and compare take a lockfile', () => {
  const shop = () => ({
    'tools.json': toolsJson(),
    'other.json': toolsJson(['something_else']),
    'script.json': scriptJson(),
    'intents.yaml': suiteYaml().replace('toolset: tools.json', `toolset: ${LOCK}#tools.json`),
  })

  test('eval asks about the toolset that the suite names, with nothing else there', async () => {
    const cwd = folder(shop())
    await snapshotReport(cwd, ['tools.json', 'other.json'], 0)
    rmSync(join(cwd, 'tools.json'))
    const { code, out } = await rightcall(['eval', '.', '--model', 'scripted:script.json', '--format', 'json', '--out', 'run'], {
      cwd,
    })
    expect(code).toBe(0)
    expect(JSON.parse(out).manifest.toolset).toMatchObject({ id: 'tools.json', uri: LOCK, tools: 2 })
  })

  test('eval on a lockfile with several says how to name one, and on one that was edited nothing is asked', async () => {
    const files = shop()
    const cwd = folder({ ...files, 'intents.yaml': files['intents.yaml'].replace('#tools.json', '') })
    await snapshotReport(cwd, ['tools.json', 'other.json'], 0)
    const argv = ['eval', '.', '--model', 'scripted:script.json', '--out', 'run']
    const several = await rightcall(argv, { cwd })
    expect([several.code, several.err]).toEqual([2, expect.stringContaining(`${LOCK}#other.json and ${LOCK}#tools.json`)])
    writeFileSync(join(cwd, 'intents.yaml'), files['intents.yaml'])
    rewriteLock(cwd, (text) => text.replace('Does something_else', 'Does'))
    const edited = await rightcall(argv, { cwd })
    expect([edited.code, edited.err]).toEqual([2, expect.stringContaining('does not fit the tool "something_else"')])
  })

  test('compare takes one of a revision and one of now', async () => {
    const { cwd, write, commit } = repository(shop())
    await snapshotReport(cwd, ['tools.json', 'other.json'], 0)
    commit()
    write({ 'tools.json': toolsJson(undefined, 'Now does') })
    await snapshotReport(cwd, ['tools.json'], 0)
    const argv = [`git:HEAD:${LOCK}#tools.json`, `${LOCK}#tools.json`, '--suite', '.', '--model', 'scripted:script.json']
    const { code, out, err } = await rightcall(['compare', ...argv, '--format', 'json'], { cwd })
    expect(code, err).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ differs: 'tools', before: { toolset: { id: 'tools.json' } } })
  })
})

test.skipIf(process.getuid?.() === 0)('a lockfile that may not be written to stays as it is, and is told', async () => {
  const cwd = folder({ 'shop.json': listOf(clean('search')) })
  await snapshotReport(cwd, ['shop.json'], 0)
  const before = lockOf(cwd)
  chmodSync(join(cwd, LOCK), 0o444)
  writeFileSync(join(cwd, 'shop.json'), listOf(clean('add')))
  const { code, err } = await rightcall(['snapshot', 'shop.json'], { cwd })
  expect([code, err]).toEqual([2, expect.stringContaining('cannot be written')])
  expect(lockOf(cwd)).toBe(before)
})
