import type { ComparedSide } from '../core/comparison.ts'
import type { Intent } from '../core/intent.ts'
import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Run } from '../core/run.ts'
import { tokensOfAll } from '../core/tokens.ts'
import type { Toolset } from '../core/tool.ts'
import { intentsFor } from '../eval/berkeley/strict.ts'
import { judgingOf } from '../eval/judge.ts'
import type { Suite } from '../eval/suite.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import type { Context } from './context.ts'
import { manifestOf } from './manifest.ts'
import type { Prices } from './prices.ts'
import type { RunSettings } from './run-settings.ts'
import { answersOf } from './totals.ts'

/** One side of a comparison, answered and judged. */
export interface JudgedSide {
  readonly run: Run
  readonly toolset: Toolset
  readonly told: ComparedSide
}

interface Answered {
  readonly toolset: Toolset
  readonly from: string
  readonly models: readonly Model[]
  readonly intents: readonly Intent[]
  readonly recorded: readonly Recorded[]
  readonly planned: number
}

interface Shared {
  readonly suite: Suite
  readonly settings: RunSettings
  readonly started: string
  readonly prices: Prices
}

/** Judges the answers of one side by its own tools. */
export async function judgedSide(
  { toolset, from, models, intents, recorded, planned }: Answered,
  { suite, settings, started, prices }: Shared,
  context: Context,
): Promise<JudgedSide> {
  const evals = await context.catalogue.evals()
  const manifest = await manifestOf({ started, recorded }, { suite, intents, toolset, models, settings }, context)
  const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, settings.grading)
  return {
    run: summarise(recorded, { manifest, intents: intentsFor(settings.grading, intents), evals, judging, planned }),
    toolset,
    told: {
      from,
      tools: toolset.tools.length,
      listTokens: tokensOfAll(toolset.tools),
      answers: answersOf(recorded, models, prices),
    },
  }
}
