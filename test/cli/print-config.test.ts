import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { LINT_FLAGS } from '../../src/cli/lint-flags.ts'

const CONFIG = `preset: recommended
max-warnings: 9
rules: { name/generic: off }
targets:
  - { name: shop, files: shop.json, max-warnings: 2, rules: { description/vague: error } }
  - { name: desk, files: desk.json, profiles: [cursor], fail-on: proved }
`

const printed = (...argv: readonly string[]) =>
  rightcall(['print-config', ...argv], { cwd: folder({ 'rightcall.config.yaml': CONFIG, 'other.yaml': 'preset: strict\n' }) })

describe('a flag of lint stands over the configuration, and is named', () => {
  test.each<[readonly string[], string]>([
    [['--preset', 'strict'], 'preset = "strict"  (--preset)'],
    [['--preset', 'strict'], 'description/missing = "error"  (preset strict)'],
    [['--profile', 'cursor,openai'], 'profiles = ["cursor","openai"]  (--profile)'],
    [['--profile', 'cursor'], 'name/prefixed-length = "error"  (profile cursor)'],
    [['--max-warnings', '3'], 'max-warnings = 3  (--max-warnings)'],
    [['--fail-on', 'likely'], 'lint.fail-on = "likely"  (--fail-on)'],
    [['--rule', 'description/vague=error'], 'description/vague = "error"  (--rule description/vague=error)'],
    [['--rule', 'description/vague=off'], 'description/vague = "off"  (--rule description/vague=off)'],
    [['--config', 'other.yaml'], 'preset = "strict"  (other.yaml:1:9)'],
    [['--allow-empty'], 'allow-empty = true  (--allow-empty)'],
    [['--format', 'sarif'], 'format = "sarif"  (--format)'],
    [[], 'name/generic = "off"  (rightcall.config.yaml:3:'],
    [[], 'max-warnings = 9  (rightcall.config.yaml:2:15)'],
  ])('%j', async (argv, says) => {
    const { code, out, err } = await printed(...argv)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`${says}`)
  })

  test('and --baseline, as an absolute path', async () => {
    expect((await printed('--baseline', 'accepted.json')).out).toMatch(
      /^lint\.baseline = "\/.*accepted\.json" {2}\(--baseline\)$/m,
    )
  })
})

describe('a target of the configuration has values of its own', () => {
  test.each<[string, readonly string[], string, string]>([
    ['by its name', ['--target', 'shop'], 'max-warnings = 2  (rightcall.config.yaml:5:', 'description/vague = "error"  ('],
    ['by its file', ['shop.json'], 'max-warnings = 2  (rightcall.config.yaml:5:', 'description/vague = "error"  ('],
    ['with other clients', ['--target', 'desk'], 'profiles = ["cursor"]  (rightcall.config.yaml:6:', 'max-warnings = 9  ('],
    [
      'under a flag',
      ['--target', 'shop', '--max-warnings', '4'],
      'max-warnings = 4  (--max-warnings)',
      'description/vague = "error"',
    ],
  ])('%s', async (_, argv, one, other) => {
    const { out } = await printed(...argv)
    expect(out).toContain(one)
    expect(out).toContain(other)
  })

  test('and a file that no target has gets those of all', async () => {
    const { out } = await printed('elsewhere.json')
    expect(out).toContain('max-warnings = 9  (rightcall.config.yaml:2:15)')
    expect(out).not.toContain('description/vague = "error"')
  })

  test('one of several is told to be one', async () => {
    expect((await printed('shop.json', 'desk.json')).err).toBe(
      'These are the rules for shop.json. They may differ for 1 other argument.\n',
    )
    expect((await printed('--target', 'shop', '--target', 'desk')).err).toContain('the values for the target shop')
  })
})

test('what goes to servers is not printed, for it may hold keys', async () => {
  const { code, out, err } = await printed(
    '--header',
    'Authorization: Bearer hunter2',
    '--env',
    'KEY=hunter2',
    '--stdio',
    'x hunter2',
  )
  expect(code).toBe(0)
  expect(out + err).not.toContain('hunter2')
})

test('every flag of lint is taken', async () => {
  const words = Object.entries(LINT_FLAGS)
    .filter(([name]) => name !== 'trust' && name !== 'config' && name !== 'target')
    .flatMap(([name, flag]) => [`--${name}`, ...(flag.type === 'boolean' ? [] : [VALUES[name] ?? 'x'])])
  expect(await printed(...words)).toMatchObject({ code: 0, err: '' })
})

const VALUES: Readonly<Record<string, string>> = {
  preset: 'strict',
  profile: 'cursor',
  rule: 'description/vague=off',
  'max-warnings': '1',
  'fail-on': 'proved',
  header: 'A: b',
}

describe('a value that none takes is exit 2, as it is for lint', () => {
  test.each<[readonly string[], string]>([
    [['--preset', 'all'], 'There is no preset "all".'],
    [['--max-warnings', 'few'], '--max-warnings takes a whole number'],
    [['--rule', 'description/vauge=off'], 'Did you mean description/vague?'],
    [['--profile', 'curser'], 'Did you mean cursor?'],
    [['--target', 'shp'], 'Did you mean shop?'],
    [['--prest', 'strict'], 'Did you mean --preset?'],
    [['--config', 'nowhere.yaml'], 'nowhere.yaml'],
  ])('%j', async (argv, says) => {
    const { code, out, err } = await printed(...argv)
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(out).toBe('')
  })
})
