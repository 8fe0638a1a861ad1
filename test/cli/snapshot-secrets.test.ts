import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { lockOf, snapshotReport } from '../helpers/lock.ts'
import { quotingUrl } from '../helpers/quoting-url.ts'

/** It serves a tool whose text quotes all that it was given: its environment and its arguments. */
const QUOTING = join(import.meta.dirname, '../fixtures/servers/quotes-what-it-is-given.mjs')
const SECRET = 'wq83-hjk2-aa91'

function configWith(server: object): string {
  return JSON.stringify({ mcpServers: { desk: { command: 'node', args: [QUOTING], ...server } } })
}

describe('a lockfile holds no secret', () => {
  const cases: Readonly<Record<string, { readonly server: object; readonly written: string }>> = {
    'a variable of the environment': { server: { env: { WHATEVER: '${DESK}' } }, written: 'WHATEVER=${DESK}' },
    'a variable among the arguments': { server: { args: [QUOTING, '--at=${DESK}'] }, written: '--at=${DESK}' },
    'a token that stands in the configuration': { server: { env: { DESK_TOKEN: SECRET } }, written: 'DESK_TOKEN=***' },
    'a token among the arguments': { server: { args: [QUOTING, '--token', SECRET] }, written: '--token ***' },
  }

  test.each(Object.entries(cases))('%s of a client configuration', async (_, { server, written }) => {
    const cwd = folder({ '.mcp.json': configWith(server) })
    const env = { DESK: SECRET }
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 0, env)
    expect(lockOf(cwd)).not.toContain(SECRET)
    expect(lockOf(cwd)).toContain(written)
    // whose variable has another value has the same lockfile
    const other = JSON.parse(configWith(server).replaceAll(SECRET, 'another-value'))
    writeFileSync(join(cwd, '.mcp.json'), JSON.stringify(other))
    await snapshotReport(cwd, ['.mcp.json', '--connect', '--check'], 0, { DESK: 'another-value' })
  })

  test.each([
    ['--env', ['--stdio', `node ${QUOTING}`, '--env', 'DESK_TOKEN'], 'DESK_TOKEN=${DESK_TOKEN}'],
    ['--env with a value', ['--stdio', `node ${QUOTING}`, '--env', `DESK_KEY=${SECRET}`], 'DESK_KEY=${DESK_KEY}'],
    ['an address with a password', ['--stdio', `node ${QUOTING}`, '--env', `DB=db://me:${SECRET}@host/x`], 'DB=${DB}'],
    ['a variable that the shell replaced', ['--stdio', `node ${QUOTING} ${SECRET}`], 'node quotes ${DESK_TOKEN}'],
    ['an argument', ['--stdio', `node ${QUOTING} --api-key ${SECRET}`], '--api-key ***'],
  ])('%s of the command line', async (_, argv, written) => {
    const cwd = folder()
    const env = { DESK_TOKEN: SECRET }
    const { code, out, err } = await rightcall(['snapshot', ...argv], { cwd, env })
    expect([code, out + err]).toEqual([0, expect.not.stringContaining(SECRET)])
    const text = lockOf(cwd)
    expect(text).not.toContain(SECRET)
    expect(text.replaceAll(QUOTING, 'quotes')).toContain(written)
  })

  test.each([
    ['a header', '/mcp', ['--header', 'Authorization: Bearer ${DESK_TOKEN}'], 'asked /mcp with ***.'],
    ['the path', `/${SECRET}/mcp`, [], 'asked /${DESK_TOKEN}/mcp with'],
    ['the query', `/mcp?api_key=${SECRET}x`, [], 'asked /mcp?api_key=*** with'],
  ])('%s of an address', async (_, path, argv, written) => {
    const cwd = folder()
    const url = `${await quotingUrl()}${path}`
    await snapshotReport(cwd, [url, ...argv], 0, path.includes('?') ? {} : { DESK_TOKEN: SECRET })
    expect(lockOf(cwd)).not.toContain(SECRET)
    expect(lockOf(cwd).split(written)).toHaveLength(3)
  })

  test('the address of a client configuration', async () => {
    const url = `${await quotingUrl()}/mcp?api_key=${SECRET}`
    const server = { url, headers: { Authorization: 'Bearer ${DESK}' } }
    const cwd = folder({ '.mcp.json': JSON.stringify({ mcpServers: { desk: server } }) })
    await snapshotReport(cwd, ['.mcp.json', '--connect'], 0, { DESK: 'another-secret' })
    expect(lockOf(cwd)).not.toMatch(/wq83|another-secret/)
    expect(lockOf(cwd)).toContain('/mcp?api_key=*** with ***.')
  })

  test('a target of the configuration', async () => {
    const yaml = `targets: [{ name: desk, stdio: 'node ${QUOTING} \${DESK}', env: { A: '\${DESK}' } }]`
    const cwd = folder({ 'rightcall.config.yaml': yaml })
    await snapshotReport(cwd, ['--connect'], 0, { DESK: SECRET })
    expect(lockOf(cwd)).not.toContain(SECRET)
    expect(JSON.parse(lockOf(cwd)).toolsets).toMatchObject([
      { key: 'target:desk', id: 'desk', from: { target: 'desk', command: `node ${QUOTING} \${DESK}` } },
    ])
  })

  test('words that are no secret stay as they are served', async () => {
    const cwd = folder()
    await snapshotReport(cwd, ['--stdio', `node ${QUOTING}`, '--env', 'MODE=production'], 0)
    expect(lockOf(cwd)).toContain('MODE=production')
  })
})
