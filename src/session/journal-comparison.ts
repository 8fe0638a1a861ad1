import { manifestFrom } from '../core/manifest-from.ts'
import type { Model } from '../core/model.ts'
import type { ComparisonReport } from '../core/report.ts'
import { tokensOfAll } from '../core/tokens.ts'
import { UserError } from '../core/user-error.ts'
import { intentsFor } from '../eval/berkeley/strict.ts'
import { judgingOf } from '../eval/judge.ts'
import { sortedBySide } from '../eval/one-sided.ts'
import { readSuite } from '../eval/suite.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import { openData } from '../sources/data.ts'
import { compareSides } from './comparison-report.ts'
import type { Context } from './context.ts'
import { reportedBy } from './manifest.ts'
import { namedModels } from './named-models.ts'
import { pricesFor } from './prices.ts'
import type { RunFolder } from './run-folder.ts'
import { sideTrials } from './side-trials.ts'
import { filtered } from './suite.ts'
import { answersOf } from './totals.ts'
import { notComparableOf } from './unlike-words.ts'
import { versionReasons, versionsIn } from './versions.ts'

/** The margin of a comparison whose journal does not tell it. */
const MARGIN = 0.05

/**
 * The report of a comparison from its journal alone, judged by the scorers of now: that of one that was broken off, too, as far as it
 * came. @throws UserError where the journal does not hold two sides
 */
export async function journalComparison(run: RunFolder, context: Context): Promise<ComparisonReport> {
  const [{ suite: held, sides, terms }] = run.contents
  const opened = readSuite(await openData(held.uri, held.text))
  const renames = terms?.renames ?? opened.renames
  if (terms === undefined)
    context.io.note(`${run.journal} does not state the margin and the gates of its comparison: a margin of 5 points is used.`)
  const [one, other] = ['before', 'after'].map((variant) => sides.find((side) => side.variant === variant))
  const manifests = [one, other].map((side) => manifestFrom(side?.manifest))
  const [old, now] = manifests
  if (one === undefined || other === undefined || old === undefined || now === undefined) {
    throw new UserError(`${run.journal} does not contain both sides of a comparison.`, { hint: 'Perhaps it was edited by hand.' })
  }
  const tools = { before: one.toolset.tools, after: other.toolset.tools, renames }
  const { common, added, oneSided } = sortedBySide(filtered(opened, terms?.filter), tools)
  const models = namedModels([old, now])
  const prices = await pricesFor(context)
  const evals = await context.catalogue.evals()
  const recorded = {
    before: sideTrials(run.trials, one, opened.intents),
    after: sideTrials(run.trials, other, opened.intents),
  }
  const judged = (name: 'before' | 'after') => {
    const [side, manifest] = name === 'before' ? [one, old] : [other, now]
    const intents = name === 'before' ? common.map((each) => each.before) : [...common.map((each) => each.after), ...added]
    const own = recorded[name]
    const { toolset } = side
    const { grading } = manifest
    const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, grading)
    const planned = intents.length * manifest.models.length * manifest.repeats
    const told = manifest.models.map((model) => ({ ...model, reported: reportedBy(model.model, own) }))
    return {
      planned,
      side: {
        run: summarise(own, {
          manifest: { ...manifest, started: run.started, models: told },
          intents: intentsFor(grading, intents),
          evals,
          judging,
          planned,
        }),
        toolset,
        told: {
          from: terms?.from[name] ?? toolset.uri,
          tools: toolset.tools.length,
          listTokens: tokensOfAll(toolset.tools),
          answers: answersOf(own, ofManifest(models, manifest), prices),
        },
      },
    }
  }
  const [first, second] = [judged('before'), judged('after')]
  const pairs = old.models.map(({ model }, index) => ({ before: model, after: now.models[index]?.model ?? model }))
  const all = [...recorded.before, ...recorded.after]
  const notAsked = Math.max(0, first.planned + second.planned - all.length)
  return compareSides(
    {
      ...{ before: first.side, after: second.side, common, oneSided, pairs, renames },
      notComparable: versionReasons(versionsIn(recorded.before), versionsIn(recorded.after), pairs).map(notComparableOf),
    },
    {
      margin: terms?.margin ?? MARGIN,
      failOn: terms?.failOn ?? 'worse',
      requireDecision: terms?.requireDecision ?? false,
      executed: { recorded: all, notAsked, stopped: [] },
      ...{ models, prices },
    },
  )
}

function ofManifest(all: readonly Model[], { models }: { readonly models: readonly { readonly model: string }[] }): Model[] {
  return all.filter(({ name }) => models.some(({ model }) => model === name))
}
