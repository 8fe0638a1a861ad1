import type { RunHead } from '../store/history/history.ts'

const COLUMNS = [
  'run',
  'started',
  'suite',
  'branch',
  'commit',
  'model',
  'metric',
  'value',
  'low',
  'high',
  'n',
  'clusters',
  'method',
]

/** One line for each metric of each model of each run. Rates are fractions. */
export function csvOf(runs: readonly RunHead[]): string {
  const lines = runs.flatMap(({ id, manifest, summary }) =>
    summary.map(({ metric, model, estimate }) => [
      ...[id, manifest.started, manifest.suite.path, manifest.branch, manifest.git, model, metric],
      ...[estimate.value, estimate.low, estimate.high, estimate.n, estimate.clusters, estimate.method],
    ]),
  )
  return [COLUMNS, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** As RFC 4180 has it. A text that a spreadsheet would run as a formula begins with an apostrophe. */
function cell(value: string | number | null | undefined): string {
  if (typeof value !== 'string') return String(value ?? '')
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
