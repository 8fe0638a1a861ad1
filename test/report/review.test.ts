import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { ReviewReport } from '../../src/core/review-report.ts'
import { fitted } from '../../src/report/markdown/fitted.ts'
import { reviewMarkdown } from '../../src/report/markdown/review.ts'
import comparison from '../../src/report/schemas/comparison.schema.json' with { type: 'json' }
import lint from '../../src/report/schemas/lint.schema.json' with { type: 'json' }
import review from '../../src/report/schemas/review.schema.json' with { type: 'json' }
import run from '../../src/report/schemas/run.schema.json' with { type: 'json' }
import { finding, lintReport, SET } from './fixtures.ts'
import { expectHarmless } from './harmless.ts'
import { HOSTILE, OURS, poisoned } from './hostile.ts'
import { reviewReport } from './review-fixtures.ts'

const BASE = { revision: 'origin/main', commit: 'b'.repeat(40) }
const GONE = { rule: 'name/case', severity: 'warn', certainty: 'likely', message: 'm' } as const
const FULL = reviewReport({
  lint: lintReport([finding()], {
    base: BASE,
    fixed: [{ ...GONE, tool: 'search', uri: 'tools.json', fingerprint: '0'.repeat(16) }],
  }),
  edited: [
    { path: 'suites/desk.yaml', what: 'suite', change: 'changed' },
    { path: 'rightcall.lock.json', what: 'lockfile', change: 'added' },
  ],
  notMeasured: [
    { suite: 'suites/live.yaml', model: null, because: 'its tools come from a server' },
    { suite: null, model: 'openai:x', because: 'no key' },
  ],
})

describe('a review as Markdown', () => {
  test('begins with what decides, says who judges, and folds the rest away', () => {
    const text = reviewMarkdown(FULL, { run: 'https://github.com/o/r/actions/runs/1', head: 'c'.repeat(40) })
    const shown = text.split('\n').filter((line) => /^(?:#|\*\*|\* `|Judged|`c)/.test(line))
    expect(shown[0]).toBe('### rightcall: 1 new finding; better')
    expect(text).toContain('**Lint:** 1 new finding (1 error), 1 fixed, 0 old, in 2 tools.')
    expect(text).toContain('* `suites/desk.yaml` (suite): changed\n* `rightcall.lock.json` (lockfile): added')
    expect(text).toContain('* `suites/live.yaml`: its tools come from a server\n* `openai:x`: no key')
    expect(text).toContain('<summary>Fixed: 1 finding</summary>')
    expect(text).toMatch(/\*\*Cost:\*\* The list of tools costs .* Asking cost nothing\./)
    expect(shown.at(-1)).toMatch(/^`ccccccc` judged by the base `bbbbbbb`, rightcall `1\.2\.3`\. See \[the whole run\]/)
  })

  test.each<[string, Partial<ReviewReport>, string]>([
    ['no lint', { lint: null, comparisons: [] }, '### rightcall: nothing was judged'],
    ['a clean change', {}, '### rightcall: no new findings; better'],
    ['a lint without a base', { lint: lintReport([finding()]) }, 'New findings are not marked'],
    [
      'nothing to check',
      { lint: lintReport([], { toolsets: [], summary: { ...lintReport([]).summary, tools: 0 } }), comparisons: [] },
      '### rightcall: no tools to check',
    ],
    ['a stranger', { textOnly: true }, 'no server of the change was started'],
  ])('tells %s', (_, over, says) => {
    expect(reviewMarkdown(reviewReport(over))).toContain(says)
  })

  test('gives hostile words no meaning, in any field', () => {
    const keep = [...OURS, 'what', 'change', 'metric']
    const render = (words: string) =>
      reviewMarkdown(poisoned(FULL, words, keep), { head: 'c'.repeat(40), run: 'https://example.org/run' })
    for (const words of HOSTILE) expectHarmless('markdown', render(words), render('plain'))
  })

  test('stays within what a host takes, whatever there is of it, and says where the rest is', () => {
    const many = Array.from({ length: 400 }, (_, at) =>
      finding({ tool: `tool_${at}`, message: '@'.repeat(480), rule: `a/r${at}` }),
    )
    const long = reviewReport({
      lint: lintReport(many, { toolsets: [{ ...SET, tools: 400 }], base: BASE }),
      edited: Array.from({ length: 50 }, (_, at) => ({ path: `${'é'.repeat(900)}${at}`, what: 'suite', change: 'added' })),
    })
    const text = reviewMarkdown(long, { limit: 60_000, run: 'https://example.org/run' })
    expect(text.length).toBeLessThanOrEqual(60_000)
    expect(text.length).toBeGreaterThan(40_000)
    expect(text).toContain('[the whole run](https://example.org/run)')
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })
})

describe('lines that are cut', () => {
  const lines = ['a', '<details>', '<summary>s</summary>', '', '* one', '* two', '* three', '', '</details>', 'b']
  test.each(Array.from({ length: 80 }, (_, at) => at + 20))('to %d are no longer, and every fold is closed', (limit) => {
    const text = fitted(lines, limit, 'cut')
    expect(text.length).toBeLessThanOrEqual(limit)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
    expect(text.endsWith(limit >= lines.join('\n').length ? 'b' : '\n\ncut')).toBe(true)
  })
})

describe('the schema of a review', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  ajv.addSchema([lint, run, comparison, review])
  const errors = (value: unknown): readonly string[] => {
    ajv.validate(review.$id, JSON.parse(JSON.stringify(value)))
    return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }

  test('takes what is printed', () => {
    expect(errors(FULL)).toEqual([])
    expect(errors(reviewReport({ lint: null, comparisons: [] }))).toEqual([])
  })

  test.each(Object.keys(FULL))('requires %s', (key) => {
    expect(errors(Object.fromEntries(Object.entries(FULL).filter(([name]) => name !== key)))).not.toEqual([])
  })

  test.each<[string, object]>([
    ['a kind of file that is none', { edited: [{ path: 'a', what: '<b>', change: 'added' }] }],
    ['a commit that is none', { base: { revision: 'a', commit: '@team' } }],
    ['a reason that is no text', { notMeasured: [{ suite: null, model: null, because: {} }] }],
  ])('refuses %s', (_, over) => {
    expect(errors({ ...FULL, ...over })).not.toEqual([])
  })
})
