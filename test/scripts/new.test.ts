import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import * as prettier from 'prettier'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { newRule, ruleText } from '../../scripts/new/rule.ts'
import serverRule from '../../scripts/templates/server-rule.ts'
import toolRule from '../../scripts/templates/tool-rule.ts'
import toolsetRule from '../../scripts/templates/toolset-rule.ts'
import { lint } from '../../src/lint/engine.ts'
import { toolsetOf } from '../../src/lint/example.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { plantedBy } from '../../scripts/evidence/plant.ts'
import type { Example, Rule } from '../../src/lint/rule.ts'
import { folder } from '../helpers/folder.ts'

const TODAY = '2026-11-29'
const repository = () => folder({ 'rules/description/vague.ts': 'old', 'rules/toolset/overlap.ts': '', 'rules/README.md': '' })

test('a new rule is one file, dated today', () => {
  const root = repository()
  expect(newRule(root, 'description/first-person', TODAY)).toBe('rules/description/first-person.ts')
  const text = readFileSync(join(root, 'rules/description/first-person.ts'), 'utf8')
  expect(text).toBe(ruleText('description', TODAY))
  expect(text).toContain(`checked: '${TODAY}'`)
})

test.each([
  ['no family', 'first-person', /^"first-person" is no id of a rule.*For example description\/first-person\.$/],
  ['capitals', 'description/FirstPerson', /Did you mean description\/first-person\?$/],
  ['underscores', 'description/first_person', /Did you mean description\/first-person\?$/],
  ['a path', 'rules/description/first-person.ts', /Did you mean description\/first-person\?$/],
  ['two names', 'description/first/person', /Did you mean description\/first-person\?$/],
  ['a way out of the folder', '../description', /is no id of a rule/],
  [
    'a family with a slip',
    'descripton/first-person',
    /Did you mean description\/first-person\? The families are description and toolset\./,
  ],
  ['an unknown family', 'grammar/first-person', /^There is no family "grammar"\. The families are .* mkdir rules\/grammar$/],
  ['a rule that exists', 'description/vague', /^rules\/description\/vague\.ts exists already/],
])('refuses %s, and writes nothing', (_, id, says) => {
  const root = repository()
  expect(() => newRule(root, id, TODAY)).toThrow(says)
  expect(readFileSync(join(root, 'rules/description/vague.ts'), 'utf8')).toBe('old')
  expect(existsSync(join(root, 'rules/description/first-person.ts'))).toBe(false)
})

test('a family is new once its folder exists', () => {
  const root = repository()
  mkdirSync(join(root, 'rules/grammar'))
  expect(newRule(root, 'grammar/first-person', TODAY)).toBe('rules/grammar/first-person.ts')
})

const active = (id: string, rule: Rule) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) })
const catalogue = Object.entries(rules).map(([id, rule]) => active(id, rule))

describe.each<{ family: string; rule: Rule }>([
  { family: 'description', rule: toolRule },
  { family: 'toolset', rule: toolsetRule },
  { family: 'server', rule: serverRule },
])('a new rule in $family', ({ family, rule }) => {
  const id = `${family}/that-nobody-has-written`
  const found = (example: Example) => lint(toolsetOf(example), [...catalogue, active(id, rule)])
  const fires = (example: Example) => found(example).diagnostics.filter((one) => one.rule === id).length

  test('keeps the promises that test/contract/rule.test.ts asks of it', () => {
    expect(rule.examples.bad.map(fires)).toEqual([1, 1])
    expect(rule.examples.good.map(fires)).toEqual([0, 0])
    const errors = rule.examples.bad.flatMap((example) =>
      found(example).diagnostics.filter(({ severity }) => severity === 'error'),
    )
    expect(errors).toEqual([])
    const planted = plantedBy(rule, toolsetOf({ server: {}, tools: [{}, { name: 'list_offices' }] }), () => 0.5)
    expect(planted && lint(planted, [active(id, rule)]).diagnostics).toHaveLength(1)
  })

  test('speaks to nobody who did not ask for it', () => {
    expect(rule).toMatchObject({ severity: 'info', presets: ['strict'] })
    expect(rule.proof).toBeUndefined()
  })

  test('is formatted, and keeps the laws of rules/', async () => {
    const filePath = `rules/${id}.ts`
    const text = ruleText(family, TODAY)
    const style = await prettier.resolveConfig(filePath)
    expect(await prettier.check(text, { ...style, filepath: filePath })).toBe(true)
    const [linted] = await new ESLint({ overrideConfigFile: '.eslintrc.cjs' }).lintText(text, { filePath })
    expect(linted?.messages).toEqual([])
  })
})
