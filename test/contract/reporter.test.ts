import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { markedMessage } from '../../src/core/read-by-words.ts'
import type { LintReport, Report } from '../../src/core/report.ts'
import { visible } from '../../src/core/text.ts'
import { pretty } from '../../src/report/pretty.ts'
import type { RenderContext, Reporter } from '../../src/report/reporter.ts'
import comparisonSchema from '../../src/report/schemas/comparison.schema.json' with { type: 'json' }
import lintSchema from '../../src/report/schemas/lint.schema.json' with { type: 'json' }
import runSchema from '../../src/report/schemas/run.schema.json' with { type: 'json' }
import { frozen } from '../helpers/frozen.ts'
import { EVERY_REPORT } from '../report/every-report.ts'
import { context } from '../report/fixtures.ts'
import { expectHarmless } from '../report/harmless.ts'
import { HOSTILE, OURS, poisoned } from '../report/hostile.ts'
import { textsAllowed, textsIn } from '../report/texts.ts'

/** Metrics and help links are foreign, too, but only a known metric has a headline and only a plain link is one; a file may be at hand, or not. */
const VARIANTS: readonly { readonly keep: readonly string[]; readonly hasText: boolean }[] = [
  { keep: OURS.filter((key) => key !== 'help'), hasText: false },
  { keep: [...OURS, 'metric'], hasText: true },
]

function expectAllHarmless(reporter: Reporter, report: Report, text: string, width = 80): void {
  for (const { keep, hasText } of VARIANTS) {
    const render = (words: string) => {
      const rule = (id: string) => ({ id, severity: 'warn' as const, summary: words, help: `https://example.org/rules/${id}.md` })
      const around: Partial<RenderContext> = {
        width,
        failed: hasText,
        rule,
        textOf: () => (hasText ? `[\n{\n\n    "description": "${words} and more of ${words}"` : undefined),
      }
      return reporter.render(frozen(poisoned(report, words, keep)), context(around))
    }
    expectHarmless(reporter.name, render(text), render('plain'))
  }
}

const { reporters } = builtins

describe.each(reporters)('$name', (reporter) => {
  const render = (report: Report) => reporter.render(frozen(report), context())

  test('accepts every kind of report and ends in one line break', () => {
    for (const report of EVERY_REPORT) expect(render(report)).toMatch(/[^\n]\n$/)
  })

  test('gives the same text for an equal report', () => {
    for (const report of EVERY_REPORT) expect(render(structuredClone(report))).toBe(render(report))
  })

  test.each(HOSTILE)('neutralises %j', (text) => {
    for (const report of EVERY_REPORT) expectAllHarmless(reporter, report, text)
  })

  test('neutralises any mixture of hostile pieces', () => {
    const mixture = fc.array(fc.constantFrom(...HOSTILE, ':', '!', '[', '(', '@', 'a', ' ', '\n'), { minLength: 1, maxLength: 8 })
    const report = fc.constantFrom(...EVERY_REPORT)
    fc.assert(
      fc.property(mixture, report, fc.integer({ min: 1, max: 130 }), (pieces, one, width) => {
        expectAllHarmless(reporter, one, pieces.join(''), width)
      }),
      { seed: 20261121, numRuns: 300 },
    )
  })

  test('says its name, which no other has, and the type of its output', () => {
    expect(reporter.name).toMatch(/^[a-z]+$/)
    expect(reporters.filter(({ name }) => name === reporter.name)).toEqual([reporter])
    expect(reporter.mime).toMatch(/^[a-z]+\/[a-z+]+$/)
  })
})

describe('the reports of this contract', () => {
  const schemas = { lint: lintSchema, run: runSchema, comparison: comparisonSchema }
  const files = Object.values(schemas)

  test.each(Object.entries(schemas))('hold every text that the schema of %s allows', (kind, schema) => {
    const held = new Set(EVERY_REPORT.filter((report) => report.kind === kind).flatMap((report) => textsIn(plain(report))))
    const allowed = textsAllowed(schema, files)
    expect(allowed.length).toBeGreaterThan(10)
    expect(allowed.filter((path) => !held.has(path))).toEqual([])
  })

  test('are hostile in every text but our own', () => {
    const calm = EVERY_REPORT.flatMap((report) => {
      const before = leaves(plain(report))
      const after = leaves(plain(poisoned(report, HOSTILE[0] ?? '')))
      return [...before].filter(([path, text]) => after.get(path) === text).map(([path]) => path.split('/').at(-1) ?? '')
    })
    expect([...new Set(calm)].filter((key) => !OURS.some((ours) => ours === key))).toEqual(['name'])
  })
})

function plain(report: Report): ReturnType<typeof JSON.parse> {
  return JSON.parse(JSON.stringify(report))
}

function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, `${path}/${key}`)]))
}

describe.each(HOSTILE)('a program reads back what was written of %j', (text) => {
  const [lint] = EVERY_REPORT.filter((report) => report.kind === 'lint')
  const report: LintReport = poisoned(lint as LintReport, text)
  const output = (name: string) =>
    reporters.find((one) => one.name === name)?.render(report, context({ textOf: () => undefined })) ?? ''

  test('from JSON, exactly', () => {
    expect(JSON.parse(output('json'))).toEqual(plain(report))
  })

  test('from SARIF, but for characters that nobody sees and links', () => {
    const says = JSON.parse(output('sarif')).runs[0].results.map(({ message }: { message: { text: string } }) => message.text)
    const told = report.diagnostics.map((one) => (one.tool === null ? '' : `${one.tool}: `) + markedMessage(one))
    expect(says).toEqual(told.map((one) => visible(one).replaceAll('](', '\\](')))
  })

  test('from workflow commands, but for characters that nobody sees', () => {
    const [line = ''] = output('github')
      .split('\n')
      .filter((one) => one.startsWith('::error') && !one.includes('cannot check'))
    const decoded = (line.split('::').slice(2).join('::') ?? '').replace(/%(25|0A|0D)/g, (code) => decodeURIComponent(code))
    const message = visible((report.diagnostics[0]?.message ?? '').replaceAll('\r\n', '\n')).replaceAll('##[', '##%5B')
    expect(decoded.startsWith(message), decoded).toBe(true)
  })
})

test('only pretty with colour writes escape sequences, and only colours', () => {
  for (const report of EVERY_REPORT) {
    const colored = pretty.render(report, context({ color: true }))
    expect(stripVTControlCharacters(colored)).toBe(pretty.render(report, context()))
    const parts = colored.split('\u001b').slice(1)
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(part).toMatch(/^\[\d+m/)
  }
})
