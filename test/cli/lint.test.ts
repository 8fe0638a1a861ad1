import { truncateSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const clean = JSON.stringify({ tools: [CLEAN_TOOL] })
const unnamed = JSON.stringify({
  tools: [
    { ...CLEAN_TOOL, description: undefined },
    { ...CLEAN_TOOL, name: 'run' },
  ],
})
const nameless = JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: undefined }] })

describe('exit codes', () => {
  test('0 for a clean list, with a line that says so', async () => {
    const { code, out } = await rightcall(['lint', 'tools.json'], { cwd: folder({ 'tools.json': clean }) })
    expect(code).toBe(0)
    expect(out).toMatch(/no (errors|findings)|1 tool/)
  })

  test('1 for an error, 0 once the rule is off', async () => {
    const cwd = folder({ 'tools.json': nameless })
    expect((await rightcall(['lint', 'tools.json'], { cwd })).code).toBe(1)
    expect((await rightcall(['lint', 'tools.json', '--rule', 'description/missing=off'], { cwd })).code).toBe(0)
  })

  test('1 for too many warnings', async () => {
    const cwd = folder({ 'tools.json': nameless })
    const warn = ['lint', 'tools.json', '--rule', 'description/missing=warn']
    expect((await rightcall(warn, { cwd })).code).toBe(0)
    expect((await rightcall([...warn, '--max-warnings', '0'], { cwd })).code).toBe(1)
  })

  test('1 when a gate failed and another file cannot be read: what was read counts', async () => {
    const cwd = folder({ 'tools.json': nameless, 'broken.json': '{"tools": [' })
    const { code, out } = await rightcall(['lint', '*.json', '--format', 'json'], { cwd })
    const report = JSON.parse(out)
    expect(code).toBe(1)
    expect(report.verdict).toEqual({ exit: 1, because: '1 error' })
    expect(report.problems.map(({ uri }: { uri: string }) => uri.split(':')[0])).toEqual(['broken.json'])
    expect(report.diagnostics.map(({ rule }: { rule: string }) => rule)).toContain('description/missing')
  })

  test.each<[string, Record<string, string>, string[], { exit: number; because: string | null }]>([
    [
      '3 when one of two files cannot be read',
      { 'a.json': clean, 'b.json': '{' },
      [],
      { exit: 3, because: 'not everything could be read (1 problem)' },
    ],
    [
      '2 when no file can be read',
      { 'a.json': '[', 'b.json': '{' },
      [],
      { exit: 2, because: 'nothing could be read (2 problems)' },
    ],
    ['3 when there is nothing to check', { 'a.json': '{"tools": []}' }, [], { exit: 3, because: 'there is nothing to check' }],
    [
      '2 when that is allowed and another file cannot be read',
      { 'a.json': '{"tools": []}', 'b.json': '{' },
      ['--allow-empty'],
      { exit: 2, because: 'nothing could be read (1 problem)' },
    ],
    ['0 when that is allowed', { 'a.json': '{"tools": []}' }, ['--allow-empty'], { exit: 0, because: null }],
    [
      '1 when errors and warnings fail',
      { 'a.json': unnamed },
      ['--max-warnings', '0'],
      { exit: 1, because: expect.stringMatching(/^1 error; \d+ warnings?, the limit is 0$/) },
    ],
  ])('%s, and the report says why', async (_, files, flags, verdict) => {
    const { code, out } = await rightcall(['lint', '*.json', '--format', 'json', ...flags], { cwd: folder(files) })
    expect(JSON.parse(out).verdict).toEqual(verdict)
    expect(code).toBe(verdict.exit)
  })

  test('a list without tools beside another is no failure, and is named', async () => {
    const { code, err } = await rightcall(['lint', '*.json'], { cwd: folder({ 'a.json': clean, 'b.json': '{"tools": []}' }) })
    expect([code, err]).toEqual([0, 'b.json lists no tool.\n'])
  })

  test('3 for a client configuration whose servers are not started', async () => {
    const cwd = folder({ '.mcp.json': '{"mcpServers": {"a": {"command": "never-started"}}}' })
    expect((await rightcall(['lint', '.mcp.json'], { cwd })).code).toBe(3)
  })
})

