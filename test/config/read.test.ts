import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findConfig } from '../../src/config/find.ts'
import { matches } from '../../src/config/match.ts'
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
      'description/vague': { value: { level: 'off', options: undefined }, from: 'rightcall.config.yaml:4:22' },
      'toolset/overlap': { value: { level: 'warn', options: { most: 2 } }, from: 'rightcall.config.yaml:5:20' },
      'description/too-short': { value: { level: undefined, options: { words: 9 } }, from: 'rightcall.config.yaml:6:26' },
    })
  })

  test('lays a file over what it extends, in order', async () => {
    const config = await read('extends: [a.yaml, b.yaml]\nrules: { r/three: error }\n', {
      '/project/a.yaml': 'preset: strict\nrules: { r/one: error, r/two: error }\n',
      '/project/b.yaml': 'rules: { r/two: off, r/three: off }\n',
    })
    expect(config.preset).toEqual({ value: 'strict', from: 'a.yaml:1:9' })
    expect([...config.rules].map(([id, { value, from }]) => [id, value.level, from])).toEqual([
      ['r/one', 'error', 'a.yaml:2:17'],
      ['r/two', 'off', 'b.yaml:1:17'],
      ['r/three', 'error', 'rightcall.config.yaml:2:19'],
    ])
    expect(config.files).toEqual(['/project/a.yaml', '/project/b.yaml', '/project/rightcall.config.yaml'])
  })

  test.each<[string, string, string, string]>([
    ['a wrong key', 'rulez: {}\n', 'rightcall.config.yaml:1:8 has the unknown key "rulez".', 'Did you mean "rules"?'],
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
    ['a list where an object belongs', 'rules: []\n', 'rightcall.config.yaml:1:8 must be an object, not an array', ''],
  ])('refuses %s with its place', async (_, text, message, hint) => {
    const error = await read(text).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'UserError', ...(hint === '' ? {} : { hint }) })
    expect(String(error)).toContain(message)
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
  ])('%s against %s: %s', (pattern, uri, expected) => {
    expect(matches(override(pattern), uri, '/project')).toBe(expected)
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
