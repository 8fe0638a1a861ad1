import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { findConfig } from '../../src/config/find.ts'
import { matches, targetHaving } from '../../src/config/match.ts'
import { readConfig } from '../../src/config/read.ts'
import { openData } from '../../src/sources/data.ts'

const FILES: Record<string, string> = {}
const open = (path: string) => openData(path.slice('/project/'.length), FILES[path] ?? '')
const read = (text: string, others: Record<string, string> = {}) => {
  Object.assign(FILES, { '/project/rightcall.config.yaml': text }, others)
  return readConfig('/project/rightcall.config.yaml', open)
}

describe('readConfig', () => {
  test('remembers where every value was said', async () => {
    const config = await read(
      'preset: strict\nmax-warnings: 3\nrules:\n  description/vague: off\n  toolset/overlap: [warn, { most: 2 }]\n  description/too-short: { words: 9 }\n',
    )
    expect(config.preset).toEqual({ value: 'strict', from: 'rightcall.config.yaml:1:9' })
    expect(config.maxWarnings).toEqual({ value: 3, from: 'rightcall.config.yaml:2:15' })
    expect(Object.fromEntries(config.rules)).toEqual({
      'description/vague': { value: { level: 'off', options: undefined }, from: 'rightcall.config.yaml:4:3' },
      'toolset/overlap': { value: { level: 'warn', options: { most: 2 } }, from: 'rightcall.config.yaml:5:3' },
      'description/too-short': { value: { level: undefined, options: { words: 9 } }, from: 'rightcall.config.yaml:6:3' },
    })
  })

  test('lays a file over what it extends, in order', async () => {
    const config = await read('extends: [a.yaml, b.yaml]\nrules: { r/three: error }\n', {
      '/project/a.yaml': 'preset: strict\nrules: { r/one: error, r/two: error }\n',
      '/project/b.yaml': 'rules: { r/two: off, r/three: off }\n',
    })
    expect(config.preset).toEqual({ value: 'strict', from: 'a.yaml:1:9' })
    expect([...config.rules].map(([id, { value, from }]) => [id, value.level, from])).toEqual([
      ['r/one', 'error', 'a.yaml:2:10'],
      ['r/two', 'off', 'b.yaml:1:10'],
      ['r/three', 'error', 'rightcall.config.yaml:2:10'],
    ])
    expect(config.files).toEqual(['/project/a.yaml', '/project/b.yaml', '/project/rightcall.config.yaml'])
  })

  test('takes level and options of a rule from the layer that says them', async () => {
    const config = await read('extends: a.yaml\nrules: { r/one: { most: 2 }, r/two: warn }\n', {
      '/project/a.yaml': 'rules: { r/one: error, r/two: [error, { most: 1 }] }\n',
    })
    expect(config.rules.get('r/one')?.value).toEqual({ level: 'error', options: { most: 2 } })
    expect(config.rules.get('r/two')?.value).toEqual({ level: 'warn', options: { most: 1 } })
  })

  test('lets a glob of the lower layer count before a rule of the upper one', async () => {
    const config = await read('extends: a.yaml\nrules: { r/one: warn }\n', {
      '/project/a.yaml': 'rules: { r/one: error, r/*: off }\n',
    })
    expect([...config.rules.keys()]).toEqual(['r/*', 'r/one'])
  })

  test('takes the targets of the upper layer alone, each with its place and its folder', async () => {
    const config = await read('extends: sub/a.yaml\ntargets:\n  - b.json\n  - { name: c, stdio: npx c, max-warnings: 0 }\n', {
      '/project/sub/a.yaml': 'targets: [a.json]\n',
    })
    expect(config.targets.value).toMatchObject([
      { name: undefined, from: 'rightcall.config.yaml:3:5', base: '/project', place: { kind: 'files', files: ['b.json'] } },
      {
        name: 'c',
        place: { kind: 'stdio', command: 'npx c', env: {} },
        maxWarnings: { value: 0, from: 'rightcall.config.yaml:4:44' },
      },
    ])
    const below = await read('extends: sub/a.yaml\n', { '/project/sub/a.yaml': 'targets: [a.json]\n' })
    expect(below.targets.value).toMatchObject([{ base: '/project/sub', from: 'sub/a.yaml:1:11' }])
  })

  test.each<[string, string, string]>([
    [
      'a name that stands twice',
      '[{ name: a, files: x }, { name: a, files: y }]',
      ':1:42 the target rightcall.config.yaml:1:11 has this name already',
    ],
    ['settings without a name', '[{ files: x }]', ':1:11 a target with settings needs a "name"'],
    ['nothing to check', '[{ name: a }]', ':1:11 the target names nothing to check'],
    ['two things to check', '[{ name: a, files: x, stdio: y }]', ':1:11 the target has both "files" and "stdio"'],
    ['standard input', "['-']", ':1:11 a configuration cannot name standard input'],
    ['a blank', "[' ']", ':1:11 "targets[0]" is empty'],
    ['exceptions alone', "['!a']", ':1:10 a pattern that begins with ! leaves files out'],
    ['a URL among files', "[{ name: a, files: ['https://h'] }]", ':1:30 a URL is not a file'],
    ['headers for a command', '[{ name: a, stdio: x, headers: { A: b } }]', ':1:41 "headers" belongs to a target with "url"'],
    [
      'a number for a variable',
      '[{ name: a, stdio: x, env: { PORT: 80 } }]',
      ':1:45 "targets[0].env.PORT" must be a string, not a number',
    ],
    ['a wrong key', '[{ name: a, file: x }]', ':1:22 has the unknown key "targets[0].file"'],
    ['a number', '[3]', ':1:11 "targets[0]" must be a file, a glob, a folder, a URL, or an object, not a number'],
  ])('refuses %s in a target, with its place', async (_, targets, message) => {
    await expect(read(`targets: ${targets}\n`)).rejects.toThrow(`rightcall.config.yaml${message}`)
  })

  test.each<[string, string, string, string]>([
    ['a wrong key', 'rulez: {}\n', 'rightcall.config.yaml:1:1 has the unknown key "rulez".', 'Did you mean "rules"?'],
    ['a wrong level', 'rules:\n  a/b: loud\n', 'rightcall.config.yaml:2:8 a rule is set to one of off, error, warn, info', ''],
    ['a wrong preset', 'preset: all\n', 'rightcall.config.yaml:1:9 preset must be "recommended" or "strict", not "all"', ''],
    ['an ignore entry without a reason', 'ignore:\n  - rule: a/b\n', 'needs a "reason"', ''],
    ['an ignore entry with a blank reason', 'ignore:\n  - { rule: a/b, reason: " " }\n', 'needs a "reason"', ''],
    [
      'an ignore entry at no pointer',
      'ignore:\n  - { rule: a/b, reason: agreed, at: description }\n',
      '"at" must be a JSON Pointer',
      '',
    ],
    ['an override without files', 'overrides:\n  - rules: {}\n', 'an override needs "files"', ''],
    [
      'a baseline that is no path',
      'lint: { baseline: [a.json] }\n',
      ':1:19 "lint.baseline" must be the path of a file, not an array',
      '',
    ],
    ['a baseline without a name', 'lint: { baseline: " " }\n', ':1:19 "lint.baseline" must be the path of a file, not empty', ''],
    ['a list where an object belongs', 'rules: []\n', 'rightcall.config.yaml:1:8 "rules" must be an object, not an array', ''],
  ])('refuses %s with its place', async (_, text, message, hint) => {
    const error = await read(text).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'UserError', ...(hint === '' ? {} : { hint }) })
    expect(String(error)).toContain(message)
  })

  test.each<[string, string, string]>([
    ['rules:', 'rules:\n', ':1:1 "rules" is empty.'],
    ['ignore:', 'preset: strict\nignore:\n', ':2:1 "ignore" is empty.'],
    ['overrides:', 'overrides:\n', ':1:1 "overrides" is empty.'],
    ['profiles:', 'profiles:\n', ':1:1 "profiles" is empty.'],
    ['extends:', 'extends:\n', ':1:1 "extends" is empty.'],
    ['preset:', 'preset: # strict\n', ':1:1 "preset" is empty.'],
    ['gate:', 'gate:\n', ':1:1 "gate" is empty.'],
    ['fail-on:', 'lint:\n  fail-on:\n', ':2:3 "lint.fail-on" is empty.'],
    ['baseline:', 'lint:\n  baseline:\n', ':2:3 "lint.baseline" is empty.'],
    ['max-warnings:', 'max-warnings: ~\n', ':1:1 "max-warnings" is empty.'],
    ['a rule', 'rules:\n  description/vague:\n', ':2:3 "rules.description/vague" is empty.'],
    ['rules of an override', 'overrides:\n  - files: [a]\n    rules:\n', ':3:5 "overrides[0].rules" is empty.'],
    ['the reason of an entry', 'ignore:\n  - rule: a/b\n    reason:\n', ':3:5 "ignore[0].reason" is empty.'],
    ['a key in JSON', '{ "rules": null }', ':1:3 "rules" is empty.'],
  ])('names %s left empty, with its place and what belongs there', async (_, text, message) => {
    await expect(read(text)).rejects.toMatchObject({
      message: `rightcall.config.yaml${message}`,
      hint: expect.stringMatching(/^Remove the key, or give it .{5}/),
    })
  })

  test('says of a file of comments that it says nothing', async () => {
    await expect(read('# preset: strict\n')).rejects.toThrow('the configuration is empty')
  })

  test.each<[string, string, string]>([
    ['at the top', 'max-warnings: 0\nmax-warnings: 900\n', ':2:1 repeats "max-warnings", after rightcall.config.yaml:1:1'],
    ['a rule', 'rules:\n  a/b: error\n  c/d: off\n  a/b: off\n', ':4:3 repeats "rules.a/b", after rightcall.config.yaml:2:3'],
    [
      'in an entry',
      'ignore:\n  - { rule: a/b, rule: c/d, reason: x }\n',
      ':2:18 repeats "ignore[0].rule", after rightcall.config.yaml:2:7',
    ],
    ['in the options of a rule', 'rules: { a/b: { most: 1, most: 2 } }\n', ':1:26 repeats "rules.a/b.most"'],
    [
      'in JSON',
      '{ "max-warnings": 0, "max\\u002dwarnings": 9 }',
      ':1:22 repeats "max-warnings", after rightcall.config.yaml:1:3',
    ],
    ['behind a merge', 'x: &x { a: 1 }\nrules: { <<: *x }\nrules: {}\n', ':3:1 repeats "rules"'],
  ])('refuses a key that stands twice, %s, with both places', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(`rightcall.config.yaml${message}`)
  })

  test('refuses a key that stands twice in a file that is extended', async () => {
    await expect(read('extends: a.yaml\n', { '/project/a.yaml': 'preset: strict\npreset: recommended\n' })).rejects.toThrow(
      'rightcall.config.yaml:1:10 extends a.yaml: a.yaml:2:1 repeats "preset", after a.yaml:1:1',
    )
  })

  test('reads each file of a tower of diamonds once, and makes one layer of it', async () => {
    const tower = Object.fromEntries(
      Array.from({ length: 40 }, (_, level) => [
        `/project/${level}.yaml`,
        level === 39
          ? 'preset: strict\nignore: [{ rule: a/b, reason: agreed }]\n'
          : `extends: [${level + 1}.yaml, ./${level + 1}.yaml, ../project/${level + 1}.yaml]\n`,
      ]),
    )
    const config = await read('extends: [0.yaml, 1.yaml]\n', tower)
    expect(config.files).toHaveLength(41)
    expect(config.ignore).toHaveLength(1)
    expect(config.preset.value).toBe('strict')
  })

  test('keeps what extends a shared file above it, on whatever way the file is reached again', async () => {
    const config = await read('extends: [left.yaml, right.yaml]\n', {
      '/project/left.yaml': 'extends: shared.yaml\nrules: { a/b: error }\n',
      '/project/right.yaml': 'extends: shared.yaml\n',
      '/project/shared.yaml': 'rules: { a/b: off }\n',
    })
    expect(config.rules.get('a/b')?.value.level).toBe('error')
    expect(config.files.map((file) => file.slice('/project/'.length))).toEqual([
      'shared.yaml',
      'left.yaml',
      'right.yaml',
      'rightcall.config.yaml',
    ])
  })

  test('takes a wide list of files, and refuses one without measure', async () => {
    const wide = (length: number) => {
      const names = Array.from({ length }, (_, index) => `wide${index}.yaml`)
      const files = Object.fromEntries(names.map((name) => [`/project/${name}`, 'preset: strict\n']))
      return read(`extends: [${names.join(', ')}]\n`, files)
    }
    expect((await wide(100)).files).toHaveLength(101)
    await expect(wide(300)).rejects.toThrow('extends more than 200 files')
  })

  test('refuses a chain without measure', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, link) => [`/project/chain${link}.yaml`, `extends: chain${link + 1}.yaml\n`]),
    )
    await expect(read('extends: chain0.yaml\n', chain)).rejects.toThrow('extends more than 200 files')
  })

  test.each<[string, string, Record<string, string>, string]>([
    ['itself', 'extends: rightcall.config.yaml\n', {}, 'rightcall.config.yaml → /project/rightcall.config.yaml'],
    ['itself by another spelling', 'extends: ../project/./rightcall.config.yaml\n', {}, 'extends itself'],
    ['a file that does', 'extends: a.yaml\n', { '/project/a.yaml': 'extends: a.yaml\n' }, 'a.yaml → /project/a.yaml'],
    [
      'a file that extends another that comes back',
      'extends: a.yaml\n',
      { '/project/a.yaml': 'extends: b.yaml\n', '/project/b.yaml': 'extends: rightcall.config.yaml\n' },
      '/project/rightcall.config.yaml → /project/a.yaml → /project/b.yaml → /project/rightcall.config.yaml',
    ],
  ])('refuses a file that extends %s, with the way around', async (_, text, others, way) => {
    await expect(read(text, others)).rejects.toThrow(way)
  })

  test('knows a file again behind a link', async () => {
    const root = mkdtempSync(join(tmpdir(), 'rightcall-config-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    writeFileSync(join(root, 'a.yaml'), 'extends: link.yaml\n')
    symlinkSync('a.yaml', join(root, 'link.yaml'))
    const opened = (path: string) => openData(path, readFileSync(path, 'utf8'))
    await expect(readConfig(join(root, 'a.yaml'), opened)).rejects.toThrow('extends itself')
  })

  test('of two overrides that both match, its own comes after those that it extends', async () => {
    const override = (level: string) => `overrides:\n  - files: ['**']\n    rules: { r/one: ${level} }\n`
    const { overrides } = await read(`extends: a.yaml\n${override('off')}`, { '/project/a.yaml': override('error') })
    expect(overrides.map(({ rules }) => rules.get('r/one')?.value.level)).toEqual(['error', 'off'])
  })

  test('refuses a file that extends itself', async () => {
    await expect(read('extends: a.yaml\n', { '/project/a.yaml': 'extends: rightcall.config.yaml\n' })).rejects.toThrowError(
      /extends itself/,
    )
  })
})

