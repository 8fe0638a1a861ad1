/*
 * How long the dashboard keeps somebody waiting while a large run is pushed: `node bench/dashboard/push.ts [--trials N]`. Makes a run of
 * 100,000 answers, pushes it in the server's own process and in one of its own, as `rightcall serve` does, and asks for the list of runs
 * all the while. Prints how long each push took, the worst answer during it, and the most memory that the process held.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { builtins } from '../../src/builtins.ts'
import { pushApart } from '../../src/serve/push-apart.ts'
import { startDashboard } from '../../src/serve/server.ts'
import { createSession } from '../../src/session.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { instant, intentsOf, tools } from '../runner/instant.ts'

const { values } = parseArgs({ options: { trials: { type: 'string' } } })
const TRIALS = Number(values.trials ?? 100_000)
const REPEATS = 20
const PAUSE_MS = 5

const cwd = mkdtempSync(join(tmpdir(), 'rightcall-push-'))
writeFileSync(join(cwd, 'tools.json'), JSON.stringify({ tools }))
writeFileSync(
  join(cwd, 'intents.yaml'),
  JSON.stringify({ toolset: 'tools.json', intents: intentsOf(Math.ceil(TRIALS / REPEATS)) }),
)
const session = createSession({ ...builtins, modelProviders: async () => [instant] }, undefined, { cwd })
await session.evaluate({
  ...{ suite: '.', models: ['instant:a'], repeats: REPEATS, concurrency: 32, filter: undefined, out: 'run', baseUrl: undefined },
  ...{ seed: 1, cache: false, progress: () => undefined },
})
console.log(`the journal: ${(statSync(join(cwd, 'run/journal.jsonl')).size / 2 ** 20).toFixed(0)} MiB`)

const program = [process.execPath, resolve('src/cli/bin.ts')]
const never = new AbortController().signal
const ways = {
  'in a process of its own': (store: string) => pushApart('run', { cwd, env: process.env, store, program, signal: never }),
  'in the process of the server': async (store: string) => {
    const history = openHistory(join(cwd, store))
    await session.push('run', history)
    await history.close()
  },
}
for (const [index, [name, push]] of Object.entries(ways).entries()) {
  const store = `${index}.sqlite`
  const history = openHistory(join(cwd, store))
  const served = await startDashboard(history, { html: '', policy: '' }, 0, session.storedDifference)
  const waited: number[] = []
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      // a pause that becomes longer is a server that answers nobody, too
      const from = performance.now() + PAUSE_MS
      await setTimeout(PAUSE_MS)
      await (await fetch(`${served.url}api/runs`)).text()
      waited.push(performance.now() - from)
    }
  })()
  const from = performance.now()
  await push(store)
  const took = performance.now() - from
  isOver = true
  await asking
  const worst = Math.round(Math.max(...waited))
  const memory = (process.resourceUsage().maxRSS / 1_024).toFixed(0)
  console.log(
    `${name}: ${(took / 1_000).toFixed(1)} s; the worst of ${waited.length} answers meanwhile took ${worst} ms; ${memory} MB at most`,
  )
  await served.close()
  await history.close()
}
rmSync(cwd, { recursive: true, force: true })
