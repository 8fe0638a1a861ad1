import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { BIN } from '../helpers/real-process.ts'
import { watching } from '../helpers/watching.ts'

// each test starts a process, which takes seconds on a busy machine
vi.setConfig({ testTimeout: 90_000 })

const NAME = String(CLEAN_TOOL.name)
const clean = JSON.stringify({ tools: [CLEAN_TOOL] })
const faulty = JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: undefined }] })
const source = (description: string): string => `export const about = ${JSON.stringify(description)}\n`
const registered = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { about } from './words/about.js'
const server = new McpServer({ name: 'shop', version: '1' })
server.registerTool('find_order', { description: about, inputSchema: {} }, async () => ({ content: [] }))
`

/** Ways to put another text where a file is. */
const WAYS: Readonly<Record<string, (path: string, text: string) => void>> = {
  'written in place': (path, text) => writeFileSync(path, text),
  'replaced by renaming another': (path, text) => {
    writeFileSync(`${path}.new`, text)
    renameSync(`${path}.new`, path)
  },
  'moved away and written anew': (path, text) => {
    renameSync(path, `${path}~`)
    writeFileSync(path, text)
  },
  'deleted and written anew': (path, text) => {
    unlinkSync(path)
    writeFileSync(path, text)
  },
  'written in two steps': (path, text) => {
    writeFileSync(path, text.slice(0, 20))
    appendFileSync(path, text.slice(20))
  },
}

describe('a file that is linted', () => {
  test('is linted again however it is replaced, more than once', async () => {
    const cwd = folder({ 'tools.json': clean })
    const { heard } = await watching(['tools.json'], cwd)
    for (const [way, write] of [...Object.entries(WAYS), ...Object.entries(WAYS)]) {
      write(join(cwd, 'tools.json'), faulty)
      const said = await heard(/ new since the last run\.\n(.*\n)*? {2}new: .*\n/)
      expect(said, way).toMatch(/tools\.json.* changed\.\n[12] new since the last run\.\n/)
      expect(said, way).toMatch(/^ {2}new: description\/missing on \w+, tools\.json:1:\d+$/m)
      write(join(cwd, 'tools.json'), clean)
      await heard(/^[12] fixed since the last run\.$/m)
    }
  })

  test('is missed while it is gone, and compared with what was known once it is back', async () => {
    const cwd = folder({ 'tools.json': faulty })
    const { heard } = await watching(['tools.json'], cwd)
    unlinkSync(join(cwd, 'tools.json'))
    expect(await heard(/is not read now/)).toMatch(/^ {2}tools\.json is not read now; it had \d+ findings?\.$/m)
    writeFileSync(join(cwd, 'tools.json'), '{ "tools": [')
    await heard(/changed\./)
    writeFileSync(join(cwd, 'tools.json'), clean)
    await heard(/^[12] fixed since the last run\.$/m)
  })

  test('comes back with a folder that was moved away or deleted', async () => {
    const cwd = folder({ 'a/b/tools.json': clean })
    const { heard } = await watching(['a/b/tools.json'], cwd)
    renameSync(join(cwd, 'a'), join(cwd, 'away'))
    await heard(/changed\./)
    mkdirSync(join(cwd, 'a/b'), { recursive: true })
    writeFileSync(join(cwd, 'a/b/tools.json'), faulty)
    await heard(/ new since/)
    rmSync(join(cwd, 'a'), { recursive: true })
    await heard(/is not read now/)
    mkdirSync(join(cwd, 'a/b'), { recursive: true })
    writeFileSync(join(cwd, 'a/b/tools.json'), clean)
    await heard(/ fixed since/)
  })

  test('may be there only later', async () => {
    const cwd = folder()
    const { heard } = await watching(['made/tools.json'], cwd)
    mkdirSync(join(cwd, 'made'))
    writeFileSync(join(cwd, 'made/tools.json'), faulty)
    await heard(/ new since/)
  })

  test('that is saved without a change costs one line', async () => {
    const cwd = folder({ 'tools.json': faulty })
    const { heard, said } = await watching(['tools.json'], cwd)
    const { out } = said()
    writeFileSync(join(cwd, 'tools.json'), faulty)
    expect(await heard(/before\.$/m)).toMatch(/^\d\d:\d\d:\d\d tools\.json changed\. The same findings as before\.\n$/)
    expect(said().out).toBe(out)
  })

  test('of many tools that changes while it is linted is shown as it is at the end', async () => {
    const many = (last: object): string =>
      JSON.stringify({ tools: [...Array.from({ length: 150 }, (_, at) => ({ ...CLEAN_TOOL, name: `get_${at}` })), last] })
    const cwd = folder({ 'tools.json': many(CLEAN_TOOL) })
    const { heard } = await watching(['tools.json', '--format', 'unix'], cwd)
    for (let edit = 0; edit < 10; edit++) {
      writeFileSync(join(cwd, 'tools.json'), many({ ...CLEAN_TOOL, name: `Edited ${edit}` }))
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await heard(/Edited 9/, 'out')
  })
})

describe('a folder', () => {
  test('is linted again for a new file, one in a new folder, and one that is gone, and not for other files', async () => {
    const cwd = folder({ 'lists/one.json': clean, 'lists/node_modules/x/two.json': clean })
    const { heard, said } = await watching(['lists'], cwd)
    writeFileSync(join(cwd, 'lists/notes.txt'), 'x')
    writeFileSync(join(cwd, 'lists/node_modules/x/three.json'), faulty)
    writeFileSync(join(cwd, 'lists/two.json'), faulty.replaceAll(NAME, 'second_tool'))
    expect(await heard(/ new since/)).not.toMatch(/notes|node_modules/)
    mkdirSync(join(cwd, 'lists/deep/er'), { recursive: true })
    writeFileSync(join(cwd, 'lists/deep/er/four.json'), faulty.replaceAll(NAME, 'third_tool'))
    await heard(/new: .* on third_tool, lists\/deep\/er\/four\.json/)
    writeFileSync(join(cwd, 'lists/deep/er/four.json'), clean.replaceAll(NAME, 'third_tool'))
    await heard(/fixed: .* on third_tool/)
    unlinkSync(join(cwd, 'lists/two.json'))
    await heard(/ {2}lists\/two\.json is not read now/)
    expect(said().out).not.toContain('three.json')
  })

  test('of a glob is linted again for what the glob finds, and for nothing else', async () => {
    const files = { 'lists/one.json': clean, 'lists/one.yaml': clean, 'lists/deep/x': '', 'other/x': '' }
    const cwd = folder(files)
    const { heard } = await watching(['lists/*.json', 'lists/**/*.yaml', '{more,other}/*.json'], cwd)
    for (const [wanted, other] of [
      ['lists/two.json', 'lists/deep/no.json'],
      ['lists/a/b/two.yaml', 'lists/no.txt'],
      ['other/two.json', 'other/no.txt'],
    ] as const) {
      const name = `tool_of_${wanted.replaceAll(/\W/g, '_')}`
      writeFileSync(join(cwd, other), faulty)
      mkdirSync(join(cwd, wanted, '..'), { recursive: true })
      writeFileSync(join(cwd, wanted), faulty.replaceAll(NAME, name))
      await heard(new RegExp(` new since(.*\\n)* {2}new: .* on ${name}, ${wanted}:`))
    }
    writeFileSync(join(cwd, 'lists/one.json'), faulty)
    expect(await heard(/new: .*lists\/one\.json/)).not.toMatch(/no\.(?:json|txt)/)
  })

  test('is linted again when source code imports something else, and when Git ignores a file', async () => {
    const cwd = folder({ '.git/HEAD': '', 'src/server.ts': registered, 'src/words/about.ts': source('x') })
    const { heard } = await watching(['src', '--format', 'unix'], cwd)
    writeFileSync(join(cwd, 'src/words/about.ts'), source(String(CLEAN_TOOL.description)))
    await heard(/about\.ts changed\.\n(.*\n)*\d+ fixed/)
    rmSync(join(cwd, 'src/words'), { recursive: true })
    await heard(/changed\./)
    writeFileSync(join(cwd, '.gitignore'), 'server.ts\n')
    await heard(/\.gitignore changed\./)
  })
})

describe('the configuration', () => {
  test('counts when it is there, is said to be wrong while it is, and is let go of', async () => {
    const cwd = folder({ 'tools.json': faulty, 'base/x': '' })
    const { heard } = await watching(['tools.json'], cwd)
    const config = join(cwd, 'rightcall.config.yaml')
    writeFileSync(config, 'rules: { description/missing: off }\n')
    expect(await heard(/config\.yaml changed\.\n(.*\n)* {2}gone: .*\n/)).not.toContain('fixed')
    for (const wrong of ['rules: { description/missing: of }\n', 'rules: {', 'rules: { description/mising: off }\n']) {
      writeFileSync(config, wrong)
      expect(await heard(/Still watching/)).toMatch(/\nrightcall: rightcall\.config\.yaml:\d:\d+ .*\n/)
    }
    writeFileSync(config, 'extends: [base/more.yaml]\n')
    await heard(/more\.yaml(.*\n)*.*Still watching/)
    writeFileSync(join(cwd, 'base/more.yaml'), 'rules: { description/missing: off }\n')
    // the first look after its folder is watched may see it before the event comes
    await heard(/(?:more\.yaml|A file) changed\.[\n ].*\n/)
    writeFileSync(join(cwd, 'base/more.yaml'), '{}\n')
    await heard(/1 new since/)
    writeFileSync(config, 'rules: { description/missing: off }\n')
    await heard(/1 gone since/)
    unlinkSync(config)
    await heard(/config\.yaml changed\.\n1 new since/)
  })

  test('that names the targets is followed to others', async () => {
    const cwd = folder({ 'a.json': clean, 'lists/b.json': clean, 'rightcall.config.yaml': 'targets: [a.json]\n' })
    const { heard } = await watching([], cwd)
    writeFileSync(join(cwd, 'rightcall.config.yaml'), 'targets: ["lists/*.json"]\n')
    await heard(/config\.yaml changed\./)
    writeFileSync(join(cwd, 'lists/b.json'), faulty)
    await heard(/ new since/)
  })
})

test('a baseline and a lockfile count, too; what is only accepted is not called fixed', async () => {
  const cwd = folder({ 'tools.json': faulty })
  await rightcall(['lint', 'tools.json', '--write-baseline'], { cwd })
  const { heard } = await watching(['tools.json', '--baseline', 'rightcall.baseline.json'], cwd)
  const accepted = join(cwd, 'rightcall.baseline.json')
  renameSync(accepted, join(cwd, 'kept.json'))
  await heard(/Still watching/)
  renameSync(join(cwd, 'kept.json'), accepted)
  await heard(/baseline\.json changed\./)

  await rightcall(['snapshot', 'tools.json'], { cwd })
  const locked = await watching(['--locked'], cwd)
  writeFileSync(join(cwd, 'tools.json'), clean)
  await rightcall(['snapshot', 'tools.json'], { cwd })
  expect(await locked.heard(/ fixed since/)).toContain('rightcall.lock.json changed.')
})

describe('the end', () => {
  test.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %i', async (signal, code) => {
    const { child, ended } = await watching(['tools.json'], folder({ 'tools.json': faulty }))
    child.kill(signal)
    expect(await ended).toBe(code)
  })

  test.skipIf(process.platform === 'win32')('comes when nobody reads the reports any more', async () => {
    const cwd = folder({ 'tools.json': faulty })
    const { child, ended, heard } = await watching(['tools.json'], cwd)
    child.stdout?.destroy()
    await heard(/Watching|^$/)
    writeFileSync(join(cwd, 'tools.json'), clean)
    expect(await ended).toBe(0)
  })

  test.each([
    ['a configuration that is wrong', ['tools.json'], { 'rightcall.config.yaml': 'rules: {' }, 'is not YAML'],
    ['a rule that there is not', ['tools.json', '--rule', 'description/mising=off'], {}, 'description/missing'],
    ['no target', [], {}, 'Nothing to lint'],
  ])('is at once and with 2 for %s', async (_, argv, files, says) => {
    const { code, out, err } = await rightcall(['lint', ...argv, '--watch'], { cwd: folder({ 'tools.json': clean, ...files }) })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })
})

test.each([
  [['-'], 'standard input does not change'],
  [['https://example.com/mcp'], 'a server does not report that its tools changed'],
  [['tools.json', 'HTTP://example.com/mcp'], 'a server does not report that its tools changed'],
  [['--stdio', 'node server.mjs'], '--watch cannot be used with --stdio'],
  [['tools.json', '--connect'], '--watch cannot be used with --connect'],
  [['tools.json', '--fix'], '--watch cannot be used with --fix:'],
  [['tools.json', '--fix-dry-run'], '--watch cannot be used with --fix-dry-run'],
  [['tools.json', '--write-baseline'], '--watch cannot be used with --write-baseline'],
  [['tools.json', '--prune-baseline'], '--watch cannot be used with --prune-baseline'],
  [['tools.json', '--trust', 'HEAD'], '--watch cannot be used with --trust'],
  [['tools.json', '--summary'], '--watch cannot be used with --summary'],
])('%j is refused, with what to do instead', async (argv, says) => {
  const cwd = folder({ 'tools.json': clean })
  const { code, err } = await rightcall(['lint', ...argv, '--watch'], { cwd })
  expect(code).toBe(2)
  expect(err).toContain(says)
  expect(err).toMatch(/\n {2}\S.*\n$/)
})

test.skipIf(process.platform === 'win32')('a pipe is refused, because it can be read only once', () => {
  const cwd = folder({ 'tools.json': clean })
  const script = 'mkfifo pipe && "$0" "$1" lint pipe --watch'
  const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, BIN], { cwd, encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('a pipe can be read only once')
})

test('standard output holds reports and nothing else', async () => {
  const cwd = folder({ 'tools.json': clean })
  const { heard, said } = await watching(['tools.json', '--format', 'json'], cwd)
  writeFileSync(join(cwd, 'tools.json'), faulty)
  await heard(/ new since/)
  const [first = '', second = ''] = said().out.split(/(?<=^}\n)/m)
  expect([JSON.parse(first), JSON.parse(second)].map(({ verdict }) => verdict.exit)).toEqual([0, 1])
})
