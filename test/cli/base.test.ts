import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LintReport } from '../../src/core/report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { git, repository } from '../helpers/repository.ts'
import { clean, listOf, vague } from '../helpers/tools.ts'

async function lint(cwd: string, words: readonly string[], env: Record<string, string> = {}) {
  const { code, out, err } = await rightcall(['lint', ...words, '--format', 'json', '--max-warnings', '0'], { cwd, env })
  const report: LintReport | undefined = out === '' ? undefined : JSON.parse(out)
  return { code, err, report, found: report?.diagnostics.map(({ rule, tool }) => `${rule} ${tool}`) ?? [] }
}

const OLD = vague('run_report')
const NEW = vague('do_export', 'Manages stuff.')
const ADDED = ['description/vague do_export']

describe('--base', () => {
  test('reports what the revision does not have, committed or not, and counts the rest apart', async () => {
    const { cwd, write, commit } = repository({ 'tools.json': listOf(clean('get_rain'), OLD) })
    expect(await lint(cwd, ['tools.json', '--base', 'main'])).toMatchObject({ code: 0, found: [], err: '' })
    write({ 'tools.json': listOf(NEW, clean('get_rain'), OLD) })
    const { code, found, report } = await lint(cwd, ['tools.json', '--base', 'main'])
    expect({ code, found }).toEqual({ code: 1, found: ADDED })
    expect(report?.summary).toMatchObject({ warnings: ADDED.length, atBase: 1, baselined: 0 })
    expect(report?.base).toEqual({ revision: 'main', commit: expect.stringMatching(/^[0-9a-f]{40}$/) })
    commit()
    expect((await lint(cwd, ['tools.json', '--base', 'main~1'])).found).toEqual(ADDED)
  })

  test('changes no file, no index and no branch', async () => {
    const { cwd, write, git: run } = repository({ 'tools.json': listOf(OLD) })
    write({ 'tools.json': listOf(NEW, OLD) })
    const before = [run('status', '--porcelain', '--branch'), readFileSync(join(cwd, '.git/index')).toString('hex')]
    await lint(cwd, ['tools.json', '--base', 'HEAD'])
    expect([run('status', '--porcelain', '--branch'), readFileSync(join(cwd, '.git/index')).toString('hex')]).toEqual(before)
  })

  test('judges the old text by the configuration of now', async () => {
    const { cwd, write } = repository({
      'tools.json': listOf(OLD),
      'rightcall.config.yaml': 'rules: { description/vague: off }\n',
    })
    write({ 'rightcall.config.yaml': 'rules: { description/vague: error }\n' })
    expect(await lint(cwd, ['tools.json', '--base', 'main'])).toMatchObject({ code: 0, found: [] })
  })

  test('says which baseline and base accept what', async () => {
    const { cwd, write } = repository({ 'tools.json': listOf(OLD) })
    await lint(cwd, ['tools.json', '--write-baseline'])
    write({ 'tools.json': listOf(OLD, NEW) })
    const both = ['tools.json', '--base', 'main', '--baseline', 'rightcall.baseline.json']
    expect((await lint(cwd, both)).report?.summary).toMatchObject({ baselined: 1, atBase: 0, warnings: ADDED.length })
    const { out } = await rightcall(['lint', 'tools.json', '--base', 'main'], { cwd })
    expect(out).toContain('1 already in main')
  })
})

