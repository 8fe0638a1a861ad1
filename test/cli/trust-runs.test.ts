import { symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BLURRED, thingSuite, THINGS_BASE, thingTools } from '../ci/desk.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'

const ONE = 'toolset: ../tools.json\nintents:\n  - { id: a, says: Which river?, expect: { tool: tool_0 } }\n'
const BM25 = ['--model', 'local:bm25']

function changed(after: Readonly<Record<string, string | undefined>>, before: Readonly<Record<string, string>> = {}): string {
  const cwd = folder()
  begin(cwd, { ...THINGS_BASE, ...before })
  git(cwd, 'tag', 'base')
  commit(cwd, after)
  return cwd
}

async function run(cwd: string, ...words: readonly string[]) {
  const { code, out, err } = await rightcall([...words, '--format', 'json'], { cwd })
  return { code, err, report: out === '' ? undefined : JSON.parse(out) }
}

describe('compare --trust', () => {
  const compare = (cwd: string, ...words: readonly string[]) =>
    run(cwd, 'compare', 'tools.json', '--base', 'base', '--suite', 'suites/things.yaml', ...BM25, '--trust', 'base', ...words)

  test('asks the suite as the revision has it', async () => {
    const { code, report } = await compare(changed({ 'tools.json': BLURRED, 'suites/things.yaml': ONE }))
    expect({ code, intents: report.before.suite.intents }).toEqual({ code: 1, intents: 12 })
  })

  test.each<[string, readonly string[], string]>([
    ['a suite that the revision has not', ['--suite', 'new.yaml'], 'new.yaml is not in base, so this suite cannot be trusted'],
    ['edits of the tree', ['--patch', 'edits.yaml'], '--patch and --trust cannot be used together'],
    ['answers in the tree', ['--out', 'answers'], 'a folder in the working tree'],
    ['two runs', ['.rightcall/runs/a/journal.jsonl'], 'A run is compared with one other run'],
  ])('refuses %s', async (_, words, says) => {
    const cwd = changed({ 'new.yaml': thingSuite('tools.json'), 'edits.yaml': 'tool_0: { description: x }\n' })
    const { code, err } = await compare(cwd, ...words)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
  })

  test('reads no side through a link that leads out', async () => {
    const cwd = changed({ 'tools.json': undefined })
    symlinkSync(join(folder({ key: 'SECRET' }), 'key'), join(cwd, 'tools.json'))
    const { code, err } = await compare(cwd)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('is a link to a place outside the working tree') })
    expect(err).not.toContain('SECRET')
  })
})

describe('eval --trust', () => {
  test('takes suites, models and thresholds from the revision, and the tools from the tree', async () => {
    const config = `${THINGS_BASE['rightcall.config.yaml']}`.replace('models:', 'thresholds: { retrieval@1: 0.9 }, models:')
    const cwd = changed(
      { 'tools.json': BLURRED, 'suites/things.yaml': ONE, 'rightcall.config.yaml': '{}\n' },
      { 'rightcall.config.yaml': config },
    )
    const { code, report } = await run(cwd, 'eval', '--trust', 'base')
    expect({ code, intents: report.manifest.suite.intents }).toEqual({ code: 1, intents: 12 })
    const same = changed({ 'suites/things.yaml': ONE }, { 'rightcall.config.yaml': config })
    expect((await run(same, 'eval', '--trust', 'base')).code).toBe(0)
  })

  test('counts no drop from a run that lies in the tree', async () => {
    const config = THINGS_BASE['rightcall.config.yaml'].replace(
      'models:',
      'against: runs/main, thresholds: { retrieval@1: { drop: 3 points } }, models:',
    )
    const cwd = changed({ 'tools.json': BLURRED }, { 'rightcall.config.yaml': config })
    const { code, err } = await run(cwd, 'eval', '--trust', 'base')
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('Drops are not judged') })
  })

  test('reads no tools through a link that leads out', async () => {
    const cwd = changed({ 'tools.json': undefined })
    symlinkSync(join(folder({ key: 'SECRET' }), 'key'), join(cwd, 'tools.json'))
    expect(await run(cwd, 'eval', '--trust', 'base')).toMatchObject({
      code: 2,
      err: expect.stringContaining('outside the working tree'),
    })
  })
})

describe('lint --trust', () => {
  const importing = (line: string, description: string) =>
    `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\n${line}\n` +
    `const server = new McpServer({ name: 'a', version: '1' })\nserver.registerTool('list_rivers', { description: ${description} }, run)\n`

  test.each<[string, (outside: string) => string]>([
    ['data by its path', (outside) => importing(`import key from '${outside}/key.json'`, 'key.auth')],
    ['data behind a link', () => importing(`import key from './link/key.json'`, 'key.auth')],
    ['code by its path', (outside) => importing(`import { auth } from '${outside}/key.ts'`, 'auth')],
    ['code behind a link', () => importing(`import { auth } from './link/key'`, 'auth')],
    ['data of git', () => importing(`import key from './.git/key.json'`, 'key.auth')],
  ])('quotes nothing that source code imports from outside of the tree: %s', async (_, source) => {
    const words = 'Handles SECRET things.'
    const files = { 'key.json': JSON.stringify({ auth: words }), 'key.ts': `export const auth = ${JSON.stringify(words)}\n` }
    const outside = folder(files)
    const cwd = folder()
    begin(cwd, { 'rightcall.config.yaml': 'rules: {}\n' })
    writeFileSync(join(cwd, '.git/key.json'), files['key.json'])
    symlinkSync(outside, join(cwd, 'link'))
    commit(cwd, { 'server.ts': source(relative(cwd, outside)) })
    const lint = (...more: readonly string[]) => rightcall(['lint', 'server.ts', ...more], { cwd })
    // without --trust it is the user's own
    expect((await lint()).out).toContain('SECRET')
    const { out, err } = await lint('--trust', 'HEAD')
    expect(`${out}${err}`).not.toContain('SECRET')
    expect(err).toContain('which does not exist')
  })

  const config = 'rules: { description/vague: error }\nlint: { baseline: rightcall.baseline.json }\n'
  const vague = thingTools(() => 'Handles things.')

  test('accepts what the baseline of the revision accepts, and nothing that the tree adds to it', async () => {
    const cwd = folder()
    begin(cwd, { 'tools.json': thingTools(), 'rightcall.config.yaml': config.split('\n', 1)[0] ?? '' })
    await rightcall(['lint', 'tools.json', '--write-baseline'], { cwd, env: { CI: 'false' } })
    commit(cwd, { 'rightcall.config.yaml': config })
    git(cwd, 'tag', 'base')
    commit(cwd, { 'tools.json': vague })
    await rightcall(['lint', 'tools.json', '--write-baseline'], { cwd, env: { CI: 'false' } })
    expect((await rightcall(['lint', 'tools.json'], { cwd })).code).toBe(0)
    expect((await rightcall(['lint', 'tools.json', '--trust', 'base'], { cwd })).code).toBe(1)
  })

  test('accepts nothing by a baseline that the revision has not', async () => {
    const cwd = folder()
    begin(cwd, { 'tools.json': vague, 'rightcall.config.yaml': config })
    git(cwd, 'tag', 'base')
    await rightcall(['lint', 'tools.json', '--write-baseline'], { cwd, env: { CI: 'false' } })
    const { code, err } = await rightcall(['lint', 'tools.json', '--trust', 'base'], { cwd })
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is not in base, so it accepts nothing') })
  })
})
