import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'
import { CLEAN, CONFIG, starts, VAGUE } from '../ci/samples.ts'

const OFF = 'rules:\n  description/vague: off\n'

/** A repository whose configuration was changed after the commit that is tagged `base`. */
function changed(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string | undefined>>): string {
  const cwd = folder()
  begin(cwd, before)
  git(cwd, 'tag', 'base')
  commit(cwd, after)
  return cwd
}

const lint = (cwd: string, ...words: readonly string[]) => rightcall(['lint', ...words], { cwd })

describe('under --trust', () => {
  test.each<[string, Record<string, string>, Record<string, string | undefined>]>([
    ['changed', { 'rightcall.config.yaml': CONFIG }, { 'rightcall.config.yaml': OFF }],
    ['removed', { 'rightcall.config.yaml': CONFIG }, { 'rightcall.config.yaml': undefined }],
    ['broken', { 'rightcall.config.yaml': CONFIG }, { 'rightcall.config.yaml': 'rules: [' }],
    [
      'put under another name',
      { 'rightcall.config.json': '{"rules": {"description/vague": "error"}}' },
      { 'rightcall.config.yaml': OFF },
    ],
    ['with line ends of Windows', { 'rightcall.config.yaml': CONFIG.replaceAll('\n', '\r\n') }, { 'rightcall.config.yaml': OFF }],
    ['changed in what it extends', { 'rightcall.config.yaml': 'extends: a/b.yaml\n', 'a/b.yaml': CONFIG }, { 'a/b.yaml': OFF }],
    [
      'changed by an override',
      { 'rightcall.config.yaml': CONFIG },
      { 'rightcall.config.yaml': `${CONFIG}overrides:\n  - { files: ['**'], rules: { description/vague: off } }\n` },
    ],
  ])('the configuration comes from the revision, however the tree has it: %s', async (_, before, after) => {
    const cwd = changed({ 'tools.json': VAGUE, ...before }, after)
    const { code, err } = await lint(cwd, 'tools.json', '--trust', 'base')
    expect({ code, err }).toEqual({ code: 1, err: 'The configuration comes from base.\n' })
  })

  test('overrides still match the files of the tree', async () => {
    const before = {
      'old/tools.json': VAGUE,
      'rightcall.config.yaml': `${CONFIG}overrides:\n  - { files: ['old/**'], rules: { description/vague: off } }\n`,
    }
    expect((await lint(changed(before, {}), 'old/tools.json', '--trust', 'base')).code).toBe(0)
  })

  test.each<[string, (cwd: string) => string]>([
    ['a folder below', (cwd) => join(cwd, 'below it')],
    ['a link to it', linkTo],
    ['a detached head', (cwd) => (git(cwd, 'checkout', '--quiet', '--detach'), cwd)],
  ])('the working folder may be: %s', async (_, place) => {
    const cwd = changed(
      { 'rightcall.config.yaml': CONFIG, 'tools.json': CLEAN, 'below it/tools.json': VAGUE },
      { 'rightcall.config.yaml': OFF, 'tools.json': VAGUE },
    )
    expect((await lint(place(cwd), 'tools.json', '--trust', 'base')).code).toBe(1)
  })

  test('--config names a file of the revision', async () => {
    const cwd = changed({ 'tools.json': VAGUE, 'ci.yaml': CONFIG }, { 'ci.yaml': OFF, 'new.yaml': OFF })
    expect((await lint(cwd, 'tools.json', '--trust', 'base', '--config', 'ci.yaml')).code).toBe(1)
    const { code, err } = await lint(cwd, 'tools.json', '--trust', 'base', '--config', 'new.yaml')
    expect({ code, err }).toEqual({
      code: 2,
      err: 'rightcall: new.yaml is not in base, so this configuration cannot be trusted.\n',
    })
  })

  test('nothing outside of the repository is extended', async () => {
    const outside = folder({ 'x.yaml': OFF })
    const cwd = changed({ 'tools.json': VAGUE, 'rightcall.config.yaml': `extends: ${join(outside, 'x.yaml')}\n` }, {})
    const { code, err } = await lint(cwd, 'tools.json', '--trust', 'base')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('x.yaml is not in base.') })
  })

  test('a new client configuration waits, beside what can be checked now', async () => {
    const cwd = changed({ 'tools.json': CLEAN }, { 'new.json': starts('x.mjs') })
    const alone = await lint(cwd, 'new.json', '--trust', 'base', '--connect')
    expect(alone).toMatchObject({ code: 0, err: expect.stringContaining('base does not name these servers yet') })
    const both = await lint(cwd, 'new.json', 'tools.json', '--trust', 'base', '--format', 'json')
    expect(JSON.parse(both.out).summary.tools).toBe(1)
  })

  test('a file that was binary then is read as it is now', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'tools.json'), Uint8Array.of(0, 1, 2))
    begin(cwd, {})
    git(cwd, 'tag', 'base')
    commit(cwd, { 'tools.json': CLEAN })
    expect((await lint(cwd, 'tools.json', '--trust', 'base')).code).toBe(0)
  })

  test('the tools of new and of oddly named files are checked', async () => {
    const cwd = changed({ 'rightcall.config.yaml': CONFIG }, { 'a b/ümlaut.json': VAGUE, 'c\nd.json': CLEAN, 'e.json': CLEAN })
    const { out } = await lint(cwd, '.', '!rightcall.config.yaml', '--trust', 'base', '--format', 'json')
    expect(JSON.parse(out).summary).toMatchObject({ tools: 3, errors: 1 })
  })

  test.each<[string, string, string]>([
    ['a name that is none', 'nothing', 'The revision nothing cannot be read: '],
    ['a flag', '--output=x', 'The revision --output=x cannot be read: '],
    ['a file', 'base:tools.json', 'The revision base:tools.json cannot be read: '],
    ['a commit that is not in the clone', '1'.repeat(40), 'fetch-depth: 0'],
  ])('a revision that cannot be read is exit 2: %s', async (_, name, says) => {
    const cwd = changed({ 'tools.json': CLEAN }, {})
    const { code, err } = await lint(cwd, 'tools.json', `--trust=${name}`)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
  })

  test('a folder without git is exit 2', async () => {
    const { code, err } = await lint(folder({ 'tools.json': CLEAN }), 'tools.json', '--trust', 'base')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('not in a git repository') })
  })
})

function linkTo(cwd: string): string {
  const link = join(folder(), 'a link')
  mkdirSync(join(link, '..'), { recursive: true })
  symlinkSync(cwd, link)
  return link
}
