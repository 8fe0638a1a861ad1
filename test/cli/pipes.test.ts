import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { BIN, listening, started } from '../helpers/real-process.ts'
import { suiteYaml } from '../helpers/shop.ts'

const clean = JSON.stringify({ tools: [CLEAN_TOOL] })

function withPipe(): string {
  const cwd = folder({ 'tools.json': clean, 'intents.yaml': suiteYaml() })
  execFileSync('bash', ['--norc', '-c', 'mkfifo pipe'], { cwd })
  return cwd
}

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  test.each([
    ['SIGINT', 130, ['lint', 'pipe']],
    ['SIGTERM', 143, ['lint', 'pipe']],
    ['SIGINT', 130, ['lint', 'tools.json', 'pipe']],
    ['SIGINT', 130, ['lint', '-']],
    ['SIGTERM', 143, ['lint', 'tools.json', '--config', 'pipe']],
    ['SIGINT', 130, ['eval', 'pipe', '--model', 'local:bm25']],
    ['SIGTERM', 143, ['compare', 'pipe', 'tools.json', '--suite', '.']],
  ] as const)('without a writer ends on %s with %i: %j', async (signal, code, argv) => {
    const run = started(argv, { cwd: withPipe(), stdio: ['pipe', 'pipe', 'pipe'] })
    await listening(run)
    // long enough to be at the pipe, mostly; before that, the signal ends it just as well
    await sleep(500)
    const { child, ended } = run
    expect(child.exitCode).toBe(null)
    child.kill(signal)
    expect(await ended).toBe(code)
  })

  test('that stands where nothing listens for the signal ends us by it all the same, after a while', async () => {
    const run = started(['eval', 'intents.yaml', '--model', 'scripted:pipe'], { cwd: withPipe() })
    await listening(run)
    await sleep(500)
    const { child, ended } = run
    child.kill('SIGTERM')
    expect(await ended).toBe('SIGTERM')
  })

  test.each([
    ['a named pipe whose writer comes late', '(sleep 1; cat tools.json > pipe) & $rightcall lint pipe'],
    ['a writer that pauses', '(cat tools.json; sleep 1; echo " ") > pipe & $rightcall lint pipe'],
    ['the output of a command', '$rightcall lint <(cat tools.json)'],
    ['the output of a command that has ended', '$rightcall lint <(cat tools.json; exec 1>&-) '],
    ['/dev/stdin as a pipe', 'cat tools.json | $rightcall lint /dev/stdin'],
    ['/dev/stdin as a file', '$rightcall lint /dev/stdin < tools.json'],
    ['standard input', 'cat tools.json | $rightcall lint -'],
  ])('is read: %s', (_, line) => {
    const env = { PATH: process.env['PATH'], rightcall: `${process.execPath} ${BIN}` }
    expect(execFileSync('bash', ['--norc', '-c', line], { cwd: withPipe(), env, encoding: 'utf8' })).toContain('1 tool')
  })
})

describe.skipIf(process.platform === 'win32')('what is neither file nor pipe is refused by name', () => {
  test.each([['/dev/null'], ['/dev/zero'], ['/dev/tty']])('the device %s', async (path) => {
    const { code, out } = await rightcall(['lint', path, '--format', 'json'], { cwd: folder() })
    expect(code).toBe(2)
    expect(JSON.parse(out).problems).toMatchObject([
      {
        message: expect.stringContaining('a terminal or another device, not a file'),
        hint: expect.stringContaining('- reads standard input'),
      },
    ])
  })

  test('a link to a device', async () => {
    const cwd = folder()
    symlinkSync('/dev/zero', join(cwd, 'zero.json'))
    expect((await rightcall(['lint', 'zero.json'], { cwd })).out).toContain('device')
  })

  test('a socket', async () => {
    const cwd = folder()
    const server = createServer().listen(join(cwd, 'socket'))
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    expect((await rightcall(['lint', 'socket'], { cwd })).out).toContain('is a socket, not a file')
  })

  test('a device as configuration, and as suite', async () => {
    const cwd = folder({ 'tools.json': clean })
    expect(await rightcall(['lint', 'tools.json', '--config', '/dev/null'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('device'),
    })
    expect(await rightcall(['eval', '/dev/null'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('device') })
  })
})

describe.skipIf(process.platform === 'win32')('a link', () => {
  test.each([
    ['into nothing', 'gone.json', 'is a link to gone.json, which does not exist'],
    ['into a missing folder', '/no/such/folder/a.json', 'is a link to /no/such/folder/a.json, which does not exist'],
    ['to itself', 'link.json', 'is a link that leads back to itself'],
  ])('%s says so and does not suggest its own name', async (_, goal, says) => {
    const cwd = folder()
    symlinkSync(goal, join(cwd, 'link.json'))
    const { code, out } = await rightcall(['lint', 'link.json', '--format', 'json'], { cwd })
    const [problem] = JSON.parse(out).problems
    expect(code).toBe(2)
    expect(problem.message).toContain(says)
    expect(problem.hint).not.toContain('Did you mean')
  })

  test('to a link into nothing says so', async () => {
    const cwd = folder()
    symlinkSync('second.json', join(cwd, 'first.json'))
    symlinkSync('gone.json', join(cwd, 'second.json'))
    expect((await rightcall(['lint', 'first.json'], { cwd })).out).toMatch(/link to second\.json,\s+which\s+does not exist/)
  })

  test('that works is read', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'tools.json'), clean)
    symlinkSync('tools.json', join(cwd, 'link.json'))
    expect((await rightcall(['lint', 'link.json'], { cwd })).code).toBe(0)
  })
})
