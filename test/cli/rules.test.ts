import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import type { Rule } from '../../src/lint/rule.ts'
import schema from '../../src/report/schemas/rules.schema.json' with { type: 'json' }
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const rules = (...argv: readonly string[]) => rightcall(['rules', ...argv], { cwd: folder() })

test('the catalogue marks the rules that not every run has', async () => {
  const { code, out, err } = await rules()
  expect(code).toBe(0)
  expect(out).toMatch(/^error {2}description\/missing +[^(]+\n/m)
  expect(out).toMatch(/^info {3}annotation\/title-missing .*\(only preset strict, profile anthropic-directory\)$/m)
  expect(err).toContain('--profile NAME')
})

test('a profile shows the rules that it raises and the dated limits of its client', async () => {
  const { code, out } = await rules('--profile', 'cursor,bedrock')
  expect(code).toBe(0)
  expect(out).toMatch(/^cursor\n {2}error {2}name\/prefixed-length /)
  expect(out).toContain(
    'qualified-name-length 59 of <server><tool>, beyond it Cursor drops the tool\n    reported by others, checked 20',
  )
  expect(out).toContain(
    'name-characters /^[a-zA-Z0-9_-]+$/, else Amazon Bedrock refuses every request that contains the tool\n    stated by the vendor, checked 20',
  )
  expect(out).not.toContain('description/missing')
})

test('an unknown profile is told the nearest', async () => {
  const { code, err } = await rules('--profile', 'curser')
  expect(code).toBe(2)
  expect(err).toContain('Did you mean cursor?')
})

const idsOf = (out: string): string[] => [...out.matchAll(/^\w+ +(\S+\/\S+)/gm)].map(([, id = '']) => id)

describe('rules are filtered', () => {
  test.each<[readonly string[], (id: string, rule: Rule) => boolean]>([
    [['--preset', 'recommended'], (_, { presets }) => presets.includes('recommended')],
    [['--severity', 'error'], (_, { severity }) => severity === 'error'],
    [['--severity', 'error', '--severity', 'warn'], (_, { severity }) => severity !== 'info'],
    [['--category', 'safety'], (id) => id.startsWith('safety/')],
    [['--category', 'safety', '--category', 'name'], (id) => /^(?:safety|name)\//.test(id)],
    [['safety/*', 'name/*', '--severity', 'error'], (id, { severity }) => /^(?:safety|name)\//.test(id) && severity === 'error'],
    [['description/vague'], (id) => id === 'description/vague'],
    [
      ['Default', 'schema'],
      (id, { summary, why }) => ['default', 'schema'].every((word) => `${id} ${summary} ${why}`.toLowerCase().includes(word)),
    ],
    // strict makes every info a warning
    [['--preset', 'strict', '--severity', 'info'], () => false],
  ])('%j', async (argv, isWanted) => {
    const { code, out, err } = await rules(...argv)
    const wanted = Object.entries(builtins.rules).flatMap(([id, rule]) => (isWanted(id, rule) ? [id] : []))
    expect(code).toBe(0)
    expect(idsOf(out)).toEqual(wanted)
    expect(err).toContain(wanted.length === 0 ? 'No rule matches' : `${wanted.length} of `)
  })

  test('under a preset, with their severity there', async () => {
    expect((await rules('--preset', 'strict', 'annotation/title-missing')).out).toMatch(/^warn {3}annotation\/title-missing /)
  })

  test('also what a profile has', async () => {
    const { out } = await rules('--profile', 'cursor', '--category', 'description')
    expect(out).toMatch(/^cursor\n/)
    expect(out).not.toContain('name/prefixed-length')
  })

  test.each<[readonly string[], string]>([
    [['--preset', 'all'], 'There is no preset "all".'],
    [['--severity', 'warning'], 'There is no severity "warning".\n  Severities: error, warn, info.'],
    [['--category', 'saftey'], 'Did you mean safety?'],
    [['--format', 'yaml'], 'There is no format "yaml".'],
    [[''], 'An argument is empty.'],
  ])('%j is exit 2', async (argv, says) => {
    expect(await rules(...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
  })
})

describe('rules and a rule as JSON keep to their schema', () => {
  const isRules = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

  test('all rules, with what is known of each', async () => {
    const json = JSON.parse((await rules('--format', 'json')).out)
    expect(isRules(json), JSON.stringify(isRules.errors)).toBe(true)
    expect(json.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(builtins.rules))
    const byId = new Map(json.rules.map((rule: { id: string }) => [rule.id, rule]))
    expect(byId.get('annotation/title-missing')).toMatchObject({
      severity: 'info',
      presets: { recommended: null, strict: 'warn' },
      profiles: { 'anthropic-directory': 'warn' },
      certainty: 'advice',
      page: expect.stringMatching(/\/rules\/annotation\/title-missing\.md$/),
    })
    expect(byId.get('safety/hidden-characters')).toMatchObject({ certainty: 'proved', fixable: true })
    expect(byId.get('consistency/default-conflict')).toMatchObject({ fixable: false, suggestions: true, needs: null })
    expect(json.rules.some(({ needs }: { needs: string | null }) => needs === 'complete')).toBe(true)
  })

  test('a profile, with its rules and limits', async () => {
    const json = JSON.parse((await rules('--profile', 'cursor,bedrock', '--format', 'json')).out)
    expect(isRules(json), JSON.stringify(isRules.errors)).toBe(true)
    expect(json.rules.map(({ id }: { id: string }) => id)).toContain('name/prefixed-length')
    expect(new Set(json.limits.map(({ profile }: { profile: string }) => profile))).toEqual(new Set(['cursor', 'bedrock']))
  })

  test.each(Object.keys(builtins.rules))('explain %s', async (id) => {
    const { code, out } = await rightcall(['explain', id, '--format', 'json'], { cwd: folder() })
    const json = JSON.parse(out)
    expect(code).toBe(0)
    expect(isRules(json), JSON.stringify(isRules.errors)).toBe(true)
    expect(json).toMatchObject({ kind: 'rule', id, why: builtins.rules[id]?.why })
    expect(json.examples.bad[0].findings.length).toBeGreaterThan(0)
  })
})

describe('explain', () => {
  const explain = (...argv: readonly string[]) => rightcall(['explain', ...argv], { cwd: folder() })

  test('prints the whole page as Markdown', async () => {
    const page = readFileSync(new URL('../../rules/description/vague.md', import.meta.url), 'utf8')
    expect(await explain('description/vague', '--format', 'markdown')).toEqual({ code: 0, out: page, err: '' })
  })

  test.each<[readonly string[], string]>([
    [['description/vague', '--format', 'markdwon'], 'Did you mean markdown?'],
    [['description/vague', '--format', 'sarif'], 'Formats: text, markdown, json.'],
    [['0123456789abcdef', '--format', 'json'], '--format json works for a rule'],
  ])('%j is exit 2', async (argv, says) => {
    expect(await explain(...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
  })
})
