import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from './helpers/folder.ts'
import { clientConfigOf } from './helpers/lock.ts'
import { BIN } from './helpers/real-process.ts'

const root = join(import.meta.dirname, '..')

test('the program in the README prints what the README says', () => {
  const [, program = '', output = ''] =
    /```js\n((?:(?!```).)*)```\n\n```text\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  expect(program).toContain("from 'rightcall'")
  const cwd = folder({ 'program.ts': program.replace("'rightcall'", JSON.stringify(join(root, 'src/index.ts'))) })
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'program.ts'], {
    cwd,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toBe(output)
})

test('the diff in the README is what its command prints', () => {
  const [, argv = '', output = ''] =
    /```text\n\$ npx rightcall (diff [^\n]*)\n\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...argv.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  })
  expect([stdout, stderr, status]).toEqual([output, '', 1])
})

test('the drift in the README begins as the README says', () => {
  const [, argv = '', output = ''] =
    /```text\n\$ npx rightcall (snapshot [^\n]*)\n\n(.*?)…\n```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const served = (name: string) => {
    const { serverInfo, tools } = JSON.parse(readFileSync(join(root, 'golden/changes', name), 'utf8'))
    return JSON.stringify({ version: serverInfo.version, tools })
  }
  const cwd = folder({ 'shop.json': served('before.json') })
  writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { shop: 'shop.json' }))
  const run = (words: string) =>
    spawnSync(process.execPath, [BIN, ...words.split(' ')], { cwd, env: { PATH: process.env['PATH'] }, encoding: 'utf8' })
  expect(run(argv.replace(' --check', '')).status).toBe(0)
  writeFileSync(join(cwd, 'shop.json'), served('after.json'))
  const { stdout, status } = run(argv)
  expect([stdout.split('\n\n')[0], status]).toEqual([output.trimEnd(), 1])
})

test('the findings in the README are what its tool gets', () => {
  const [, tools = '', target = '', output = ''] =
    /```json\n(.*?)```\n\n```text\n\$ npx rightcall lint (\S+)\n\n(.*?)```/s.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    ) ?? []
  const { stdout, stderr } = spawnSync(process.execPath, [BIN, 'lint', target], {
    cwd: folder({ [target]: tools }),
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toBe(output)
})

test('the failed intent in the README is what the suite gets', () => {
  const [, argv = '', output = ''] =
    /```text\n\$ npx rightcall (eval [^\n]*--failed)\n…\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const { stdout } = spawnSync(process.execPath, [BIN, ...argv.split(' '), '--out', folder()], { cwd: root, encoding: 'utf8' })
  expect(output).toContain('why')
  expect(stdout.endsWith(`\n${output}`), stdout).toBe(true)
})

test('the comparison in the README begins as the README says', { timeout: 120_000 }, () => {
  const [, words = '', output = ''] =
    /```text\n\$ npx rightcall (compare .*?)\n\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const argv = words.replaceAll('\\\n', ' ').split(/\s+/)
  const { stdout } = spawnSync(process.execPath, [BIN, ...argv, '--out', folder()], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  })
  expect(stdout.startsWith(`${output}\n`) && output !== '', stdout).toBe(true)
})
