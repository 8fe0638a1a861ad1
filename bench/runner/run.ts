/*
 * The runner's throughput as a share of a bare fetch loop's, both in this run: `npx node bench/runner/run.ts`. The runner asks
 * through the real SDKs, writes its journal and its cache; the loop sends the same bytes and reads the answers as JSON. The server
 * is a process of its own. Rounds alternate, and the median of their ratios counts. `--rounds N`, `--per-slot N` (questions for
 * each place of the concurrency; 40 by default), `--only 128`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { anthropic } from '../../src/models/anthropic.ts'
import { compatible } from '../../src/models/compatible.ts'
import { openai } from '../../src/models/openai.ts'
import type { Model } from '../../src/core/model.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { questionsOf, type Question } from '../../src/eval/plan.ts'
import { runQuestions } from '../../src/eval/run.ts'
import { openCache } from '../../src/store/cache.ts'
import { openJournal } from '../../src/store/journal.ts'

const OPTIONS = { rounds: { type: 'string' }, 'per-slot': { type: 'string' }, only: { type: 'string' } } as const
const { values } = parseArgs({ options: OPTIONS })
const ROUNDS = Number(values.rounds ?? 3)
const PER_SLOT = Number(values['per-slot'] ?? 40)

const server = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
const [chunk] = await once(server.stdout, 'data')
const url = `http://127.0.0.1:${String(chunk).trim()}`
const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: `${url}/v1`, ANTHROPIC_API_KEY: 'x', ANTHROPIC_BASE_URL: url }
const settings = { env, baseUrl: `${url}/v1`, cwd: '.' }
const PATHS = [
  { path: '/v1/responses', model: await openai.open('gpt-4.1', settings) },
  { path: '/v1/messages', model: await anthropic.open('claude-haiku-5-5', settings) },
  { path: '/v1/chat/completions', model: await compatible.open('bench', settings) },
]

const TOOLS = Array.from({ length: 15 }, (_, index) => ({
  name: index === 0 ? 'find_order' : `tool_${index}`,
  description: 'Finds an order by the number that stands on the receipt, and gives its state, its items and its price.',
  inputSchema: { type: 'object', properties: { number: { type: 'string', description: 'Such as PK-1.' } } },
}))

function questionsFor(model: Model, count: number): Question[] {
  return questionsOf({
    models: [model],
    intents: Array.from({ length: count }, (_, index) => ({
      ...{ id: `i${index}`, says: `Where is order ${index}?`, not: [], tags: [], cluster: `i${index}` },
      expect: { kind: 'none' },
    })),
    variants: [
      {
        name: 'only',
        toolset: toolsetFrom({ uri: 't.json', tools: TOOLS.map((raw, index) => toolFrom(raw, index, undefined)) }),
      },
    ],
    prompt: { system: undefined, instructions: 'hidden' },
    repeats: 1,
    seed: 1,
  })
}

/** Answers a second. */
async function runner(questions: readonly Question[], concurrency: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'rightcall-bench-'))
  const journal = await openJournal(folder, { run: 'r', started: new Date().toISOString() })
  const cache = openCache(join(folder, 'cache'))
  const started = performance.now()
  const { recorded } = await runQuestions(questions, {
    concurrency,
    signal: new AbortController().signal,
    store: {
      recorded: () => undefined,
      record: (trial) => journal.append(JSON.parse(JSON.stringify({ kind: 'trial', ...trial }))),
      cached: async ({ key }) => ((await cache.get(key)) === undefined ? undefined : undefined),
      keep: async ({ key }, reply) => cache.put(key, JSON.parse(JSON.stringify(reply)), 'r'),
    },
  })
  const seconds = (performance.now() - started) / 1_000
  await journal.close()
  rmSync(folder, { recursive: true })
  const answered = recorded.filter(({ outcome }) => outcome.ok).length
  if (answered !== questions.length) throw new Error(`${questions.length - answered} questions were not answered`)
  return answered / seconds
}

async function loop(path: string, count: number, concurrency: number): Promise<number> {
  const body = JSON.stringify({
    model: 'bench',
    messages: [{ role: 'user', content: 'Where is order 1?' }],
    tools: TOOLS.map(({ name, description, inputSchema }) => ({
      type: 'function',
      function: { name, description, parameters: inputSchema },
    })),
  })
  let left = count
  const started = performance.now()
  const worker = async (): Promise<void> => {
    while (left-- > 0) {
      const response = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      await response.json()
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return (count * 1_000) / (performance.now() - started)
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

try {
  for (const { path, model } of PATHS) {
    for (const concurrency of [8, 32, 128].filter((each) => values.only === undefined || String(each) === values.only)) {
      const questions = questionsFor(model, concurrency * PER_SLOT)
      const ratios: number[] = []
      let bare = 0
      const cpu = { loop: 0, runner: 0 }
      for (let round = 0; round < ROUNDS; round++) {
        const before = process.cpuUsage()
        bare = await loop(path, questions.length, concurrency)
        cpu.loop += milliseconds(process.cpuUsage(before))
        const between = process.cpuUsage()
        ratios.push((await runner(questions, concurrency)) / bare)
        cpu.runner += milliseconds(process.cpuUsage(between))
      }
      const each = (total: number): string => (total / (ROUNDS * questions.length)).toFixed(2)
      const shown = ratios.map((ratio) => ratio.toFixed(3)).join(', ')
      console.log(
        `${model.name.padEnd(28)} at ${String(concurrency).padStart(3)}: ${median(ratios).toFixed(3)} of ${bare.toFixed(0)} answers a second (${shown}); ms of CPU an answer: ${each(cpu.runner)}, the loop ${each(cpu.loop)}`,
      )
    }
  }
} finally {
  server.kill()
}
