import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LintReport } from '../../src/core/report.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { clean, listOf, vague } from '../helpers/tools.ts'

const FILE = 'rightcall.baseline.json'
const USE = ['--baseline', FILE]

async function lint(cwd: string, words: readonly string[], env: Record<string, string> = {}) {
  const { code, out, err } = await rightcall(['lint', ...words, '--format', 'json', '--max-warnings', '0'], { cwd, env })
  const report: LintReport | undefined = out === '' ? undefined : JSON.parse(out)
  return { code, err, report, found: report?.diagnostics.map(({ rule, tool }) => `${rule} ${tool}`) ?? [] }
}

const read = (cwd: string, file = FILE) => JSON.parse(readFileSync(join(cwd, file), 'utf8'))

/** A folder with a list of tools whose findings are accepted. */
async function accepted(tools = listOf(clean('get_rain'), vague('run_report'))): Promise<string> {
  const cwd = folder({ 'tools.json': tools })
  await lint(cwd, ['tools.json', '--write-baseline'])
  return cwd
}

describe('--write-baseline', () => {
  test('accepts all that is found: the next run has no findings and counts them apart', async () => {
    const cwd = folder({ 'tools.json': listOf(clean('get_rain'), vague('run_report')) })
    expect((await lint(cwd, ['tools.json'])).code).toBe(1)
    const wrote = await lint(cwd, ['tools.json', '--write-baseline'])
    expect(wrote).toMatchObject({ code: 0, found: [] })
    expect(wrote.err).toMatch(/^wrote rightcall\.baseline\.json: 1 accepted finding\.\n.*lint: \{ baseline: rightcall/)
    const next = await lint(cwd, ['tools.json', ...USE])
    expect(next).toMatchObject({ code: 0, found: [], err: '' })
    expect(next.report?.summary).toMatchObject({ warnings: 0, baselined: 1, atBase: 0 })
    expect(next.report?.baseline).toEqual({ file: FILE, rulesVersion: expect.any(String), stale: 0, unchecked: 0 })
  })

  test('writes one finding a line, with what a reviewer has to know, in an order that does not depend on the file', async () => {
    const tools = [clean('get_rain'), vague('run_report'), vague('do_export', 'Manages stuff.')]
    const cwd = await accepted(listOf(...tools))
    const text = readFileSync(join(cwd, FILE), 'utf8')
    const entries = text.split('\n').filter((line) => line.includes('"fingerprint"'))
    expect(entries).toHaveLength(read(cwd).findings.length)
    expect(entries.find((line) => line.includes('run_report'))).toMatch(
      /"rule": "description\/vague", "tool": "run_report", "in": "tools\.json", "says": "\\"Handles various things/,
    )
    expect(readFileSync(join(await accepted(listOf(...tools.toReversed())), FILE), 'utf8')).toBe(text)
  })

  test('keeps reasons, and leaves a file that says the same in another layout alone', async () => {
    const cwd = await accepted()
    const { findings, ...rest } = read(cwd)
    const text = JSON.stringify({ ...rest, findings: [{ ...findings[0], reason: 'version 1 clients' }] })
    writeFileSync(join(cwd, FILE), text)
    const { err } = await lint(cwd, ['tools.json', '--write-baseline'])
    expect(err).toContain('is unchanged: 1 accepted finding')
    expect(readFileSync(join(cwd, FILE), 'utf8')).toBe(text)
    writeFileSync(join(cwd, 'tools.json'), listOf(vague('run_report'), vague('do_export', 'Manages stuff.')))
    await lint(cwd, ['tools.json', '--write-baseline'])
    expect(read(cwd).findings.find(({ tool }: { tool: string }) => tool === 'run_report').reason).toBe('version 1 clients')
  })

  test.each(['true', '1', 'yes'])('writes nothing where CI=%s, and says how', async (ci) => {
    const cwd = folder({ 'tools.json': listOf(vague('run_report')) })
    for (const flag of ['--write-baseline', '--prune-baseline']) {
      const { code, err } = await lint(cwd, ['tools.json', flag], { CI: ci })
      expect(code).toBe(2)
      expect(err).toContain('not written in CI')
    }
    expect(existsSync(join(cwd, FILE))).toBe(false)
    expect((await lint(cwd, ['tools.json', '--write-baseline'], { CI: 'false' })).code).toBe(0)
  })

  test('keeps what this run did not look at: another file, a rule that is off, a file that cannot be read', async () => {
    const cwd = folder({ 'a.json': listOf(vague('run_report')), 'b.json': listOf(vague('do_export', 'Manages stuff.')) })
    await lint(cwd, ['*.json', '--write-baseline'])
    const before = read(cwd).findings
    await lint(cwd, ['a.json', '--write-baseline'])
    await lint(cwd, ['*.json', '--write-baseline', '--rule', 'description/vague=off'])
    writeFileSync(join(cwd, 'b.json'), '{"tools": [')
    const { code, err } = await lint(cwd, ['*.json', '--write-baseline'])
    expect(code).toBe(3)
    expect(err).toContain('is unchanged')
    expect(read(cwd).findings).toEqual(before)
  })

  test('writes nothing where nothing could be read', async () => {
    const cwd = folder({ 'tools.json': '{' })
    const { code, err } = await lint(cwd, ['tools.json', '--write-baseline'])
    expect(code).toBe(2)
    expect(err).toContain('was not written')
    expect(existsSync(join(cwd, FILE))).toBe(false)
  })

  test('refuses to write together with --base, and to write and prune at once', async () => {
    const cwd = await accepted()
    expect((await lint(cwd, ['tools.json', '--write-baseline', '--base', 'main'])).err).toContain('cannot be used together')
    expect((await lint(cwd, ['tools.json', '--write-baseline', '--prune-baseline'])).err).toContain('cannot be used together')
  })
})

describe('a baseline is a ratchet', () => {
  test('a new finding fails, an accepted one whose words change is new, and a moved or reordered one is not', async () => {
    const cwd = await accepted()
    writeFileSync(join(cwd, 'tools.json'), listOf(vague('run_report'), vague('do_export', 'Manages stuff.'), clean('get_rain')))
    expect(await lint(cwd, ['tools.json', ...USE])).toMatchObject({
      code: 1,
      found: expect.arrayContaining(['description/vague do_export']),
    })
    writeFileSync(join(cwd, 'tools.json'), listOf(clean('get_rain'), vague('run_report', 'Handles several things.')))
    expect((await lint(cwd, ['tools.json', ...USE])).found).toEqual(['description/vague run_report'])
    writeFileSync(join(cwd, 'tools.json'), `\uFEFF${listOf(vague('run_report'), clean('get_rain')).replaceAll('\n', '\r\n')}`)
    renameSync(join(cwd, 'tools.json'), join(cwd, 'moved.json'))
    expect(await lint(cwd, ['moved.json', ...USE])).toMatchObject({ code: 0, found: [], err: '' })
  })

  test('a fixed finding is named, and --prune-baseline takes it out without accepting what is new', async () => {
    const cwd = await accepted(listOf(vague('run_report'), vague('do_export', 'Manages stuff.')))
    writeFileSync(
      join(cwd, 'tools.json'),
      listOf(clean('run_report'), vague('do_export', 'Manages stuff.'), vague('do_import', 'Deals with stuff.')),
    )
    const { err, report } = await lint(cwd, ['tools.json', ...USE])
    expect(err).toMatch(
      /\d of \d entries no longer match(es a finding| findings), such as description\/vague on run_report.*--prune-baseline/,
    )
    expect(report?.baseline?.stale).toBeGreaterThan(0)
    const pruned = await lint(cwd, ['tools.json', ...USE, '--prune-baseline'])
    expect(pruned.code).toBe(1)
    expect(pruned.found).toContain('description/vague do_import')
    const tools = read(cwd).findings.map(({ tool }: { tool: string }) => tool)
    expect(tools).toContain('do_export')
    expect(tools).not.toContain('run_report')
    expect(tools).not.toContain('do_import')
    expect((await lint(cwd, ['tools.json', ...USE])).err).not.toMatch(/no longer match/)
  })

  test('entries of a file in a folder that was searched, and has no tools any more, are stale', async () => {
    const cwd = folder({
      'server.ts': "server.tool('run_report', 'Handles various things.', {}, run)\n",
      'a.json': listOf(clean('get_rain')),
    })
    await lint(cwd, ['.', '--write-baseline'])
    writeFileSync(join(cwd, 'server.ts'), "const name = 'server.tool'\n")
    const { report } = await lint(cwd, ['.', ...USE])
    expect(report?.baseline).toMatchObject({ stale: read(cwd).findings.length, unchecked: 0 })
  })

  test('entries of a file that is gone are stale, those of one that was not linted are not', async () => {
    const cwd = folder({ 'a.json': listOf(vague('run_report')), 'b.json': listOf(vague('do_export', 'Manages stuff.')) })
    await lint(cwd, ['*.json', '--write-baseline'])
    expect((await lint(cwd, ['a.json', ...USE])).report?.baseline).toMatchObject({ stale: 0, unchecked: expect.any(Number) })
    renameSync(join(cwd, 'b.json'), join(cwd, 'b.txt'))
    expect((await lint(cwd, ['a.json', ...USE])).report?.baseline).toMatchObject({ stale: expect.any(Number), unchecked: 0 })
  })
})

describe('findings on text that did not change', () => {
  const changed = async (rulesVersion?: string) => {
    const cwd = await accepted()
    const { findings: _, ...rest } = read(cwd)
    writeFileSync(
      join(cwd, FILE),
      JSON.stringify({ ...rest, ...(rulesVersion && { 'rules-version': rulesVersion }), findings: [] }),
    )
    return lint(cwd, ['tools.json', ...USE])
  }

  test('are laid to newer rules, in the report and beside it', async () => {
    const { code, err, report } = await changed('0.0.9')
    expect(code).toBe(1)
    expect(err).toMatch(/1 new finding on text that did not change.*with the rules of 0\.0\.9, and these are the rules of /)
    expect(report?.diagnostics.map(({ unchanged }) => unchanged)).toEqual([true])
    expect(report?.verdict.because).toContain('1 of them on text that has not changed since')
  })

  test('are laid to the configuration or a neighbour where the rules are the same', async () => {
    expect((await changed()).err).toContain('The configuration changed, or another tool of the toolset did.')
  })

  test('are not those of an edited tool', async () => {
    const cwd = await accepted()
    writeFileSync(join(cwd, 'tools.json'), listOf(vague('get_rain', 'Manages stuff.'), vague('run_report')))
    const { err, report } = await lint(cwd, ['tools.json', ...USE])
    expect(err).toBe('')
    expect(report?.diagnostics.some(({ unchanged }) => unchanged)).toBe(false)
  })
})

describe('the path of a baseline', () => {
  test('stands in the configuration, relative to it, and is left out of what is linted', async () => {
    const cwd = folder({
      'rightcall.config.yaml': 'lint: { baseline: ci/accepted.json }',
      'server/tools.json': listOf(vague('run_report')),
    })
    await lint(join(cwd, 'server'), ['.', '--write-baseline'])
    expect(read(cwd, 'ci/accepted.json').findings[0].in).toBe('../server/tools.json')
    for (const words of [['.'], ['**/*.json'], ['server/tools.json', 'ci/accepted.json']]) {
      expect(await lint(cwd, words)).toMatchObject({ code: 0, found: [] })
    }
  })

  test('is never a report', async () => {
    const cwd = await accepted()
    const { code, err } = await lint(cwd, ['tools.json', ...USE, '--output', `json:${FILE}`])
    expect(code).toBe(2)
    expect(err).toContain('would overwrite a file that is read')
  })

  test('is never a list of tools', async () => {
    const cwd = folder({ 'tools.json': listOf(vague('run_report')) })
    const text = readFileSync(join(cwd, 'tools.json'), 'utf8')
    const { code, err } = await lint(cwd, ['tools.json', '--baseline', 'tools.json', '--write-baseline'])
    expect(code).toBe(2)
    expect(err).toContain('tools.json is not a baseline')
    expect(readFileSync(join(cwd, 'tools.json'), 'utf8')).toBe(text)
  })
})

describe('a baseline that cannot be followed', () => {
  const entry = (reason?: string) => ({
    fingerprint: '0123456789abcdef',
    rule: 'a/b',
    tool: null,
    in: 'tools.json',
    says: 'x',
    reason,
  })
  const whole = (over: object) =>
    JSON.stringify({ kind: 'rightcall-baseline', version: 1, 'rules-version': '0.1.0', findings: [], texts: [], ...over })

  test.each<[string, string, RegExp]>([
    ['broken JSON', '{"kind": "rightcall-baseline",', /rightcall\.baseline\.json:1:\d+ .*\n.*--write-baseline/],
    ['an empty file', ' \n', /is empty\.\n.*version control/],
    ['a merge conflict', '{\n<<<<<<< HEAD\n  "version": 1\n=======\n', /:2:1 has a merge conflict\.\n.*Keep the lines of both/],
    ['a conflict with CRLF', '{\r\n  "version": 1\r\n>>>>>>> main\r\n', /:3:1 has a merge conflict/],
    ['a file of another kind', '{"tools": []}', /is not a baseline: its "kind"/],
    ['a list', '[]', /is not a baseline: it contains an array/],
    ['a newer format', whole({ version: 2 }), /"version" is 2, and this rightcall reads 1\.\n {2}A newer rightcall wrote/],
    ['no version', whole({ version: undefined }), /"version" is null/],
    ['an unknown key', whole({ finding: [] }), /unknown key "finding"\.\n.*Did you mean "findings"/],
    ['a list that is none', whole({ findings: {} }), /"findings" must be a list, not an object/],
    ['an entry without a rule', whole({ findings: [{ ...entry(), rule: undefined }] }), /"rule" must be a string, not nothing/],
    ['a fingerprint of another kind', whole({ findings: [{ ...entry(), fingerprint: 'abc' }] }), /16 hexadecimal digits/],
    ['a key that stands twice', whole({}).replace('{', '{"version": 1,'), /has the same key twice/],
  ])('%s is an error with its place', async (_, text, says) => {
    const cwd = folder({ 'tools.json': listOf(vague('run_report')), [FILE]: text })
    for (const flags of [[], ['--write-baseline']]) {
      const { code, err } = await lint(cwd, ['tools.json', ...USE, ...flags])
      expect(code).toBe(2)
      expect(err).toMatch(says)
    }
    expect(readFileSync(join(cwd, FILE), 'utf8')).toBe(text)
  })

  test('one that is not there is named with who names it', async () => {
    const cwd = folder({ 'tools.json': listOf(vague('run_report')) })
    expect((await lint(cwd, ['tools.json', '--baseline', 'none.json'])).err).toMatch(
      /--baseline names none\.json, which does not exist\.\n.*--write-baseline/,
    )
    writeFileSync(join(cwd, 'rightcall.config.yaml'), 'lint:\n  baseline: none.json\n')
    expect((await lint(cwd, ['tools.json'])).err).toContain('rightcall.config.yaml:2:13 names none.json')
    expect((await lint(cwd, ['tools.json', '--prune-baseline'])).code).toBe(2)
  })

  test('a folder, and a file that may not be read', async () => {
    const cwd = await accepted()
    mkdirSync(join(cwd, 'folder'))
    expect((await lint(cwd, ['tools.json', '--baseline', 'folder'])).err).toContain('folder is a folder')
    if (process.getuid?.() === 0) return
    chmodSync(join(cwd, FILE), 0)
    expect((await lint(cwd, ['tools.json', ...USE])).err).toContain('permission denied')
  })

  test('one of a newer rightcall is read, and not written', async () => {
    const cwd = await accepted()
    writeFileSync(join(cwd, FILE), JSON.stringify({ ...read(cwd), 'rules-version': '99.0.0' }))
    expect(await lint(cwd, ['tools.json', ...USE])).toMatchObject({ code: 0, found: [] })
    const { code, err } = await lint(cwd, ['tools.json', '--write-baseline'])
    expect(code).toBe(2)
    expect(err).toContain('was written by rightcall 99.0.0')
  })

  test('entries that a merge left twice count once, and no reason is lost', async () => {
    const cwd = await accepted()
    const { findings, ...rest } = read(cwd)
    const twice = ['one', 'two'].map((reason) => ({ ...findings[0], reason }))
    writeFileSync(join(cwd, FILE), JSON.stringify({ ...rest, findings: twice }))
    expect((await lint(cwd, ['tools.json', ...USE])).err).toContain('1 finding more than once')
    await lint(cwd, ['tools.json', '--prune-baseline'])
    expect(read(cwd).findings).toEqual([{ ...findings[0], reason: 'one; two' }])
  })

  test('one whose entries all match nothing is probably another one', async () => {
    const cwd = folder({
      'tools.json': listOf(clean('get_rain')),
      [FILE]: whole({ findings: [entry(), { ...entry(), fingerprint: 'fedcba9876543210' }] }),
    })
    expect((await lint(cwd, ['tools.json', ...USE])).err).toContain('none of the 2 entries matches a finding')
  })
})

test('every reporter says what is accepted', async () => {
  const cwd = await accepted()
  for (const format of ['pretty', 'github', 'markdown']) {
    expect((await rightcall(['lint', 'tools.json', ...USE, '--format', format], { cwd })).out).toContain(
      '1 accepted by the baseline',
    )
  }
})

describe.skipIf(noCorpus)('on real servers', () => {
  test('what was just accepted is quiet, whatever the order of the tools', async () => {
    for (const { id, served } of corpusServers().slice(0, 12)) {
      const tools = Array.isArray(served['tools']) ? served['tools'] : []
      const cwd = folder({ 'tools.json': JSON.stringify({ tools }) })
      await lint(cwd, ['tools.json', '--write-baseline'])
      writeFileSync(join(cwd, 'tools.json'), JSON.stringify({ tools: tools.toReversed() }, null, 1))
      expect(await lint(cwd, ['tools.json', ...USE]), id).toMatchObject({ code: 0, found: [], err: '' })
    }
  })
})
