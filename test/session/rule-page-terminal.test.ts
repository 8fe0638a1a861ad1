import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { visible } from '../../src/core/text.ts'
import { defineRule, type Rule } from '../../src/lint/rule.ts'
import { columnsOf } from '../../src/report/pretty/columns.ts'
import { terminalPage } from '../../src/session/rule-page/terminal.ts'

const measured = await builtins.measured()
const recorded = await builtins.recorded()

const pageAt = (id: string, rule: Rule, width: number, color = false): string =>
  terminalPage(id, rule, { measured: measured[id], recorded }, { color, width })

describe('the page of every rule', () => {
  test.each(Object.entries(builtins.rules))('%s: 40 lines at most, its parts in order, no Markdown', (id, rule) => {
    const lines = pageAt(id, rule, 80).split('\n').slice(0, -1)
    expect(lines.length).toBeLessThanOrEqual(40)
    expect(lines.filter((line) => columnsOf(line) > 80)).toEqual([])
    expect(lines.filter((line) => /^\s*#|\*\*|```|\]\(/.test(line))).toEqual([])
    const labels = lines.flatMap((line) => /^(Bad|Good|Why|Options|Numbers)\b/.exec(line)?.[1] ?? [])
    expect(labels).toEqual(['Bad', 'Good', 'Why', ...(rule.options === undefined ? [] : ['Options']), 'Numbers'])
    for (const name of Object.keys(rule.options ?? {})) expect(lines.join('\n')).toContain(`${name} = `)
    expect(lines[0]).toBe(id)
    expect(lines.join('\n')).toContain('→ ')
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain(`rightcall explain ${id} --format markdown`)
    expect(pageAt(id, rule, 40).split('\n').length - 1).toBeLessThanOrEqual(40)
  })
})

const long = defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['strict'],
  summary: `The name is in capitals, ${'and so on, '.repeat(60)}.`,
  why: `## Loud\n\nCapitals are **loud**, see [the page](https://example.com/a).\n\n\`\`\`json\n${'word '.repeat(900)}\n\`\`\``,
  evidence: Array.from({ length: 20 }, (_, at) => ({
    kind: 'measured' as const,
    ref: 'x'.repeat(200),
    says: `Number ${at}.`,
    checked: '2026-11-21',
  })),
  options: Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`option${at}`, { default: at, says: 'What it is. '.repeat(20) }]),
  ),
  examples: {
    good: [{}, { name: 'small', description: 'far from it' }, { name: 'shout' }],
    bad: [{ name: 'SHOUT\u202e\u001b[31m' }, { name: 'SHOUT' }],
  },
  *check({ name }) {
    if (name.startsWith('SHOUT')) yield { at: '/name', message: `::error::"${name}" shouts. ${'Again and again. '.repeat(50)}` }
  },
})

describe('a rule with more than a page can hold', () => {
  test.each([40, 60, 80, 120])('is cut to 40 lines of %i columns, each cut part with an ellipsis', (width) => {
    const lines = pageAt('name/shouting', long, width).trimEnd().split('\n')
    expect(lines).toHaveLength(40)
    // an escape, which keeps a runner from obeying, may take more columns than what it stands for
    expect(lines.slice(0, -2).filter((line) => columnsOf(line.replace('\\u{3a}', ':')) > width)).toEqual([])
    expect(lines.filter((line) => line.endsWith(' …')).length).toBeGreaterThanOrEqual(4)
    expect(lines.at(-1)).toMatch(/rightcall explain name\/shouting --format markdown$/)
  })

  test('shows nothing that a terminal or a runner would obey', () => {
    const page = pageAt('name/shouting', long, 80)
    expect(visible(page)).toBe(page)
    expect(page).toContain('\\u{202e}')
    expect(page).not.toMatch(/^\s*::/m)
  })

  test('has a link as words and address, and no marks of Markdown', () => {
    const page = pageAt('name/shouting', long, 80)
    expect(page).toContain('Why      Loud\n         Capitals are loud, see the page (https://example.com/a).\n')
  })

  test('shows of a good example only where it departs from the bad one, when that begins alike', () => {
    const fields = { title: 'T', inputSchema: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } } }
    const alike = { ...long, examples: { good: [{ ...fields, name: 'low' }], bad: [{ ...fields, name: 'SHOUT' }] } }
    expect(pageAt('name/shouting', alike, 80)).toMatch(/^Good {5}\(as above, but\)\n {9}name: "low"$/m)
  })

  test('shows what a good example leaves out, where it is the beginning of the bad one', () => {
    const fields = { title: 'T', description: 'D', annotations: {} }
    const bad = { ...fields, name: 'SHOUT' }
    const shorter = { ...long, examples: { good: [fields], bad: [bad] } }
    expect(pageAt('name/shouting', shorter, 80)).toMatch(/^Good {5}\(as above, without these lines\)\n {9}name: "SHOUT"$/m)
  })

  test('shows the good example that is most like the bad one', () => {
    expect(pageAt('name/shouting', long, 80)).toMatch(/^Good {5}name: "shout"$/m)
  })
})

test('colours change no word of a page', () => {
  const [, rule] = Object.entries(builtins.rules)[0] ?? ['', long]
  const colored = pageAt('name/shouting', rule, 80, true)
  expect(colored).toContain('\u001b[')
  expect(stripVTControlCharacters(colored)).toBe(pageAt('name/shouting', rule, 80))
})
