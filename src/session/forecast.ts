import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Forecast, ModelForecast } from '../core/forecast.ts'
import type { Model } from '../core/model.ts'
import { costOfUsage } from '../core/price.ts'
import { recordedFrom } from '../core/recorded.ts'
import { cachedTokens, inputTokens } from '../eval/estimate.ts'
import type { Question } from '../eval/plan.ts'
import type { Io } from '../sources/source.ts'
import { openCache } from '../store/cache.ts'
import { journalLines } from '../store/journal-lines.ts'
import { OUTPUT_TOKENS } from './budget.ts'
import { cacheReader, isPaid } from './cached.ts'
import type { RunSettings } from './run-settings.ts'
import { costsNothing, type Prices } from './prices.ts'

/** What these questions would cost. Asks nothing, and writes nothing. */
export async function forecastOf(
  questions: readonly Question[],
  settings: RunSettings,
  { io, prices, suite, intents, toolsets }: Foreseen,
): Promise<Forecast> {
  const open = new Set<Question>()
  const recorded = await recordedKeys(settings, io)
  const cached = cacheReader(openCache(resolve(io.cwd, '.rightcall', 'cache')), questions)
  for (const question of questions) {
    if (recorded.has(question.key)) continue
    if (isPaid(question, settings) && (await cached(question)) !== undefined) continue
    open.add(question)
  }
  const outputTokens = Math.min(OUTPUT_TOKENS, settings.parameters?.maxTokens ?? OUTPUT_TOKENS)
  const models = [...Map.groupBy(questions, ({ model }) => model)].map(([model, own]) => {
    const asked = own.filter((question) => open.has(question))
    return modelForecast(model, { trials: own.length, asked, outputTokens: () => outputTokens, prices })
  })
  const dollars = models.map((model) => model.dollars)
  return {
    version: 1,
    kind: 'forecast',
    suite,
    intents,
    repeats: settings.repeats,
    toolsets,
    models,
    dollars: dollars.some((each) => each === null) ? null : dollars.reduce<number>((sum, each) => sum + (each ?? 0), 0),
    maxCost: settings.maxCost ?? null,
    outputTokensEach: outputTokens,
  }
}

interface Foreseen {
  readonly io: Io
  readonly prices: Prices
  readonly suite: string
  readonly intents: number
  readonly toolsets: number
}

interface Asked {
  readonly trials: number
  readonly asked: readonly Question[]
  /** That one answer is taken to have. */
  outputTokens(question: Question): number
  readonly prices: Prices
}

/** What these questions would cost of one model. */
export function modelForecast(model: Model, { trials, asked, outputTokens, prices }: Asked): ModelForecast {
  const price = prices(model)
  const isPaid = price === undefined || !costsNothing(price)
  const seen = new Set<unknown>()
  const total = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, dollars: 0 }
  for (const question of isPaid ? asked : []) {
    const { request } = question
    const [input, prefix] = [inputTokens(request), cachedTokens(model, request)]
    // the first question over some tools writes what the others read
    const isFirst = !seen.has(request.tools)
    seen.add(request.tools)
    const output = outputTokens(question)
    const usage = { input, output, cachedInput: isFirst ? 0 : prefix, cacheWrites: isFirst ? prefix : 0 }
    total.inputTokens += input
    total.cachedInputTokens += usage.cachedInput
    total.outputTokens += output
    total.dollars += price === undefined ? 0 : (costOfUsage(usage, price) ?? 0)
  }
  return {
    model: model.name,
    trials,
    reused: trials - asked.length,
    ...total,
    dollars: price === undefined ? null : total.dollars,
    price: price === undefined ? null : { input: price.input, output: price.output, from: price.from },
  }
}

/** Questions whose answers a journal holds. One that cannot be read holds none here; the run itself says what is wrong with it. */
export async function recordedKeys({ out }: Pick<RunSettings, 'out'>, { cwd }: Io): Promise<ReadonlySet<string>> {
  if (out === undefined) return new Set()
  const path = join(resolve(cwd, out), 'journal.jsonl')
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return new Set()
  const trials = journalLines(bytes, path).lines.map(recordedFrom)
  return new Set(trials.flatMap((trial) => (trial?.outcome.ok === true ? [trial.key] : [])))
}
