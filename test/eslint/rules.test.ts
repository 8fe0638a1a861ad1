import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import plugin from '../../src/eslint/index.ts'

const ofTexts = Object.entries(builtins.rules).filter(([, { scope }]) => scope === 'tool' || scope === 'toolset')

test('every rule about tools and lists is one of ESLint, with its page, its words and its options', () => {
  for (const [id, { summary, options = {} }] of ofTexts) {
    const meta = plugin.rules?.[id]?.meta
    expect(meta?.docs, id).toMatchObject({ description: summary, url: expect.stringContaining(`/rules/${id}.md`) })
    const [schema]: readonly { readonly properties?: object | undefined }[] = Array.isArray(meta?.schema) ? meta.schema : []
    expect(Object.keys(schema?.properties ?? {}), id).toEqual(Object.keys(options))
  }
  expect(Object.keys(plugin.rules ?? {})).toHaveLength(ofTexts.length + 2)
})

test('the defaults of all options pass the schemas that ESLint checks by', () => {
  const rules = Object.fromEntries(
    ofTexts.map(([id, { options = {} }]) => {
      const values = Object.entries(options).map(([name, spec]) => [name, spec.default])
      return [`rightcall/${id}`, values.length === 0 ? ('warn' as const) : (['warn', Object.fromEntries(values)] as const)]
    }),
  )
  const config = { plugins: { rightcall: plugin }, rules: JSON.parse(JSON.stringify(rules)) }
  expect(new Linter().verify('server.registerTool("a", { description: "Does stuff." }, run)', config)).not.toEqual([])
})

describe('configs', () => {
  test('recommended has no advice, strict has all of strict', () => {
    const named = (name: 'recommended' | 'strict') => Object.keys(plugin.configs[name].rules ?? {})
    const advice = ofTexts.filter(([, { severity }]) => severity === 'info').map(([id]) => `rightcall/${id}`)
    expect(named('recommended').filter((id) => advice.includes(id))).toEqual([])
    const strict = ofTexts.filter(([, { presets }]) => presets.includes('strict')).map(([id]) => `rightcall/${id}`)
    expect(named('strict')).toEqual([...strict, 'rightcall/problem', 'rightcall/unused-comment'])
  })
})

test('a text is linted once however many rules are on, and a tool again only when it changed', () => {
  let asked = 0
  const rule = builtins.rules['description/vague']
  if (rule?.scope !== 'tool') throw new Error('there is no such rule')
  const check = rule.check
  Object.assign(rule, { check: (...given: Parameters<typeof check>) => (asked++, check(...given)) })
  const config = { ...plugin.configs.strict, files: ['**/*.js'] }
  const verify = (text: string) =>
    new Linter().verify(text, config, 'server.js').filter(({ ruleId }) => ruleId === 'rightcall/description/vague')
  const text = 'server.registerTool("get_rain", { description: "Does stuff." }, run)'
  expect(verify(text)).toHaveLength(1)
  expect(asked).toBe(1)
  expect(verify(text)).toHaveLength(1)
  expect(asked).toBe(1)
  expect(verify(`${text}\n`)).toHaveLength(1)
  expect(asked).toBe(1)
  expect(verify(text.replace('stuff', 'things'))).toHaveLength(1)
  expect(asked).toBe(2)
  Object.assign(rule, { check })
})
