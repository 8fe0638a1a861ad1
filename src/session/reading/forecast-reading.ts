import { resolve } from 'node:path'
import type { ReadForecast } from '../../core/read-report.ts'
import type { Target } from '../../sources/source.ts'
import { openCache } from '../../store/cache.ts'
import { OWN_FOLDER } from '../../store/own-folder.ts'
import { cacheReader, isPaid } from '../cached.ts'
import type { Context } from '../context.ts'
import { modelForecast, recordedKeys } from '../forecast.ts'
import { pricesFor } from '../prices.ts'
import { providerOf } from './model-words.ts'
import { planReading } from './plan.ts'
import { batchAsks, canaryAsks } from './requests.ts'
import { seedOf } from './seed.ts'
import type { ReadSettings } from './settings.ts'

/** What a reading would ask and cost; second looks come on top. Asks nothing, and writes nothing. @throws UserError as `readTools` */
export async function forecastReading(
  targets: readonly Target[],
  settings: ReadSettings,
  context: Context,
): Promise<ReadForecast> {
  const { io, catalogue } = context
  const drawn = await seedOf(settings, context)
  const { loaded, jobs, models } = await planReading(targets, settings, context, { asks: false, seed: drawn })
  const { seed } = drawn
  const prices = await pricesFor(context)
  const asks = jobs.flatMap((job) => [...batchAsks(job, seed), ...canaryAsks(job, seed, catalogue.rules)])
  const tokens = new Map(asks.map(({ question, outputTokens }) => [question.key, outputTokens]))
  const recorded = await recordedKeys(settings, io)
  const cached = cacheReader(
    openCache(resolve(io.cwd, OWN_FOLDER, 'cache')),
    asks.map(({ question }) => question),
  )
  const forecasts = await Promise.all(
    models.map(async (model) => {
      const own = new Map(asks.flatMap(({ question }) => (question.model === model ? [[question.key, question]] : [])))
      const open = []
      for (const question of own.values()) {
        if (recorded.has(question.key)) continue
        if (!isPaid(question, settings) || (await cached(question)) === undefined) open.push(question)
      }
      const outputTokens = ({ key }: { readonly key: string }): number => tokens.get(key) ?? 0
      return { ...modelForecast(model, { trials: own.size, asked: open, outputTokens, prices }), provider: providerOf(model) }
    }),
  )
  return {
    version: 1,
    kind: 'read-forecast',
    models: forecasts,
    tools: jobs.flatMap(({ tools, toolset, model }) =>
      tools.map(({ tool, why }) => ({ toolset: toolset.key, tool: tool.name, why, model: model.name })),
    ),
    tooLarge: jobs.flatMap(({ tooLarge, toolset }) => tooLarge.map(({ name }) => ({ toolset: toolset.key, tool: name }))),
    dollars: forecasts.reduce<number | null>((sum, { dollars }) => (sum === null || dollars === null ? null : sum + dollars), 0),
    maxCost: settings.maxCost ?? null,
    problems: [...(settings.problems ?? []), ...loaded.problems],
  }
}