describe('a file that moved', () => {
  const moves: [string, (repo: ReturnType<typeof repository>) => void][] = [
    ['in a commit', ({ git: run, commit }) => void (run('mv', 'tools.json', 'list.json'), commit())],
    ['in the index', ({ git: run }) => void run('mv', 'tools.json', 'list.json')],
    ['on the disk only', ({ cwd }) => renameSync(join(cwd, 'tools.json'), join(cwd, 'list.json'))],
  ]
  test.each(moves)('%s brings no finding, and its edits do', async (_, move) => {
    const repo = repository({ 'tools.json': listOf(clean('get_rain'), OLD) })
    const first = repo.git('rev-parse', 'HEAD').trim()
    move(repo)
    expect(await lint(repo.cwd, ['list.json', '--base', first])).toMatchObject({ code: 0, found: [], err: '' })
    repo.write({ 'list.json': listOf(clean('get_rain'), OLD, NEW) })
    expect((await lint(repo.cwd, ['list.json', '--base', first])).found).toEqual(ADDED)
  })

  test('into another list, when its own is deleted, brings no finding', async () => {
    const { cwd, write } = repository({ 'a.json': listOf(clean('get_rain')), 'b.json': listOf(OLD) })
    rmSync(join(cwd, 'b.json'))
    write({ 'a.json': listOf(clean('get_rain'), OLD) })
    expect((await lint(cwd, ['.', '--base', 'main'])).found).toEqual([])
  })

  test('with names that git would quote', async () => {
    const { cwd, git: run, commit } = repository({ 'naïve "list"\t.json': listOf(OLD) })
    run('mv', 'naïve "list"\t.json', 'größe ✓.json')
    commit()
    expect((await lint(cwd, ['größe ✓.json', '--base', 'main~1'])).found).toEqual([])
  })
})

test('a new file is named where its findings are all new', async () => {
  const { cwd, write } = repository({ 'a.json': listOf(clean('get_rain')) })
  write({ 'b.json': listOf(OLD) })
  const { err, found } = await lint(cwd, ['*.json', '--base', 'main'])
  expect(found).toEqual(['description/vague run_report'])
  expect(err).toBe('b.json is not in main, so every finding there is new.\n')
})

describe('any state of a repository', () => {
  test('a merge commit, as CI checks it out, detached', async () => {
    const { cwd, commit, git: run } = repository({ 'tools.json': listOf(OLD) })
    run('switch', '--quiet', '--create', 'feature')
    commit({ 'other.json': listOf(NEW) })
    run('switch', '--quiet', 'main')
    commit({ 'third.json': listOf(vague('do_import', 'Deals with stuff.')) })
    run('merge', '--quiet', '--no-edit', 'feature')
    run('checkout', '--quiet', '--detach')
    expect((await lint(cwd, ['*.json', '--base', 'HEAD^1'])).found).toEqual(ADDED)
    expect((await lint(cwd, ['*.json', '--base', 'main'])).found).toEqual([])
  })

  test('a subfolder as working directory, and a folder as target', async () => {
    const { cwd, write } = repository({ 'my server/tools/a.json': listOf(OLD), 'other.json': listOf(NEW) })
    write({ 'my server/tools/b.json': listOf(NEW) })
    for (const words of [['tools/a.json', 'tools/b.json'], ['tools'], ['tools/*.json'], ['../my server/tools/']]) {
      expect((await lint(join(cwd, 'my server'), [...words, '--base', 'main'])).found).toEqual(ADDED)
    }
  })

  test('files of one tool each that are one list', async () => {
    const { cwd, write } = repository({ 'tools/a.json': JSON.stringify(OLD), 'tools/b.json': JSON.stringify(clean('get_rain')) })
    write({ 'tools/c.json': JSON.stringify(NEW) })
    expect((await lint(cwd, ['tools', '--base', 'main'])).found).toEqual(ADDED)
  })

  test('line ends that the checkout changed, and a byte order mark', async () => {
    const yaml = `tools:\n  - name: run_report\n    description: |\n      Handles various\n      things.\n    inputSchema: { type: object }\n`
    const { cwd, write } = repository({ 'tools.json': listOf(OLD), 'tools.yaml': yaml })
    write({ 'tools.json': `\uFEFF${listOf(OLD).replaceAll('\n', '\r\n')}`, 'tools.yaml': yaml.replaceAll('\n', '\r\n') })
    expect((await lint(cwd, ['tools.json', 'tools.yaml', '--base', 'main'])).found).toEqual([])
  })

  test('a link to a file, and a working tree that is linked itself', async () => {
    const { cwd } = repository({ 'real.json': listOf(OLD) })
    symlinkSync('real.json', join(cwd, 'link.json'))
    expect((await lint(cwd, ['link.json', '--base', 'main'])).found).toEqual([])
    const outside = join(folder(), 'link')
    symlinkSync(cwd, outside)
    expect((await lint(outside, ['real.json', '--base', 'main'])).found).toEqual([])
  })

  test('another working tree of the repository', async () => {
    const { cwd, git: run } = repository({ 'tools.json': listOf(OLD) })
    run('worktree', 'add', '--quiet', '../second', '-b', 'second')
    const second = join(cwd, '../second')
    writeFileSync(join(second, 'tools.json'), listOf(OLD, NEW))
    expect((await lint(second, ['tools.json', '--base', 'main'])).found).toEqual(ADDED)
  })

  test('a text that was broken then is new as a whole, and a note says why', async () => {
    const { cwd, write } = repository({ 'tools.json': '{"tools": [' })
    write({ 'tools.json': listOf(OLD) })
    const { found, err } = await lint(cwd, ['tools.json', '--base', 'main'])
    expect(found).toEqual(['description/vague run_report'])
    expect(err).toMatch(/^tools\.json\S* in main: /)
  })
})

