import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { BIN, started, until } from '../helpers/real-process.ts'

const CLEAN = JSON.stringify([CLEAN_TOOL])
const HELLO = {
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
}
const call = (id: number, name: string, given: object) => ({ id, method: 'tools/call', params: { name, arguments: given } })
const lines = (...messages: object[]) => messages.map((one) => `${JSON.stringify({ jsonrpc: '2.0', ...one })}\n`).join('')
const piped = (cwd = folder()) => started(['mcp'], { cwd, stdio: ['pipe', 'pipe', 'pipe'] })

test('nothing but messages is on standard output, even where the model for ranking is loaded', { timeout: 60_000 }, async () => {
  const server = piped()
  const asked = [
    HELLO,
    call(1, 'rank_tools', { list: CLEAN, intent: 'holidays', model: 'hybrid' }),
    call(2, 'lint_tools', { list: 'tools:\n - {name: a, inputSchema: {type: object}}' }),
    call(3, 'explain_rule', { rule: 'nonsense' }),
  ]
  server.child.stdin?.end(lines(...asked))
  expect(await server.ended).toBe(0)
  const { out, err } = server.said()
  const ids = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id)
  expect(ids.toSorted()).toEqual([0, 1, 2, 3])
  expect(err).toBe('')
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it in order', { timeout: 60_000 }, async (signal) => {
  const server = piped()
  server.child.stdin?.write(lines(HELLO))
  await until(() => server.said().out.includes('serverInfo'))
  server.child.kill(signal)
  expect(await server.ended).toBe(signal === 'SIGINT' ? 130 : 143)
  expect(server.said().err).toBe('')
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the server of HTTP in order', { timeout: 60_000 }, async (signal) => {
  const server = started(['mcp', '--http', '--port', '0'], { cwd: folder() })
  await until(() => server.said().err.includes('Ctrl-C'))
  const url = server.said().out.trim()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/)
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
  const body = JSON.stringify({ jsonrpc: '2.0', ...call(1, 'lint_tools', { list: CLEAN }) })
  const answer = fetch(url, { method: 'POST', headers, body }).then((response) => response.text())
  expect(await answer).toContain('structuredContent')
  server.child.kill(signal)
  expect(await server.ended).toBe(signal === 'SIGINT' ? 130 : 143)
  await expect(fetch(url)).rejects.toThrow()
})

test('no process is left when its client is killed', { timeout: 60_000 }, async () => {
  const program = `
    const { spawn } = require('node:child_process')
    const server = spawn(process.execPath, [${JSON.stringify(BIN)}, 'mcp'], { stdio: ['pipe', 'pipe', 'ignore'] })
    server.stdin.write(${JSON.stringify(lines(HELLO))})
    server.stdout.once('data', () => console.log(server.pid))`
  const client = spawn(process.execPath, ['-e', program], { cwd: folder(), stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(client.stdout, 'data')
  const pid = Number(String(said))
  const lives = (): boolean => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  expect(lives()).toBe(true)
  client.kill('SIGKILL')
  await until(() => !lives())
})

test('the configuration of the project counts', { timeout: 60_000 }, async () => {
  const cwd = folder({ 'rightcall.config.yaml': 'rules:\n  annotation/missing: error\n' })
  const server = piped(cwd)
  server.child.stdin?.end(
    lines(HELLO, call(1, 'lint_tools', { list: JSON.stringify([{ ...CLEAN_TOOL, annotations: undefined }]) })),
  )
  await server.ended
  expect(server.said().out).toContain('"rule":"annotation/missing","severity":"error"')
})

test.each<[string, readonly string[], RegExp]>([
  ['a file', ['tools.json'], /mcp takes no files/],
  ['a port without --http', ['--port', '1'], /--port needs --http/],
  ['a port that is none', ['--http', '--port', '70000'], /up to 65535, not 70000/],
  ['a port in words', ['--http', '--port', 'seven'], /whole number/],
  ['a configuration that is not there', ['--config', 'none.yaml'], /none\.yaml/],
  ['a flag that none is', ['--htp'], /Did you mean --http\?/],
])('%s is refused', async (_, argv, says) => {
  const { code, out, err } = await rightcall(['mcp', ...argv], { cwd: folder() })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(says)
})

test('a configuration that is invalid ends the start, and says where', { timeout: 60_000 }, async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'rightcall.config.yaml'), 'rules:\n  no/such: error\n')
  const server = piped(cwd)
  server.child.stdin?.write(lines(HELLO))
  expect(await server.ended).toBe(2)
  expect(server.said()).toMatchObject({ out: '', err: expect.stringContaining('rightcall.config.yaml') })
})
