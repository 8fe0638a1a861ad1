import type { Forecast, ModelForecast } from '../core/forecast.ts'
import { count, grouped, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { World } from './command.ts'

/** Prints what a run would cost, as text or JSON, and gives the exit code. @throws UserError for another format */
export function printForecast(forecast: Forecast, format: string | undefined, world: World): number {
  if (format === 'json') world.out(`${JSON.stringify(forecast, null, 2)}\n`)
  else if (format === undefined || format === 'pretty') world.out(`${textOf(forecast).join('\n')}\n`)
  else throw new UserError(`--dry-run prints text or JSON, not ${format}.`, { hint: 'Use --format json, or leave --format out.' })
  return 0
}

function textOf(forecast: Forecast): string[] {
  const { suite, intents, repeats, toolsets, models, dollars, maxCost, outputTokensEach } = forecast
  const times = [
    count(intents, 'intent'),
    ...(toolsets > 1 ? [`${toolsets} toolsets`] : []),
    ...(repeats > 1 ? [`${repeats} repeats`] : []),
  ].join(' × ')
  const isPaid = models.some((model) => model.outputTokens > 0)
  return [
    `Nothing was asked. ${visible(suite)}: ${times}`,
    '',
    ...models.flatMap(modelLines),
    '',
    dollars === null ? 'Total: price unknown' : `Total: about ${money(dollars)}`,
    ...(isPaid
      ? [`Tokens are estimates: four characters per token, and ${outputTokensEach} tokens per answer. Reasoning is not included.`]
      : []),
    ...(maxCost !== null && dollars !== null && dollars > maxCost
      ? [`The limit of $${maxCost} will stop the run before it is complete.`]
      : []),
  ]
}

function modelLines({ model, trials, reused, ...used }: ModelForecast): string[] {
  const asked = trials - reused
  const kept = reused === 0 ? '' : ` (${grouped(reused)} more are answered already)`
  const head = `${visible(model)}: ${count(asked, 'question')} to ask${kept}`
  if (used.outputTokens === 0) return [head]
  const share = Math.round((used.cachedInputTokens / used.inputTokens) * 100)
  const cached = share > 0 ? ` (${share} % of it from the provider's cache)` : ''
  return [
    head,
    `  about ${grouped(used.inputTokens)} input tokens${cached}, ${grouped(used.outputTokens)} output tokens`,
    used.dollars === null || used.price === null
      ? '  price unknown; set it under prices: in rightcall.config.yaml'
      : `  about ${money(used.dollars)}, at $${used.price.input} and $${used.price.output} per million tokens (${visible(used.price.from)})`,
  ]
}

function money(dollars: number): string {
  return `$${dollars.toFixed(dollars < 1 ? 4 : 2)}`
}
