import type { RecordedResults } from './recorded-page.ts'
import type { StatsResults } from './stats-page.ts'
import { intentsToDecide } from '../src/stats/needed.ts'

const SHARES = [0.05, 0.1, 0.15, 0.2, 0.3]

/** How many intents it takes to show that nothing changed, as a table of docs/statistics.md, and how many moved where models were recorded. */
export function neededTable({ rows }: RecordedResults): string {
  const moved = rows
    .filter(({ model }) => !model.startsWith('local:'))
    .map(({ won, lost, n }) => (won.length + lost.length) / n)
    .sort((one, other) => one - other)
  const at = (share: number) => Math.round((moved[Math.floor(share * (moved.length - 1))] ?? NaN) * 100)
  const row = (share: number) =>
    `| ${share * 100} of 100 | ${intentsToDecide(share, 0.1)} | ${intentsToDecide(share, 0.05).toLocaleString('en')} |`
  return [
    '| intents that move | margin of 10 points | margin of 5 points (the default) |',
    '| --- | ---: | ---: |',
    ...SHARES.map(row),
    '',
    `Of ${moved.length} [recorded comparisons](evidence.md#what-recorded-models-did) with language models, half moved up to ${at(0.5)} of 100 intents, and a quarter more than ${at(0.75)}.`,
  ].join('\n')
}

const PROMISES: readonly (readonly [part: string, family: RegExp, words: string, promise: string])[] = [
  ['paired', /^false alarms/, '"better" or "worse" although nothing changed', 'at most 5 %'],
  ['paired', /^false equivalence/, '"equivalent" although the truth lies at the margin', 'at most 5 %'],
  ['paired', /^interval coverage/, 'the 95 % interval of a difference holds the truth', 'at least 90 %, on average 94 %'],
  ['clusters', /^false alarms/, '"better" or "worse" with clusters, although nothing changed', 'at most 5 %'],
  ['rates', /^rate coverage/, 'the 95 % interval of one percentage holds the truth', 'at least 90 %, on average 94 %'],
]

/** What simulated studies found of each promise, as a table of docs/statistics.md. */
export function reliabilityTable({ marks }: StatsResults): string {
  const rows = PROMISES.map(([part, family, words, promise]) => {
    const own = marks.filter((mark) => mark.part === part && family.test(mark.says))
    if (own.length === 0) throw new Error(`bench/stats/results.json has no ${part} called ${family.source}`)
    const isLow = promise.startsWith('at least')
    const worst = own.map((mark) => mark.worst).reduce((one, other) => (isLow ? Math.min(one, other) : Math.max(one, other)))
    return `| ${words} | ${promise} | ${percent(worst)} | ${percent(own.reduce((sum, { mean }) => sum + mean, 0) / own.length)} |`
  })
  return ['| how often | promised | worst case found | on average |', '| --- | --- | ---: | ---: |', ...rows].join('\n')
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
