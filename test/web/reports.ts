import type { LintReport, Report, RunReport } from '../../src/core/report.ts'
import { EVERY_REPORT } from '../report/every-report.ts'
import { finding, lintReport, runReport } from '../report/fixtures.ts'

/** The first report of a kind is its full one. */
function full(kind: Report['kind']): Report {
  const report = EVERY_REPORT.find((one) => one.kind === kind)
  if (report === undefined) throw new Error(`there is no ${kind}`)
  return report
}

export const LINT = full('lint')
export const RUN = full('run')
export const COMPARISON = full('comparison')

/** Findings of many rules on many tools, none of which is told together with another. */
export function manyFindings(count: number): LintReport {
  const diagnostics = Array.from({ length: count }, (_, at) =>
    finding({
      rule: `description/rule-${Math.floor(at / 3)}`,
      tool: `tool_${at % 400}`,
      message: `"words ${at}" say nothing of what the tool does. Say what it returns.`,
      fingerprint: at.toString(16).padStart(16, '0'),
      severity: at % 7 === 0 ? 'error' : 'warn',
      certainty: at % 3 === 0 ? 'proved' : 'likely',
      places: [{ text: at, words: { start: 8, end: 14 } }],
    }),
  )
  const texts = diagnostics.map(({ toolset, tool }, at) => ({
    toolset,
    tool: tool ?? '',
    pointer: '/description' as const,
    text: `Handles words ${at} and other things. `.repeat(20),
  }))
  return lintReport(diagnostics, { texts })
}

/** Intents times models, a third of the answers wrong. */
export function manyTrials(intents: number, models: readonly string[]): RunReport {
  const ids = Array.from({ length: intents }, (_, at) => `intent-${at}`)
  const estimate = (value: number) => ({
    value,
    low: value / 2,
    high: 1 - (1 - value) / 2,
    n: intents,
    clusters: intents,
    method: 'wilson',
  })
  const metrics = ['right-call', 'selection', 'arguments', 'abstention', 'forbidden', 'valid', 'answered']
  return runReport({
    manifest: {
      ...runReport().manifest,
      models: models.map((model) => ({ model, kind: 'language', reported: [], parameters: {} })),
    },
    summary: metrics.flatMap((metric, at) =>
      models.map((model) => ({ metric, label: metric, model, estimate: estimate(0.4 + at / 20) })),
    ),
    asked: ids.map((id) => ({ id, says: `Do ${id} for me.`, expected: `tool_${id}`, not: [], tags: [], cluster: id })),
    intents: ids.flatMap((id, at) => models.map((model) => ({ id, model, passes: at % 3 ? 1 : 0, repeats: 1, error: 0 }))),
    perTool: models.flatMap((model) =>
      Array.from({ length: 120 }, (_, at) => {
        const one = estimate(at / 120)
        return { model, tool: `tool_${at}`, recall: one, precision: one, f1: one, right: at }
      }),
    ),
    confusion: models.flatMap((model) =>
      Array.from({ length: 100 }, (_, at) => ({ model, expected: `tool_${at}`, called: `tool_${at + 1}`, count: 3, of: 20 })),
    ),
    trials: ids.flatMap((intent, at) =>
      models.map((model) => ({
        intent,
        model,
        repeat: 0,
        variant: 'only',
        outcome: 'answered' as const,
        error: null,
        calls: [{ tool: 'move_file', arguments: { source: 'a.txt' } }],
        text: '',
        scores: { selection: { value: at % 3 ? 1 : 0, because: null } },
        right: at % 3 ? 1 : 0,
        fault: at % 3 ? null : { metric: 'selection', because: 'move_file was called' },
        cached: false,
        ms: 800 + at,
        tokens: { input: 900, output: 30 },
      })),
    ),
  })
}