describe('bad usage is exit 2 with the nearest valid name', () => {
  test.each<[string[], string]>([
    [['lnt'], 'There is no command "lnt".\n  Did you mean lint?'],
    [['lint', '--formta', 'json', 'a'], 'Unknown flag --formta.\n  Did you mean --format?'],
    [['lint', '--format', 'jsn', 'a'], 'There is no format "jsn".\n  Did you mean json?'],
    [['lint', '--preset', 'all', 'a'], 'There is no preset "all".'],
    [['lint', 'tools.json', '--rule', 'description/vauge=off'], 'Did you mean description/vague?'],
    [['lint', '--rule', 'description/vague', 'a'], '--rule takes ID=LEVEL'],
    [['lint', '--max-warnings', 'few', 'a'], '--max-warnings takes a whole number of at least 0, not "few".'],
    [['lint', '--header', 'nocolon', 'a'], '--header takes "Name: value"'],
    [['lint', '--header', 'A: ${NOT_SET_ANYWHERE}', 'a'], 'names the environment variable NOT_SET_ANYWHERE, which is not set'],
    [
      ['lint', '--stdio', 'x', '--env', 'NOT_SET_ANYWHERE'],
      '--env names the environment variable NOT_SET_ANYWHERE, which is not set',
    ],
    [['lint', '--stdio', 'x', '--env', '2=3'], '--env takes NAME, or NAME=value.'],
    [['lint', '--stdio', '"unclosed'], 'unclosed'],
    [['lint'], 'Nothing to lint.'],
    [['explain', 'description/vage'], 'Did you mean description/vague?'],
    [['explain', 'vague'], 'Did you mean description/vague?'],
  ])('%j', async (argv, says) => {
    const { code, out, err } = await rightcall(argv, { cwd: folder({ 'tools.json': clean }) })
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(out).toBe('')
  })
})

