/*
 * Replays recorded answers of real models through our own scorers and our own comparison, and asks the local retrieval
 * models the same:
 *   RIGHTCALL_CORPUS=<folder> npx node bench/recorded/run.ts
 * Writes results.json, of which `npm run sync` makes README.md, the table in the project's README and the rules' pages.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pointsWords } from '../../src/lint/recorded.ts'
import { noiseIn } from './noise.ts'
import { SOURCES } from './provenance.ts'
import { RECORDINGS, resultsOf } from './results.ts'
import { retrieval } from './retrieval.ts'

const folder = join(process.env['RIGHTCALL_CORPUS'] ?? '', 'recorded')
if (process.env['RIGHTCALL_CORPUS'] === undefined || !existsSync(folder)) {
  console.error(
    'bench/recorded replays recordings of other repositories, which are not part of this one: set RIGHTCALL_CORPUS to the folder that holds recorded/ and bfcl/.',
  )
  process.exit(2)
}

const contrasts = Object.values(RECORDINGS).flatMap((read) => read(folder))
const rows = resultsOf([...contrasts, ...(await retrieval(folder))])
for (const row of rows) {
  const published =
    row.published === null ? '' : `, published ${row.published.map((value) => ((value ?? NaN) * 100).toFixed(1)).join(' to ')}`
  console.log(
    `${row.id}: ${row.metric} ${pointsWords(row)}, ${row.n} intents in ${row.clusters} clusters × ${row.repeats}${published}; ${row.verdict}, won ${row.won.length}, lost ${row.lost.length}`,
  )
  if (row.differs !== undefined) console.log(`    ours differs: ${row.differs}`)
}
const { noise, agreement } = noiseIn(folder, contrasts)
console.table(noise)
console.table(agreement)

const { user, system } = process.cpuUsage()
console.log(`${Math.round(performance.now() / 1000)} seconds, ${Math.round((user + system) / 1e6)} of the processor`)

const lines = (items: readonly unknown[]) => `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
const measured = new Date().toISOString().slice(0, 10)
const parts = Object.entries({ sources: SOURCES, rows, noise, agreement }).map(([key, items]) => `  "${key}": ${lines(items)}`)
writeFileSync(new URL('results.json', import.meta.url), `{\n  "measured": "${measured}",\n${parts.join(',\n')}\n}\n`)