describe('matches', () => {
  const override = (...files: string[]) => ({ files, base: '/project', rules: new Map() })

  test.each<[string, string, boolean]>([
    ['tools/*.json', 'tools/a.json', true],
    ['tools/*.json', 'other/a.json', false],
    ['**/legacy/**', 'x/legacy/y/a.json', true],
    ['a.json', 'deep/a.json', true],
    ['mcp://github', 'mcp://github', true],
    ['mcp://*', 'tools/a.json', false],
    ['**/*.json', '.cursor/mcp.json', true],
    ['legacy/**', 'file:///project/legacy/a.json', true],
    ['legacy/**', 'file:///elsewhere/legacy/a.json', false],
  ])('%s against %s: %s', (pattern, uri, expected) => {
    expect(matches(override(pattern), uri, '/project')).toBe(expected)
  })
})

describe('targetHaving', () => {
  const target = (...files: string[]) => ({
    ...{ name: files[0], from: files.join(' '), base: '/project', rules: new Map() },
    ...{
      place: { kind: 'files', files } as const,
      profiles: undefined,
      maxWarnings: undefined,
      failOn: undefined,
      gate: undefined,
    },
  })
  const all = [target('tools'), target('./a.json'), target('b/*.json', '!b/old.json'), target('tools/x/')]

  test.each([
    ['a.json', './a.json'],
    ['sub/a.json', undefined],
    ['file:///project/a.json', './a.json'],
    ['b/x.json', 'b/*.json'],
    ['b/old.json', undefined],
    ['b/c/x.json', undefined],
    ['tools/deep/y.json', 'tools'],
    ['tools/x/y.json', 'tools/x/'],
    ['tools.json', undefined],
    ['mcp://tools', undefined],
  ])('%s belongs to %s', (uri, name) => {
    expect(targetHaving(all, uri, '/project')?.name).toBe(name)
  })

  test('everything below the folder belongs to a target that is the folder', () => {
    expect(targetHaving([target('.')], 'x/y.json', '/project')?.name).toBe('.')
    expect(targetHaving([target('.')], '../y.json', '/project')).toBeUndefined()
  })
})

describe('findConfig', () => {
  const root = mkdtempSync(join(tmpdir(), 'rightcall-config-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const write = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
    return join(root, path)
  }

  test('takes the nearest one upward and never looks beyond the repository', () => {
    const outer = write('rightcall.config.json')
    const nearest = write('repo/packages/a/rightcall.config.yaml')
    write('repo/.git/HEAD')
    write('repo/packages/b/tools.json')
    write('loose/tools.json')
    expect(findConfig(join(root, 'repo/packages/a'))).toBe(nearest)
    expect(findConfig(join(root, 'repo/packages/b'))).toBeUndefined()
    expect(findConfig(join(root, 'loose'))).toBe(outer)
  })
})
