// Checks what src/stats promises: `node bench/stats/run.ts`. Leaves with 1 when a mark is missed.
import { pairedMarks, powers } from './paired.ts'
import { rateMarks } from './rates.ts'

const percent = (value: number) => `${(value * 100).toFixed(2)} %`.padStart(9)

let missed = 0
for (const { says, mark, worst, mean, at, holds } of [...pairedMarks(), ...rateMarks()]) {
  const held = holds(worst, mean)
  if (!held) missed++
  console.log(
    `${held ? 'ok    ' : 'MISSED'}  ${says.padEnd(44)} worst ${percent(worst)}  mean ${percent(mean)}  (${mark}; worst at ${at})`,
  )
}
for (const { says, power } of powers()) console.log(`power ${percent(power)}  ${says}`)
console.log(missed === 0 ? 'Every mark is kept.' : `${missed} marks are missed.`)
process.exitCode = missed === 0 ? 0 : 1
