/*
 * The runner's throughput as a share of a bare fetch loop's, both in this run: `npx node bench/runner/run.ts`. The runner asks
 * through the real SDKs, judges every answer, and writes its journal and its cache; the loop sends a body that the runner sent and
 * reads the answers as JSON. The server is a process of its own. Rounds alternate, first the one, then the other, and the median of
 * their ratios counts. `--rounds N`, `--per-slot N` (questions for each place of the concurrency; 40 by default), `--only 128`.
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
import type { Recorded } from '../../src/core/recorded.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { questionsOf, type Question } from '../../src/eval/plan.ts'
import { evals } from '../../evals/index.ts'
import type { Intent } from '../../src/core/intent.ts'
import { judgingOf } from '../../src/eval/judge.ts'
import { judgedTrial } from '../../src/eval/score.ts'
import { misfit } from '../../src/schema/value.ts'
import { executeEach } from '../../src/session/execute.ts'
import { SERVER_BOUNDS } from '../../src/sources/source.ts'

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

const toolset = toolsetFrom({ uri: 't.json', tools: TOOLS.map((raw, index) => toolFrom(raw, index, undefined)) })
const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined)

function intentsOf(count: number): Intent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `i${index}`, says: `Where is order ${index}?`, not: ['tool_3'], tags: [], cluster: `i${index}` },
    expect: { kind: 'calls', anyOf: [{ calls: [{ tool: 'find_order', arguments: undefined }], order: 'any' }] },
  }))
}

function questionsFor(model: Model, intents: readonly Intent[]): Question[] {
  const prompt = { system: undefined, instructions: 'hidden' } as const
  return questionsOf({ models: [model], intents, variants: [{ name: 'only', toolset }], prompt, repeats: 1, seed: 1 })
}

/** Answers a second. */
async function runner(
  questions: readonly Question[],
  intents: ReadonlyMap<string, Intent>,
  concurrency: number,
): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), 'rightcall-bench-'))
  const io = {
    ...{ cwd, env, connect: false, bounds: SERVER_BOUNDS },
    signal: new AbortController().signal,
    note: () => undefined,
  }
  const held = {
    contents: () => ({ kind: 'contents' }),
    judge: (trial: Recorded) => {
      const intent = intents.get(trial.intent)
      return intent === undefined ? undefined : judgedTrial(trial, intent, evals, judging)
    },
  }
  let answered = 0
  const asking = { out: 'run', concurrency, cache: true, progress: () => undefined }
  const started = performance.now()
  await executeEach(
    questions,
    asking,
    { io, prices: () => undefined, held },
    ({ outcome }) => void (answered += outcome.ok ? 1 : 0),
  )
  const seconds = (performance.now() - started) / 1_000
  rmSync(cwd, { recursive: true })
  if (answered !== questions.length) throw new Error(`${questions.length - answered} questions were not answered`)
  return answered / seconds
}

/** Answers a second. */
async function loop(path: string, body: string, count: number, concurrency: number): Promise<number> {
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

/** What the runner sends for one question. */
async function bodyOf(path: string, model: Model): Promise<string> {
  const [question] = questionsFor(model, intentsOf(1))
  if (question !== undefined) await model.ask(question.request, new AbortController().signal)
  return (await fetch(`${url}/first${path}`)).text()
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

/** The line about one model at one concurrency; `body` is what the loop sends. */
async function measured(path: string, model: Model, body: string, concurrency: number): Promise<string> {
  const intents = intentsOf(concurrency * PER_SLOT)
  const questions = questionsFor(model, intents)
  const byId = new Map(intents.map((intent) => [intent.id, intent]))
  const ratios: number[] = []
  const cpu = { loop: 0, runner: 0 }
  let bare = 0
  let asked = 0
  const bareRound = async (): Promise<void> => {
    const before = process.cpuUsage()
    bare = await loop(path, body, questions.length, concurrency)
    cpu.loop += milliseconds(process.cpuUsage(before))
  }
  const runnerRound = async (): Promise<void> => {
    const before = process.cpuUsage()
    asked = await runner(questions, byId, concurrency)
    cpu.runner += milliseconds(process.cpuUsage(before))
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const half of round % 2 === 0 ? [bareRound, runnerRound] : [runnerRound, bareRound]) await half()
    ratios.push(asked / bare)
  }
  const each = (total: number): string => (total / (ROUNDS * questions.length)).toFixed(2)
  const shown = ratios.map((ratio) => ratio.toFixed(3)).join(', ')
  const place = `${model.name.padEnd(28)} at ${String(concurrency).padStart(3)}`
  const rate = `${median(ratios).toFixed(3)} of ${bare.toFixed(0)} answers a second (${shown})`
  return `${place}: ${rate}; ms of CPU per answer: ${each(cpu.runner)}, the loop ${each(cpu.loop)}`
}

try {
  for (const { path, model } of PATHS) {
    const body = await bodyOf(path, model)
    for (const concurrency of [8, 32, 128].filter((each) => values.only === undefined || String(each) === values.only))
      console.log(await measured(path, model, body, concurrency))
  }
} finally {
  server.kill()
}