describe('a revision that is not there', () => {
  test('a shallow clone is told the one command, and the command helps', async () => {
    const { cwd, commit, git: run } = repository({ 'tools.json': listOf(OLD) })
    run('switch', '--quiet', '--create', 'feature')
    commit({ 'tools.json': listOf(OLD, NEW) })
    const clone = join(folder(), 'a clone')
    git(cwd, 'clone', '--quiet', '--depth=1', '--branch', 'feature', `file://${cwd}`, clone)
    const { code, err } = await lint(clone, ['tools.json', '--base', 'origin/main'])
    expect(code).toBe(2)
    expect(err).toMatch(/shallow and does not contain origin\/main\.\n {2}Fetch it: git fetch --depth=1 origin main:refs/)
    git(clone, ...(/git (fetch .*)/.exec(err)?.[1]?.split(' ') ?? []))
    expect((await lint(clone, ['tools.json', '--base', 'origin/main'])).found).toEqual(ADDED)
    expect((await lint(clone, ['tools.json', '--base', 'HEAD~1'])).err).toContain('git fetch --unshallow')
  })

  test.each<[string, RegExp]>([
    ['mian', /There is no revision mian.*\n.*Did you mean --base main\?/],
    ['origin/release', /\n.*git fetch --depth=1 origin release:refs\/remotes\/origin\/release/],
    ['release', /\n.*git fetch --depth=1 origin release, and then --base FETCH_HEAD/],
    ['0123abcd', /by its full id/],
    ['main:tools.json', /There is no revision main:tools\.json/],
    ['--upload-pack=touch pwned', /takes a git revision/],
  ])('%s', async (revision, says) => {
    const { cwd } = repository({ 'tools.json': listOf(OLD) })
    const { code, err } = await lint(cwd, ['tools.json', `--base=${revision}`])
    expect(code).toBe(2)
    expect(err).toMatch(says)
  })

  test('no repository, and no git', async () => {
    const cwd = folder({ 'tools.json': listOf(OLD) })
    expect((await lint(cwd, ['tools.json', '--base', 'main'], { GIT_CEILING_DIRECTORIES: join(cwd, '..') })).err).toMatch(
      /not in a git repository\.\n.*--baseline/,
    )
    expect((await lint(cwd, ['tools.json', '--base', 'main'], { PATH: cwd })).err).toMatch(/not installed here\.\n.*--baseline/)
  })
})

