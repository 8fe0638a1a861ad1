import { costOfUsage } from '../core/price.ts'
import { list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { budgetOf, type Budget } from '../eval/budget.ts'
import { inputTokens } from '../eval/estimate.ts'
import type { Question } from '../eval/plan.ts'
import type { AskSettings } from './run-settings.ts'
import { costsNothing, type Prices } from './prices.ts'

/** Output tokens of an answer, about: a call or two with their arguments. Models that reason take more. */
export const OUTPUT_TOKENS = 150

/** The limit of `--max-cost`; undefined where there is none. @throws UserError for a model whose price is unknown */
export function budgetFor(
  questions: readonly Question[],
  { maxCost, outputTokens = () => OUTPUT_TOKENS }: Pick<AskSettings, 'maxCost' | 'outputTokens'>,
  prices: Prices,
): Budget | undefined {
  if (maxCost === undefined) return undefined
  const models = [...new Set(questions.map(({ model }) => model))]
  const unknown = models.filter((model) => prices(model) === undefined)
  if (unknown.length > 0) {
    throw new UserError(`--max-cost needs prices, and the price of ${list(unknown.map(({ name }) => name))} is unknown.`, {
      hint: `Set it in rightcall.config.yaml, in dollars per million tokens: prices: { '${unknown[0]?.name}': { input: 1, output: 5 } }`,
    })
  }
  return budgetOf(maxCost, {
    estimate: (question) => {
      const { model, request } = question
      const price = prices(model)
      if (price === undefined || costsNothing(price)) return 0
      // the most expensive case, so that the limit holds: nothing comes from the provider's cache
      return costOfUsage({ input: inputTokens(request), output: outputTokens(question), cachedInput: 0 }, price) ?? 0
    },
    of: ({ model }, { usage }) => {
      const price = prices(model)
      return price === undefined || costsNothing(price) ? 0 : costOfUsage(usage, price)
    },
  })
}
