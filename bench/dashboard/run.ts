/*
 * How long the dashboard takes until its first view stands, in a real Chromium: 10,000 runs, and one run of 100,000 trials.
 * `node bench/dashboard/run.ts` prints milliseconds; Debian's Chromium is needed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { buildWeb } from '../../scripts/build/web.ts'
import { builtins } from '../../src/builtins.ts'
import type { RunReport } from '../../src/core/report.ts'
import { dashboardHtml } from '../../src/report/page.ts'
import { startDashboard } from '../../src/serve/server.ts'
import { createSession } from '../../src/session.ts'
import { settle } from '../../src/session/standing.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'

const RUNS = 10_000
const INTENTS = 5_000
const MODELS = ['openai:a', 'openai:b', 'anthropic:c', 'local:d']
const REPEATS = 5
/** Intents of each of the many runs: about as many as it takes to have differences. */
const SMALL = 20
const TRIES = 5

const folder = mkdtempSync(join(tmpdir(), 'rightcall-bench-'))
const history = openHistory(join(folder, 'history.sqlite'))
await buildWeb(join(folder, 'web'))
const read = (name: string) => readFileSync(join(folder, 'web', name), 'utf8')
const page = dashboardHtml({ script: read('dashboard.js'), style: read('dashboard.css') })

for (let at = 0; at < RUNS; at++) {
  await history.push({ ...pushed(`r${at}`, at), report: report(at, SMALL, MODELS.slice(0, 2), 1), suite: suite(at, SMALL) })
  const head = await history.run(`r${at}`)
  // as a push does
  if (head !== undefined) await settle(head, history)
}
const began = performance.now()
await history.push({ ...pushed('large', RUNS), report: report(RUNS, INTENTS, MODELS, REPEATS), suite: suite(RUNS, INTENTS) })
console.log(
  `push of ${(INTENTS * MODELS.length * REPEATS).toLocaleString('en')} trials: ${Math.round(performance.now() - began)} ms`,
)

const served = await startDashboard(history, page, 0, createSession(builtins).storedDifference)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const views = {
  [`overview of ${RUNS.toLocaleString('en')} runs`]: ['', '.runs tbody'],
  'a page of older runs': [`?before=${started(500)}&before-run=r500`, '.runs tbody'],
  'run of 100,000 trials': ['run?run=large', '.trials li'],
  'one trial of it': ['trial?run=large&intent=intent-77&model=openai:a', '.attempt'],
} as const
for (const [name, [path, wanted]] of Object.entries(views)) {
  const times = []
  for (let at = 0; at < TRIES; at++) {
    const shown = await browser.newPage()
    const from = performance.now()
    await shown.goto(served.url + path)
    await shown.waitForSelector(wanted)
    times.push(performance.now() - from)
    await shown.close()
  }
  const sorted = times.toSorted((a, b) => a - b)
  console.log(
    `${name}: ${Math.round(sorted[Math.floor(TRIES / 2)] ?? 0)} ms (median of ${TRIES}; worst ${Math.round(sorted.at(-1) ?? 0)})`,
  )
}
await browser.close()
await served.close()
await history.close()
rmSync(folder, { recursive: true, force: true })

function started(at: number): string {
  return new Date(Date.UTC(2025, 0, 1) + at * 3_600_000).toISOString()
}

function pushed(id: string, at: number) {
  const raw = { name: 'read_file', description: `Reads a file, text ${Math.floor(at / 50)}.` }
  return { id, digest: id, tools: [{ name: 'read_file', raw }] }
}

function suite(at: number, intents: number) {
  const asked = Array.from({ length: intents }, (_, index) => ({
    ...{ id: `intent-${index}`, says: `Read the file of intent-${index}.`, expect: { tool: 'read_file' } },
  }))
  return { uri: `suite-${at % 4}.yaml`, text: JSON.stringify({ toolset: 'files.json', intents: asked }) }
}

function report(at: number, intents: number, models: readonly string[], repeats: number): RunReport {
  const value = 0.8 + Math.sin(at) / 20
  const estimate = { value, low: value - 0.05, high: value + 0.05, n: 200, clusters: 200, method: 'wilson' }
  const ids = Array.from({ length: intents }, (_, index) => `intent-${index}`)
  const trials = ids.flatMap((intent, index) =>
    models.flatMap((model) =>
      Array.from({ length: repeats }, (_, repeat) => ({
        ...{ intent, model, repeat, variant: 'only', outcome: 'answered' as const, error: null },
        calls: [{ tool: 'read_file', arguments: { path: `${index}.txt` } }],
        ...{ text: '', scores: { selection: { value: (index + at) % 3 ? 1 : 0, because: 'expected read_file' } } },
        ...{ right: index % 3 ? 1 : 0, fault: null, cached: false, ms: 800, tokens: { input: 900, output: 30 } },
      })),
    ),
  )
  return {
    ...{
      version: 1,
      kind: 'run',
      confusion: [],
      unanswered: [],
      incomplete: false,
      failures: [],
      notAsked: 0,
      stopped: [],
      trials,
    },
    manifest: {
      tool: { name: 'rightcall', version: '0.0.0' },
      started: started(at),
      suite: { path: `suite-${at % 4}.yaml`, digest: `suite ${at % 4}`, intents },
      toolset: { id: 'files', uri: 'files.json', digest: `text ${Math.floor(at / 50)}`, tools: 1 },
      models: models.map((model) => ({ model, kind: 'language' as const, reported: [model], parameters: {} })),
      ...{ exposure: 'list', grading: 'careful', prompt: {}, repeats, seed: 1, git: 'a'.repeat(40) },
      branch: at % 3 === 0 ? 'main' : `branch-${at % 40}`,
    },
    summary: ['right-call', 'selection', 'arguments', 'abstention', 'forbidden', 'valid', 'answered'].flatMap((metric) =>
      models.map((model) => ({ metric, label: metric, model, estimate })),
    ),
    intents: ids.flatMap((id, index) =>
      models.map((model) => ({ id, model, passes: index % 3 ? repeats : 0, repeats, error: 0 })),
    ),
    asked: ids.map((id) => ({ id, says: `Read the file of ${id}.`, expected: 'read_file', not: [], tags: [], cluster: id })),
    cost: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, dollars: null, cached: 0, trials: trials.length },
    verdict: { exit: 0, because: null },
  }
}
