import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DiffReport } from '../../src/core/diff-report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { clientConfigOf, LOCK, rewriteLock, serving, snapshotReport } from '../helpers/lock.ts'
import { repository } from '../helpers/repository.ts'
import { clean } from '../helpers/tools.ts'

const limited = (maximum: number) => ({
  name: 'find_order',
  description: "Finds one customer's orders, newest first.",
  inputSchema: { type: 'object', properties: { limit: { type: 'integer', maximum, description: 'How many orders.' } } },
})
const list = (...tools: readonly object[]) => JSON.stringify({ tools })
const SHOP = list(limited(100))
const TIGHT = list(limited(20))
const NOTES = list(clean('add_note'))

/** A repository with two servers of one client configuration, pinned and committed. */
async function pinnedRepository() {
  const repo = repository({ 'shop.json': SHOP, 'notes.json': NOTES })
  const name = (servers: Record<string, string>) => {
    writeFileSync(join(repo.cwd, '.mcp.json'), clientConfigOf(repo.cwd, servers))
  }
  const pin = async () => {
    await snapshotReport(repo.cwd, ['.mcp.json', '--connect'], 0)
    repo.commit()
  }
  name({ shop: 'shop.json', notes: 'notes.json' })
  await pin()
  return { ...repo, name, pin }
}

async function diff(cwd: string, ...argv: readonly string[]) {
  const { code, out, err } = await rightcall(['diff', ...argv, '--format', 'json'], { cwd })
  if (out === '') return { code, err, told: [] }
  const report: DiffReport = JSON.parse(out)
  return { code, err, report, told: report.changes.map(({ server, kind }) => [server, kind]) }
}

