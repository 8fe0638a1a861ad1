import type { RunReport } from '../core/report.ts'
import { harmlessJson, jsonText } from './escape.ts'
import type { Reporter } from './reporter.ts'

/** Exactly the report: the contract for programs (its schemas are in `schemas`). */
export const json: Reporter = {
  name: 'json',
  mime: 'application/json',
  forPrograms: true,
  render: (report) => (report.kind === 'run' ? runText(report) : jsonText(report)),
}

/** A trial is one line: a hundred thousand of them, indented, were twice as long. */
function runText(report: RunReport): string {
  const { trials } = report
  const text = jsonText({ ...report, trials: [] })
  if (trials.length === 0) return text
  const lines = trials.map((trial) => `    ${harmlessJson(JSON.stringify(trial))}`).join(',\n')
  // a line break inside of a string is written as an escape, so no string holds this
  return text.replace('\n  "trials": []', () => `\n  "trials": [\n${lines}\n  ]`)
}