describe('bad files are exit 2 and say what happened, where, and what to do', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`

  test.each<[string, string | Uint8Array, RegExp]>([
    ['is not JSON', '{"tools": [oops]}', /t\.json:1:12/],
    ['is empty', '', /is empty/],
    ['is UTF-16 and does not say so', Buffer.from(clean, 'utf16le'), /is UTF-16/],
    ['holds no tools', '{"name": "left-pad", "version": "1.0.0"}', /t\.json/],
    ['nests 10,000 levels', `{"tools":[{"name":"a","inputSchema":${deep}}]}`, /nested more than \d+ levels/],
  ])('a file that %s', async (_, content, says) => {
    const { code, out } = await rightcall(['lint', 't.json', '--format', 'json'], { cwd: folder({ 't.json': content }) })
    expect(code).toBe(2)
    expect(JSON.stringify(JSON.parse(out).problems)).toMatch(says)
  })

  test('a file of 200 MB is refused before it is read', async () => {
    const cwd = folder({ 't.json': '' })
    truncateSync(join(cwd, 't.json'), 200 * 2 ** 20)
    const { code, out } = await rightcall(['lint', 't.json'], { cwd })
    expect(code).toBe(2)
    expect(out).toContain('larger than 64 MiB')
  })

  test('a missing file, with the nearest name in its folder', async () => {
    const { code, out } = await rightcall(['lint', 'tool.json'], { cwd: folder({ 'tools.json': clean }) })
    expect(code).toBe(2)
    expect(out).toContain('tools.json')
  })

  test('a key that stands twice is named with its place, and the last one counts', async () => {
    const cwd = folder({ 't.json': '{"tools": [{"name": "first_name",\n "name": "get_invoice", "description": ""}]}' })
    const { code, out } = await rightcall(['lint', 't.json', '--format', 'json'], { cwd })
    const report = JSON.parse(out)
    expect(code).toBe(1)
    expect(report.problems[0]).toMatchObject({ uri: expect.stringMatching(/^t\.json:\d+:\d+$/) })
    expect(report.diagnostics[0].tool).toBe('get_invoice')
  })

  test('one malformed tool among good ones is a finding, and the rest is linted', async () => {
    const cwd = folder({
      't.json': JSON.stringify([CLEAN_TOOL, 'not a tool', { ...CLEAN_TOOL, name: 'other', description: '' }]),
    })
    const { code, out } = await rightcall(['lint', 't.json', '--format', 'json'], { cwd })
    const report = JSON.parse(out)
    expect(code).toBe(1)
    expect(report.problems).toEqual([])
    expect(report.summary.tools).toBe(3)
    const found = report.diagnostics.map(({ rule, tool }: { rule: string; tool: string }) => `${rule} ${tool}`)
    expect(found).toContain('name/missing ')
    expect(found).toContain('description/missing other')
  })

  test('a circular reference and a pattern that backtracks for ever do no harm', async () => {
    const properties = {
      node: { $ref: '#/$defs/node', description: 'The root of the tree.' },
      code: { type: 'string', description: 'The code of the part.', pattern: '^(a+)+$', default: `${'a'.repeat(40)}!` },
    }
    const $defs = { node: { type: 'object', properties: { child: { $ref: '#/$defs/node', description: 'The next node.' } } } }
    const tool = { ...CLEAN_TOOL, inputSchema: { type: 'object', properties, $defs } }
    const { code, out } = await rightcall(['lint', 't.json', '--format', 'json'], {
      cwd: folder({ 't.json': JSON.stringify([tool]) }),
    })
    expect(JSON.parse(out).problems).toEqual([])
    expect(code).toBe(1)
    expect(out).toContain('schema/default-invalid')
  })
})

describe('configuration', () => {
  test('is found upward, applied per file, and its ignore entries are counted or reported as unused', async () => {
    const cwd = folder({
      'rightcall.config.yaml': [
        'ignore:',
        '  - { rule: description/missing, tool: search_policies, reason: written next week }',
        '  - { rule: name/pattern, reason: nobody remembers }',
        'overrides:',
        '  - files: [legacy.json]',
        '    rules: { description/missing: warn }',
      ].join('\n'),
      'sub/tools.json': nameless,
      'sub/legacy.json': nameless.replace('search_policies', 'old_search'),
    })
    const { code, out, err } = await rightcall(['lint', '.', '--format', 'json'], { cwd: join(cwd, 'sub') })
    const report = JSON.parse(out)
    const missing = report.diagnostics.filter(({ rule }: { rule: string }) => rule === 'description/missing')
    expect(missing).toMatchObject([{ severity: 'warn', tool: 'old_search' }])
    expect(report.summary.suppressed).toBe(1)
    expect(err).toContain('accepts name/pattern, but there is no such finding')
    expect(code).toBe(0)
  })

  test('an error in it is exit 2 with its place', async () => {
    const cwd = folder({ 'rightcall.config.yaml': 'rules:\n  description/vauge: off\n', 'tools.json': clean })
    const { code, err } = await rightcall(['lint', 'tools.json'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('rightcall.config.yaml:2:3 names the rule "description/vauge"')
    expect(err).toContain('Did you mean description/vague?')
  })

  test('print-config shows every value and where it came from', async () => {
    const cwd = folder({ 'rightcall.config.yaml': 'preset: strict\nrules: { description/missing: warn }\n' })
    const { code, out } = await rightcall(['print-config'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('preset = "strict"  (rightcall.config.yaml:1:9)')
    expect(out).toContain('description/missing = "warn"  (rightcall.config.yaml:2:')
  })
})

describe('output', () => {
  test('goes to files in their formats beside standard output', async () => {
    const cwd = folder({ 'tools.json': nameless })
    await rightcall(['lint', 'tools.json', '--output', 'sarif:out/report.sarif', '--output', 'json:report.json'], { cwd })
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).kind).toBe('lint')
  })

  test('--quiet shows what makes the run fail, in formats for people, and every format says why it failed', async () => {
    const cwd = folder({ 'tools.json': unnamed })
    const run = async (...flags: string[]) => (await rightcall(['lint', 'tools.json', ...flags], { cwd })).out
    const all = JSON.parse(await run('--format', 'json'))
    const failing = all.diagnostics.filter(({ fails }: { fails: boolean }) => fails)
    expect(failing.map(({ severity }: { severity: string }) => severity)).toEqual(['error'])
    expect(all.diagnostics.length).toBeGreaterThan(1)
    expect(JSON.parse(await run('--format', 'json', '--quiet'))).toEqual(all)
    const quiet = await run('--quiet')
    expect(quiet).toContain('error  description/missing')
    expect(quiet).not.toMatch(/^ +(?:warn|info) {2}/m)
    expect(quiet).toContain('not shown under --quiet')
    for (const format of ['pretty', 'json', 'sarif', 'github', 'markdown', 'unix']) {
      expect(await run('--format', format), format).toMatch(/(?:Exit code 1: |"because": "|"exitCodeDescription": ")1 error/)
    }
    expect((await run('--format', 'unix', '--quiet')).trim().split('\n')).toHaveLength(2)
    expect(await run('--quiet', '--rule', 'description/missing=off')).toMatch(/^[!✔] /)
  })

  test('--verbose tells every finding by itself', async () => {
    const tools = Array.from({ length: 6 }, (_, at) => ({
      ...CLEAN_TOOL,
      name: `find_part_${at}`,
      description: undefined,
    }))
    const cwd = folder({ 'tools.json': JSON.stringify({ tools }) })
    const folded = (await rightcall(['lint', 'tools.json'], { cwd })).out
    expect(folded).toMatch(/ of 6 tools/)
    const { out } = await rightcall(['lint', 'tools.json', '--verbose'], { cwd })
    expect(out).not.toMatch(/ of 6 tools|and \d+ more/)
    const { diagnostics } = JSON.parse((await rightcall(['lint', 'tools.json', '--format', 'json'], { cwd })).out)
    expect(out.match(/^ +(?:error|warn|info) {2}/gm)).toHaveLength(diagnostics.length)
  })

  test('reads standard input', async () => {
    const { code, out } = await rightcall(['lint', '-', '--format', 'json'], { cwd: folder(), stdin: nameless })
    expect(code).toBe(1)
    expect(JSON.parse(out).diagnostics[0].uri).toBe('<stdin>')
  })
})

describe('help', () => {
  test.each(['lint', 'eval', 'compare', 'rules', 'explain', 'print-config'])(
    '%s --help shows an example of itself',
    async (name) => {
      const { code, out } = await rightcall([name, '--help'], { cwd: folder() })
      expect(code).toBe(0)
      expect(out).toContain(`for example: rightcall ${name}`)
    },
  )

  test('explain shows a rule, rules lists it', async () => {
    expect((await rightcall(['explain', 'description/missing'], { cwd: folder() })).out).toMatch(/^description\/missing\n/)
    expect((await rightcall(['rules'], { cwd: folder() })).out).toMatch(/^error {2}description\/missing /m)
  })
})

describe('a started server', () => {
  const server = new URL('../fixtures/servers/tells-its-environment.mjs', import.meta.url).pathname

  test('gets the variables that --env names and no other', async () => {
    const command = `${process.execPath} ${server}`
    const { out } = await rightcall(['lint', '--stdio', command, '--env', 'GIVEN', '--env', 'WRITTEN=here', '--format', 'json'], {
      cwd: folder(),
      env: { GIVEN: 'handed', WITHHELD: 'secret' },
    })
    const names = JSON.parse(out).diagnostics.map(({ tool }: { tool: string }) => tool)
    expect(names).toEqual(expect.arrayContaining(['GIVEN', 'WRITTEN', 'PATH']))
    expect(names).not.toContain('WITHHELD')
  })
})
