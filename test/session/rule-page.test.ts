import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defineRule } from '../../src/lint/rule.ts'
import { builtins } from '../../src/builtins.ts'
import { pageOf } from '../../src/session/rule-page.ts'

const evidence = [{ kind: 'measured', ref: 'three tools', says: 'Two of three.', checked: '2026-11-21' }] as const

const shouting = defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['strict'],
  profiles: { cursor: 'error' },
  summary: 'The name is in capitals.',
  why: 'Capitals are loud.',
  evidence,
  entails: ['name/generic'],
  options: {
    letters: { default: 3, min: 1, max: 9, says: 'Fewer capitals | than this are let pass.' },
    how: { default: 'all', oneOf: ['all', 'most'], says: 'Which letters count.' },
  },
  examples: { good: [{}, { name: 'AB' }], bad: [{ name: 'SHOUT' }, { name: 'SHOUT_MORE', description: undefined }] },
  *check({ name }, { options: { letters } }) {
    if (name.length < letters || name !== name.toUpperCase()) return
    const edits = [{ tool: 0, at: '/name', to: name.toLowerCase() }] as const
    yield { at: '/name', message: `"${name}" shouts.`, patches: [{ says: 'Write it small', safe: true, edits }] }
  },
})
const page = pageOf('name/shouting', shouting)

test.each([
  [
    'where it runs',
    'Severity **warn** · presets strict · profiles cursor (error) · looks at one tool · reported instead of name/generic',
  ],
  ['an option, its bounds, and no broken table', '| `letters` | `3` | 1 to 9 | Fewer capitals \\| than this are let pass. |'],
  ['the values of an option', '| `how` | `"all"` | `all`, `most` | Which letters count. |'],
  ['how to set an option', 'rules:\n  name/shouting: [warn, { letters: 3 }]'],
  ['a fix, once', '## Fixes\n\nIn the examples below:\n\n* `--fix`: Write it small\n\n'],
  ['what it says of a bad example', '```text\nwarn SHOUT /name: "SHOUT" shouts.\n  "name": "SHOUT"\n          ^^^^^^^\n```'],
  ['fields that an example removes', '"description": "(absent)"'],
  ['dated evidence', '* measured, checked 2026-11-21: Two of three. (three tools)'],
])('the page shows %s', (_, expected) => {
  expect(page).toContain(expected)
})

test.each([
  ['complete', 'only where the complete list of the server is known'],
  ['whole-tool', 'only where the whole tool is known'],
  ['reading', 'only where a model read the tools'],
] as const)('the page of a rule that needs %s tells so', (needs, says) => {
  expect(pageOf('name/shouting', { ...shouting, needs })).toContain(` · looks at one tool · ${says} · `)
})

test('long lists and texts of examples are cut with a word on what was cut', () => {
  const tools = Array.from({ length: 130 }, (_, index) => ({ name: `tool_${index}`, description: 'x'.repeat(500) }))
  const many = defineRule({
    scope: 'toolset',
    severity: 'info',
    presets: [],
    summary: 'There are several tools.',
    why: 'Only to see a long page.',
    evidence,
    examples: { good: [{}, { name: 'AB' }], bad: [{ tools }, { name: 'ABC' }] },
    *check(toolset) {
      for (const { index } of toolset.tools) yield { tool: index, at: '/name', message: `Tool ${index} is one of many.` }
    },
  })
  const cut = pageOf('name/many', many)
  expect(cut).toContain('"… (127 more)"')
  expect(cut).toContain('… (100 more characters)')
  expect(cut).toContain('```text\n130 findings, the first 3:\ninfo tool_0 /name: Tool 0 is one of many.\n')
  expect(cut.match(/is one of many/g)).toHaveLength(3 + 1)
  expect(cut).toContain('looks at all tools of a server')
  expect(cut.length).toBeLessThan(5_000)
})

const known = await builtins.measured()
const recorded = await builtins.recorded()
test.each(Object.entries(builtins.rules))('the page beside %s is the one that the rule makes', (id, rule) => {
  expect(readFileSync(new URL(`../../rules/${id}.md`, import.meta.url), 'utf8')).toBe(pageOf(id, rule, known[id], recorded))
})

test('no page lacks its rule', () => {
  const pages = readdirSync(new URL('../../rules', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/].*\.md$/.test(path))
    .map((path) => path.replaceAll('\\', '/').slice(0, -'.md'.length))
  expect(pages.sort()).toEqual(Object.keys(builtins.rules).sort())
})
