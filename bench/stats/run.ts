// Checks what src/stats promises: `node bench/stats/run.ts`. Writes results.json, of which `npm run sync` makes
// src/stats/README.md. Leaves with 1 when a mark is missed.
import { writeFileSync } from 'node:fs'
import { clusterMarks } from './clusters.ts'
import { pairedMarks, powers } from './paired.ts'
import { rateMarks } from './rates.ts'
import type { Measured } from './measured.ts'

const percent = (value: number) => `${(value * 100).toFixed(2)} %`.padStart(9)
const rounded = (value: number) => Math.round(value * 1e4) / 1e4

const parts: readonly (readonly [name: string, marks: () => Measured[]])[] = [
  ['paired', pairedMarks],
  ['rates', rateMarks],
  ['clusters', clusterMarks],
]
const marks = parts.flatMap(([part, measure]) =>
  measure().map(({ says, mark, worst, mean, at, holds }) => {
    const held = holds(worst, mean)
    console.log(
      `${held ? 'ok    ' : 'MISSED'}  ${says.padEnd(50)} worst ${percent(worst)}  mean ${percent(mean)}  (${mark}; worst at ${at})`,
    )
    return { part, says, mark, worst: rounded(worst), mean: rounded(mean), at, held }
  }),
)
const chances = powers().map(({ says, power }) => ({ says, power: rounded(power) }))
for (const { says, power } of chances) console.log(`power ${percent(power)}  ${says}`)
const missed = marks.filter(({ held }) => !held).length
console.log(missed === 0 ? 'Every mark is kept.' : `${missed} marks are missed.`)
const measured = new Date().toISOString().slice(0, 10)
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify({ measured, marks, powers: chances }, null, 2)}\n`)
process.exitCode = missed === 0 ? 0 : 1
