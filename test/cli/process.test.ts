import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { BIN, started, until } from '../helpers/real-process.ts'
import { folder } from '../helpers/folder.ts'

const clean = JSON.stringify({ tools: [CLEAN_TOOL] })
const faulty = JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: undefined }] })

/** One command line in a shell; `$rightcall` is the program. */
function shell(cwd: string, line: string): string {
  const env = { PATH: process.env['PATH'], rightcall: `${process.execPath} ${BIN}` }
  return execFileSync('bash', ['--norc', '-c', `${line} 2>err; echo "codes \${PIPESTATUS[@]}"`], { cwd, env, encoding: 'utf8' })
}

describe.skipIf(!existsSync('/dev/full'))('a report that could not be written', () => {
  test.each([
    ['a clean list', 'lint tools.json'],
    ['a list with errors', 'lint faulty.json'],
    ['a command without a verdict', 'rules'],
    ['help', 'lint --help'],
  ])('is exit 2 with the reason, for %s', (_, line) => {
    const cwd = folder({ 'tools.json': clean, 'faulty.json': faulty })
    expect(shell(cwd, `$rightcall ${line} >/dev/full`)).toBe('codes 2\n')
    expect(readFileSync(join(cwd, 'err'), 'utf8')).toMatch(/^rightcall: The output is lost: .*ENOSPC.*\n {2}Make room/m)
  })

  test('is quiet and keeps its verdict where only standard error is full', () => {
    const cwd = folder({ 'faulty.json': faulty })
    expect(shell(cwd, '{ $rightcall lint faulty.json 2>/dev/full; }')).toMatch(/codes 1\n$/)
  })
})

describe.skipIf(process.platform === 'win32')('a report through a pipe', () => {
  const many = JSON.stringify({
    tools: Array.from({ length: 3_000 }, (_, index) => ({ name: `t${index}`, inputSchema: { type: 'object' } })),
  })

  test('is whole when the reader is slow', () => {
    const cwd = folder({ 'many.json': many })
    const said = shell(cwd, '$rightcall lint many.json --format json | (sleep 1; cat >got)')
    expect(said).toBe('codes 1 0\n')
    expect(JSON.parse(readFileSync(join(cwd, 'got'), 'utf8')).summary.tools).toBe(3_000)
  })

  test('ends quietly with its verdict when the reader leaves early', () => {
    const cwd = folder({ 'many.json': many })
    expect(shell(cwd, '$rightcall lint many.json --format json | head -c 10')).toMatch(/codes 1 0\n$/)
    expect(readFileSync(join(cwd, 'err'), 'utf8')).toBe('')
  })
})

describe.skipIf(process.platform === 'win32')('a signal', () => {
  const waiting = async (cwd: string) => {
    writeFileSync(
      join(cwd, 'server.mjs'),
      `import { writeFileSync } from 'node:fs'
writeFileSync('up', '')
process.on('SIGTERM', () => {})
setInterval(() => {}, 1000)`,
    )
    const run = started(['lint', '--stdio', `${process.execPath} server.mjs`], { cwd })
    await until(() => existsSync(join(cwd, 'up')))
    return run
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends a lint in order with %i', async (signal, code) => {
    const { child, ended } = await waiting(folder())
    child.kill(signal)
    expect(await ended).toBe(code)
  })

  test('a second time ends us by that signal, before what was started has left', async () => {
    const { child, ended, said } = await waiting(folder())
    child.kill('SIGINT')
    child.kill('SIGTERM')
    expect(['SIGINT', 'SIGTERM']).toContain(await ended)
    expect(said()).toEqual({ out: '', err: '' })
  })
})

test('a run is made and pushed without a word of what Node finds experimental', () => {
  const intents = [{ id: 'one', says: 'What is the weather?', expect: { tool: CLEAN_TOOL.name } }]
  const suite = JSON.stringify({ toolset: { tools: [CLEAN_TOOL] }, intents })
  const cwd = folder({ 'suite.yaml': suite })
  expect(shell(cwd, '$rightcall eval suite.yaml --model local:bm25 --out run > report && $rightcall push run')).toMatch(
    /codes 0\n$/,
  )
  expect(readFileSync(join(cwd, 'err'), 'utf8')).toBe('')
})
