/*
 * What a long run takes in memory: `npx node bench/runner/memory.ts`. Asks 1,000 intents a hundred times each of a model that answers
 * at once, with a new reply every time, as a provider does; one part of the replies is wrong. Prints the most that the process ever
 * held (resident), after the run, after the same run read again from its journal, and after each report. `--trials N` (100,000 by
 * default), `--format NAME` (pretty by default), `--again` (reads the run again).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtins } from '../../src/builtins.ts'
import { createSession } from '../../src/session.ts'
import { instant, intentsOf, tools } from './instant.ts'

const OPTIONS = { trials: { type: 'string' }, format: { type: 'string' }, again: { type: 'boolean' } } as const
const { values } = parseArgs({ options: OPTIONS })
const TRIALS = Number(values.trials ?? 100_000)
const REPEATS = 100

const intents = intentsOf(Math.ceil(TRIALS / REPEATS))

const megabytes = (): string => `${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB at most`
const folder = mkdtempSync(join(tmpdir(), 'rightcall-memory-'))
try {
  writeFileSync(join(folder, 'tools.json'), JSON.stringify({ tools }))
  writeFileSync(join(folder, 'intents.yaml'), JSON.stringify({ toolset: 'tools.json', intents }))
  const session = createSession({ ...builtins, modelProviders: async () => [instant] }, undefined, { cwd: folder })
  const settings = {
    ...{
      suite: '.',
      models: ['instant:a'],
      repeats: REPEATS,
      concurrency: 32,
      filter: undefined,
      out: 'run',
      baseUrl: undefined,
    },
    ...{ seed: 1, cache: false, progress: () => undefined },
  }
  console.log(`at the start: ${megabytes()}`)
  for (const name of values.again === true ? ['run', 'read again'] : ['run']) {
    const started = performance.now()
    const { report } = await session.evaluate(settings)
    console.log(`${name}: ${megabytes()}, ${report.cost.trials} trials, ${((performance.now() - started) / 1_000).toFixed(1)} s`)
    const text = session.render(values.format ?? 'pretty', report)
    console.log(`${values.format ?? 'pretty'}: ${megabytes()}, ${(text.length / 2 ** 20).toFixed(1)} MiB of text`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
