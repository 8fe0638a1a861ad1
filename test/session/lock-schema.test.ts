import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { lockSchema } from '../../src/session/lock-schema.ts'
import { folder } from '../helpers/folder.ts'
import { lockOf, serving, snapshotReport } from '../helpers/lock.ts'
import { clean, listOf } from '../helpers/tools.ts'

const allowed = new Ajv({ strict: false }).compile(lockSchema())

async function real(): Promise<string> {
  const cwd = folder({
    'page.json': JSON.stringify({ tools: [clean('a')], nextCursor: 'x' }),
    'shop.json': listOf(clean('b')),
    'src/tools.ts': `export const tools = [{ name: 'c', description: process.env['X'], inputSchema: { type: 'object' } }]`,
    'server.json': JSON.stringify({ tools: [clean('d')], instructions: 'Go.' }),
    'rightcall.config.yaml': 'targets: [{ name: shop, files: shop.json }]',
  })
  const argv = ['--target', 'shop', 'page.json', 'src/tools.ts', '--stdio', serving(cwd, 'server.json')]
  await snapshotReport(cwd, argv, 0)
  await snapshotReport(cwd, [...argv, '--check'], 0)
  return lockOf(cwd)
}

test('the schema takes what is written: files, parts, source code, servers', async () => {
  const text = await real()
  expect(allowed(JSON.parse(text)), JSON.stringify(allowed.errors)).toBe(true)
  const { toolsets } = JSON.parse(text)
  expect(toolsets.map(({ complete = true }) => complete)).toEqual([false, true, false, true])
  expect(toolsets[2].tools).toMatchObject([{ unknown: ['/description'] }])
})

describe('and refuses', () => {
  const spoil: Readonly<Record<string, (lock: Record<string, unknown>) => object>> = {
    'another kind': (lock) => ({ ...lock, kind: 'rightcall-baseline' }),
    'a newer version': (lock) => ({ ...lock, version: 2 }),
    'an unknown key': (lock) => ({ ...lock, more: 1 }),
    'a toolset without a key': (lock) => ({ ...lock, toolsets: [{ id: 'a', from: {}, tools: [] }] }),
    'a tool without a digest': (lock) => ({ ...lock, toolsets: [{ key: 'a', id: 'a', from: {}, tools: [{ tool: {} }] }] }),
  }
  test.each(Object.entries(spoil))('%s', async (_, change) => {
    expect(allowed(change({ kind: 'rightcall-lock', version: 1, toolsets: [] }))).toBe(false)
  })
})