describe('what no revision holds', () => {
  test.each<[string, string[], RegExp]>([
    ['a server to start', ['--stdio', 'touch started'], /a server to start is in no revision\.\n.*--baseline/],
    ['a URL', ['http://127.0.0.1:9/mcp'], /a URL is in no revision/],
    ['standard input', ['-'], /standard input is in no revision/],
  ])('%s is an error before it is asked', async (_, words, says) => {
    const { cwd } = repository({ 'tools.json': listOf(OLD) })
    const { code, err } = await lint(cwd, [...words, '--base', 'main'])
    expect(code).toBe(2)
    expect(err).toMatch(says)
    expect(existsSync(join(cwd, 'started'))).toBe(false)
  })

  test('a file outside the repository', async () => {
    const { cwd } = repository({ 'tools.json': listOf(OLD) })
    mkdirSync(join(cwd, '..', 'beside'))
    writeFileSync(join(cwd, '..', 'beside', 'tools.json'), listOf(OLD))
    const { code, err } = await lint(cwd, ['tools.json', '../beside/tools.json', '--base', 'main'])
    expect(code).toBe(2)
    expect(err).toMatch(/\.\.\/beside\/tools\.json lies outside the git repository/)
  })
})

test('git runs nothing that the repository configures', async () => {
  const { cwd, write, git: run } = repository({ 'tools.json': listOf(OLD), '.gitattributes': '*.json filter=evil diff=evil\n' })
  const evil = `touch '${join(cwd, 'pwned')}'; cat`
  const settings = [
    'core.fsmonitor',
    'filter.evil.clean',
    'filter.evil.smudge',
    'diff.evil.textconv',
    'diff.external',
    'core.pager',
  ]
  for (const setting of settings) run('config', setting, evil)
  write({ 'tools.json': listOf(OLD, NEW) })
  expect((await lint(cwd, ['tools.json', '--base', 'main'])).found).toEqual(ADDED)
  expect(existsSync(join(cwd, 'pwned'))).toBe(false)
})

test('a partial clone fetches nothing, and says what it lacks', async () => {
  const { cwd, commit, git: run } = repository({ 'tools.json': listOf(OLD) })
  run('config', 'uploadpack.allowFilter', 'true')
  commit({ 'tools.json': listOf(OLD, NEW) })
  const clone = join(folder(), 'partial')
  execFileSync('git', ['clone', '--quiet', '--filter=blob:none', `file://${cwd}`, clone], { stdio: 'ignore' })
  const { code, err } = await lint(clone, ['tools.json', '--base', 'main~1'])
  expect(code).toBe(2)
  expect(err).toMatch(/partial clone.*\n.*Fetch them: git fetch --refetch --no-filter origin/)
  git(clone, ...(/git (fetch .*)/.exec(err)?.[1]?.split(' ') ?? []))
  expect((await lint(clone, ['tools.json', '--base', 'main~1'])).found).toEqual(ADDED)
})

describe('source code', () => {
  const server = (from: string) => `import { says } from '${from}'\nserver.tool('run_report', says, {}, run)\n`
  const says = (text: string) => `export const says = '${text}'\n`
  const OTHER = 'Handles various things.'

  test('is read with what it imported then, though that is no target', async () => {
    const { cwd, write } = repository({ 'src/server.ts': server('./texts.ts'), 'src/texts.ts': says(OTHER) })
    expect((await lint(cwd, ['src/server.ts'])).found).toContain('description/vague run_report')
    expect((await lint(cwd, ['src/server.ts', '--base', 'main'])).found).toEqual([])
    write({ 'src/texts.ts': says('Manages stuff.') })
    expect((await lint(cwd, ['src/server.ts', '--base', 'main'])).found).toEqual(['description/vague run_report'])
  })

  test('is read where it lay then: its imports are relative to that place', async () => {
    const repo = repository({ 'src/server.ts': server('./texts.ts'), 'src/texts.ts': says(OTHER) })
    mkdirSync(join(repo.cwd, 'src/main'))
    repo.git('mv', 'src/server.ts', 'src/main/server.ts')
    repo.write({ 'src/main/server.ts': server('../texts.ts') })
    repo.commit()
    expect((await lint(repo.cwd, ['src/main/server.ts', '--base', 'main~1'])).found).toEqual([])
  })
})
