import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { readerServer, remembered } from '../helpers/reader.ts'
import { NEWEST, SHOP } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

const SERVE = join(import.meta.dirname, '../fixtures/servers/serve.mjs')

/** A folder with a server that serves the shop's tools, and a client configuration that starts it. */
function served() {
  const text = `import { serve } from ${JSON.stringify(SERVE)}\nserve({ 'tools/list': () => (${JSON.stringify(SHOP)}) })\n`
  const cwd = folder({ 'server.mjs': text })
  const config = { mcpServers: { shop: { command: process.execPath, args: [join(cwd, 'server.mjs')] } } }
  return { cwd: folder({ '.mcp.json': JSON.stringify(config) }), command: `${process.execPath} ${join(cwd, 'server.mjs')}` }
}

test.each([
  { name: 'a live server', words: (command: string) => ['--stdio', command] },
  { name: 'a client configuration', words: () => ['.mcp.json', '--connect'] },
])('$name is read, is linted with what was read, and is asked about once', async ({ words }) => {
  const { cwd, command } = served()
  const reader = await readerServer({ finds: { search_orders: [NEWEST] } })
  const read = () => rightcall(['read', ...words(command), ...reader.argv], { cwd })
  const first = await read()
  expect(first.code).toBe(0)
  expect(first.out).toContain('3 tools read.')
  const kept = readFileSync(join(cwd, 'rightcall.reading.jsonl'), 'utf8')
  expect(kept).not.toContain('server.mjs')
  const { code, out } = await rightcall(['lint', ...words(command), '--require-reading', '--format', 'json'], { cwd })
  expect(code).toBe(0)
  const rules = JSON.parse(out).diagnostics.map(({ rule }: { readonly rule: string }) => rule)
  expect(rules).toContain('reading/contradiction')
  const asked = reader.state.asked.length
  expect((await read()).out).toContain('Nothing changed since the 3 tools were read')
  expect(reader.state.asked).toHaveLength(asked)
  expect(readFileSync(join(cwd, 'rightcall.reading.jsonl'), 'utf8')).toBe(kept)
})

test('a client configuration without --connect starts nothing, and sends nothing', async () => {
  const { cwd } = served()
  const reader = await readerServer()
  const { code, out, err } = await rightcall(['read', '.mcp.json', ...reader.argv], { cwd })
  expect(code).toBe(3)
  expect(out).toBe('0 tools read.\n\nExit code 3: there is no tool to read.\n')
  expect(err).toContain('--connect')
  expect(reader.state.asked).toEqual([])
})