describe('a lockfile as a side of diff', () => {
  test('of many servers, those in which nothing changed are counted', async () => {
    const { cwd, write, pin } = await pinnedRepository()
    write({ 'shop.json': TIGHT })
    await pin()
    for (const format of ['pretty', 'markdown']) {
      const { out } = await rightcall(['diff', LOCK, '--base', 'HEAD~1', '--format', format], { cwd })
      expect(out).toMatch(/^(?:\* )?1 other server: nothing changed for a model\.$/m)
      expect(out).toContain('shop')
      expect(out).not.toContain('notes')
      const same = await rightcall(['diff', LOCK, LOCK, '--format', format], { cwd })
      expect(same.out).toMatch(/^(?:\* )?2 servers: nothing changed for a model\.$/m)
    }
  })

  test('is compared with what it was, server by server', async () => {
    const { cwd, write, pin } = await pinnedRepository()
    write({ 'shop.json': TIGHT })
    await pin()
    const expected = { code: 1, told: [['shop', 'bound']] }
    for (const sides of [
      [LOCK, '--base', 'HEAD~1'],
      [`git:HEAD~1:${LOCK}`, LOCK],
      [`git:HEAD~1:${LOCK}`, '.mcp.json', '--connect'],
    ]) {
      expect(await diff(cwd, ...sides, '--fail-on', 'breaking'), sides.join(' ')).toMatchObject(expected)
    }
    const alone = { code: 0, told: [[null, 'bound']] }
    for (const sides of [
      [`${LOCK}#shop`, '--base', 'HEAD~1'],
      [`git:HEAD~1:${LOCK}#shop`, `${LOCK}#.mcp.json#shop`],
    ]) {
      expect(await diff(cwd, ...sides), sides.join(' ')).toMatchObject(alone)
    }
  })

  test('tells a server that came and one that went, and takes neither for the other', async () => {
    const { cwd, write, name, pin } = await pinnedRepository()
    write({ 'more.json': NOTES })
    name({ shop: 'shop.json', more: 'more.json' })
    const told = [
      ['notes', 'tool-removed'],
      ['more', 'tool-added'],
    ]
    expect(await diff(cwd, LOCK, '.mcp.json', '--connect')).toMatchObject({ told })
    await pin()
    const { report } = await diff(cwd, `git:HEAD~1:${LOCK}`, LOCK)
    expect(report?.sets.map(({ server, before, after }) => [server, before?.tools, after?.tools])).toEqual([
      ['notes', 1, undefined],
      ['shop', 1, 1],
      ['more', undefined, 1],
    ])
    expect(report?.changes.map(({ server, kind }) => [server, kind])).toEqual(told)
  })

  test('is compared with a live server by the entry of that server', async () => {
    const { cwd, write } = await pinnedRepository()
    const [shop, notes] = [serving('.', 'shop.json'), serving('.', 'notes.json')]
    await snapshotReport(cwd, ['--stdio', shop, '--stdio', notes, '--lockfile', 'live.lock.json'], 0)
    write({ 'shop.json': TIGHT })
    const { told, err, report } = await diff(cwd, 'live.lock.json', '--stdio', shop)
    expect(told.map(([, kind]) => kind)).toEqual(['bound'])
    expect(report?.sets).toHaveLength(1)
    expect(err).toContain('1 other server of live.lock.json was not compared.')
    expect(report?.sets[0]?.before?.version).toBe('1.0.0')
    expect(await diff(cwd, `${LOCK}#shop`, '--stdio', shop)).toMatchObject({ told: [[null, 'bound']] })
    const unknown = await diff(cwd, LOCK, '--stdio', shop)
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining(`${LOCK}#notes and ${LOCK}#shop`)])
  })

  test('finds a server of a new command by the name that it gives itself', async () => {
    const { cwd, write } = await pinnedRepository()
    await snapshotReport(cwd, ['--stdio', serving('.', 'shop.json'), 'notes.json', '--lockfile', 'a.lock.json'], 0)
    write({ 'moved.json': TIGHT })
    await snapshotReport(cwd, ['--stdio', serving('.', 'moved.json'), 'notes.json', '--lockfile', 'b.lock.json'], 0)
    expect(await diff(cwd, 'a.lock.json', 'b.lock.json')).toMatchObject({ told: [['fixture', 'bound']] })
  })

  test.each<[what: string, change: (text: string) => string, says: RegExp]>([
    ['that is cut off', (text) => text.slice(0, -20), /is not JSON/],
    ['of a newer version', (text) => text.replace('"version": 1', '"version": 2'), /update rightcall here/],
    ['that somebody edited', (text) => text.replace('newest first', 'oldest first'), /does not fit the tool "find_order"/],
    [
      'with a merge conflict',
      (text) => text.replace('{\n', '{\n<<<<<<< HEAD\n'),
      /:2:1(?: at HEAD \([0-9a-f]{7}\))?: This has a merge conflict/,
    ],
  ])('%s is refused, on either side', async (_, change, says) => {
    const { cwd, commit } = await pinnedRepository()
    rewriteLock(cwd, change)
    commit()
    for (const sides of [
      [LOCK, `git:HEAD~1:${LOCK}`],
      [`git:HEAD:${LOCK}`, '.mcp.json', '--connect'],
    ]) {
      const { code, err } = await diff(cwd, ...sides)
      expect([code, err], sides.join(' ')).toEqual([2, expect.stringMatching(says)])
      // of two sides with one name, the message says which one it is about
      expect(/ at HEAD \([0-9a-f]{7}\)/.test(err)).toBe(sides[0] !== LOCK)
    }
  })

  test('a client configuration as it was holds no tools, and the lockfile is named in its place', async () => {
    const { cwd } = await pinnedRepository()
    const { code, err } = await diff(cwd, '.mcp.json', '--base', 'HEAD', '--connect')
    expect([code, err]).toEqual([2, expect.stringMatching(/There are no tools in \.mcp\.json at the merge base[^]*lockfile/)])
  })
})

test('a server that lists other tools each time is compared, and told: exit code 3', async () => {
  const { cwd } = await pinnedRepository()
  const server = `node ${join(import.meta.dirname, '../fixtures/servers/changes-its-list.mjs')}`
  const { code, report } = await diff(cwd, `${LOCK}#shop`, '--stdio', server)
  expect(report?.problems).toMatchObject([{ message: expect.stringContaining('differently each time') }])
  expect(code).toBe(3)
})

test('a merge conflict without an end is told as one by snapshot, in the file and not in one of its sides', async () => {
  const { cwd } = await pinnedRepository()
  rewriteLock(cwd, (text) => text.replace('  "toolsets"', '<<<<<<< HEAD\n  "toolsets"'))
  for (const check of [[], ['--check']]) {
    const { code, err } = await rightcall(['snapshot', '.mcp.json', '--connect', ...check], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(`${LOCK}:4:1 has a merge conflict.`)])
  }
})
