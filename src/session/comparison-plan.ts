import type { OneSided } from '../core/comparison.ts'
import type { Model } from '../core/model.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { checkBerkeley } from '../eval/berkeley/strict.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { sortedBySide, type BySide } from '../eval/one-sided.ts'
import { questionsOf, type Question } from '../eval/plan.ts'
import type { Suite } from '../eval/suite.ts'
import type { Context } from './context.ts'
import type { CompareSettings } from './compare-settings.ts'
import { openModels } from './models.ts'
import { withParameters } from './parameters.ts'
import { pricesFor, type Prices } from './prices.ts'
import { sideAt, sideFrom, sideOf, type MadeSide } from './sides.ts'
import { filtered, openSuite } from './suite.ts'
import { trustedRun } from './trusted-run.ts'
import type { ModelPair } from '../core/unlike.ts'

/** A comparison before anything is asked. */
export interface ComparisonPlan extends BySide {
  /** With the parameters that the suite gives models. */
  readonly settings: CompareSettings
  /** Its renames include those of the sides. */
  readonly suite: Suite
  readonly before: MadeSide
  readonly after: MadeSide
  readonly models: { readonly before: readonly Model[]; readonly after: readonly Model[] }
  readonly pairs: readonly ModelPair[]
  readonly questions: readonly Question[]
  readonly prices: Prices
}

/** Reads suite, sides and models. A forecast does not ask, and needs no key. @throws UserError for what cannot be used, or leaves nothing to compare */
export async function planComparison(asked: CompareSettings, context: Context, asks = true): Promise<ComparisonPlan> {
  const opened = await openSuite(asked.suite, context.io, asked.trust)
  const settings = trustedRun(withParameters(asked, opened, context), context.io.cwd)
  const intents = filtered(opened, settings.filter)
  const models = await openModels(settings, context, asks)
  const [before, after] = await sidesOf(settings, context)
  const suite = { ...opened, renames: { ...opened.renames, ...after.renames } }
  const { renames, prompt } = suite
  checkSuite(suite, before.toolset, after.toolset)
  const sorted = sortedBySide(intents, { before: before.toolset.tools, after: after.toolset.tools, renames })
  const { common, added, oneSided } = sorted
  if (oneSided.length > 0) context.io.note(apartWords(oneSided, suite))
  if (common.length === 0) {
    const nobody = `No intent of ${suite.document.uri} can be answered with the tools of ${after.from} and with those of ${before.from}`
    throw new UserError(`${nobody}, so there is nothing to compare.`, {
      hint: `${oneSided[0]?.because ?? ''}. If a tool or an argument was renamed, add it to renames: in the suite.`,
    })
  }
  if (settings.grading === 'bfcl') checkSides(suite, sorted, { before, after })
  const [old, now] = settings.modelsDiffer === true ? apart(models) : [models, models]
  const { repeats, seed } = settings
  // the words of a question are those of the intent, which both sides share
  const questions = questionsOf({
    models,
    intents: common.map((intent) => intent.before),
    variants: [
      { name: 'before', toolset: before.toolset, models: old },
      { name: 'after', toolset: after.toolset, models: now, more: added },
    ],
    prompt,
    repeats,
    seed,
  })
  const pairs = old.map((model, index) => ({ before: model.name, after: now[index]?.name ?? model.name }))
  const prices = await pricesFor(context)
  return { ...sorted, settings, suite, before, after, models: { before: old, after: now }, pairs, questions, prices }
}

/** @throws UserError for intents that the checker of the Berkeley leaderboard cannot judge by the tools of a side */
function checkSides(suite: Suite, { common, added }: BySide, { before, after }: Pick<ComparisonPlan, 'before' | 'after'>): void {
  const sides = [
    { toolset: before.toolset, asked: common.map((intent) => intent.before) },
    { toolset: after.toolset, asked: [...common.map((intent) => intent.after), ...added] },
  ]
  for (const { toolset, asked } of sides) {
    const byId = new Map(asked.map((intent) => [intent.id, intent]))
    checkBerkeley({ ...suite, intents: suite.intents.map((intent) => byId.get(intent.id) ?? intent) }, asked, toolset.tools)
  }
}

async function sidesOf(
  { before, after, read, made = {}, modelsDiffer }: CompareSettings,
  context: Context,
): Promise<[MadeSide, MadeSide]> {
  if (read !== undefined) return [read.before, read.after]
  const first = isPast(made.before) ? await sideAt(made.before, before, context) : await sideOf(before, context)
  if (modelsDiffer === true) return [first, first]
  if (made.after === undefined) return [first, await sideOf(after, context)]
  if (isPast(made.after)) return [first, await sideAt(made.after, after, context)]
  return [first, await sideFrom(made.after, first, before, context)]
}

type Making = NonNullable<NonNullable<CompareSettings['made']>['after']>

function isPast(making: Making | undefined): making is Extract<Making, { kind: 'revision' | 'base' }> {
  return making?.kind === 'revision' || making?.kind === 'base'
}

/** The first model before, the second after. @throws UserError unless there are two that can be compared */
function apart(models: readonly Model[]): [readonly Model[], readonly Model[]] {
  const [one, other, ...more] = models
  if (one === undefined || other === undefined || more.length > 0) {
    throw new UserError(
      `One toolset and ${count(models.length, 'model')}: compare takes two toolsets, or one toolset and two models.`,
      {
        hint: 'Name two of: files, URLs, git:REV:path, --stdio "<command>". Or name one, with --base, --patch or --fix, or with --model twice.',
      },
    )
  }
  const ranks = ({ kind }: Model): boolean => kind === 'retrieval'
  if (ranks(one) === ranks(other)) return [[one], [other]]
  throw new UserError(
    `${one.name} and ${other.name} have no metric in common: one of them calls tools, and the other ranks them.`,
  )
}

function apartWords(oneSided: readonly Omit<OneSided, 'scores'>[], { document }: Suite): string {
  const words = (
    [
      ['after', 'new'],
      ['before', 'gone'],
      ['neither', 'answerable on neither side'],
    ] as const
  ).flatMap(([side, what]) => {
    const ids = oneSided.filter((intent) => intent.side === side).map(({ intent }) => intent)
    return ids.length === 0 ? [] : [`${count(ids.length, 'intent')} ${what} (${list(ids)})`]
  })
  return `Left out of the comparison: ${words.join('; ')}. If a tool or an argument was renamed, add it to renames: in ${document.uri}.`
}
