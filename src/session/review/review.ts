import { join, relative, resolve, sep } from 'node:path'
import { digest } from '../../core/digest.ts'
import type { ComparisonReport, ExitVerdict, LintReport } from '../../core/report.ts'
import type { NotMeasured, ReviewReport } from '../../core/review-report.ts'
import { UserError } from '../../core/user-error.ts'
import { compareToolsets } from '../compare.ts'
import { seenByModel } from '../comparison-report.ts'
import type { Context } from '../context.ts'
import { folderOfSuite } from '../earlier-run.ts'
import { openModels } from '../models.ts'
import { openSuite } from '../suite.ts'
import { FROM_FORK } from './from-fork.ts'
import { editedFiles } from './edited.ts'
import type { ReviewSettings, SuiteComparison } from './settings.ts'
import { sidesOfSuite } from './suite-sides.ts'

/**
 * Compares the tools of a change with those of its base, on the suites of the base, and says what was not measured and why. What
 * one suite or model lacks takes nothing from the others. @throws UserError where git cannot be asked, or when interrupted
 */
export async function reviewChange(settings: ReviewSettings, context: Context): Promise<ReviewReport> {
  const { trust, lint, textOnly } = settings
  const edited = await editedFiles(settings, context)
  const { comparisons, notMeasured } = await measured(settings, context)
  return {
    version: 1,
    kind: 'review',
    tool: { name: 'rightcall', version: context.catalogue.version },
    verdict: verdictOf(comparisons),
    base: { revision: trust.name, commit: trust.id },
    textOnly,
    lint: lint === undefined ? null : withoutTexts(lint),
    edited,
    comparisons,
    notMeasured,
  }
}

interface Measured {
  readonly comparisons: readonly ComparisonReport[]
  readonly notMeasured: readonly NotMeasured[]
}

async function measured(settings: ReviewSettings, context: Context): Promise<Measured> {
  const { trust, textOnly, asks, suites, comparison } = settings
  const { maxCost } = comparison
  if (textOnly) return nothing(FROM_FORK)
  if (!asks) return nothing('This review was told to ask no model.')
  if (suites.length === 0)
    return nothing(`The configuration of ${trust.name.slice(0, 12)} names no suite (eval: { suites }), so no model was asked.`)
  const { usable, refused } = await usableModels(settings, context)
  const comparisons: ComparisonReport[] = []
  const notMeasured: NotMeasured[] = [...refused]
  if (usable.length === 0) return { comparisons, notMeasured }
  let spent = 0
  for (const path of suites) {
    const name = shownSuite(path, context)
    if (maxCost !== undefined && spent >= maxCost) {
      notMeasured.push({ suite: name, model: null, because: `the limit of $${maxCost} was reached before` })
      continue
    }
    const left = maxCost === undefined ? undefined : maxCost - spent
    const done = await attempted(
      () => compareSuite(path, { ...comparison, models: usable, maxCost: left, trust }, context),
      context,
    )
    if (typeof done === 'string') notMeasured.push({ suite: name, model: null, because: done })
    else {
      comparisons.push(done)
      spent += done.cost.dollars ?? 0
    }
  }
  return { comparisons, notMeasured }
}

function nothing(because: string): Measured {
  return { comparisons: [], notMeasured: [{ suite: null, model: null, because }] }
}

/** @throws UserError where there is nothing to compare, with the reason */
async function compareSuite(
  path: string,
  asked: SuiteComparison & Pick<ReviewSettings, 'models' | 'trust'>,
  context: Context,
): Promise<ComparisonReport> {
  const { trust } = asked
  const { io } = context
  const suite = await openSuite(path, io, trust)
  const read = await sidesOfSuite(suite, trust, context)
  if (seenByModel(read.before.toolset) === seenByModel(read.after.toolset))
    throw new UserError('the change alters nothing that a model sees of these tools')
  const own = `${folderOfSuite(suite.document.uri)}-${digest(suite.document.uri, 8)}`
  const { report } = await compareToolsets(
    {
      ...asked,
      ...{ suite: path, before: [], after: [], read, filter: undefined, cache: false },
      out: asked.out === undefined ? undefined : join(asked.out, own),
    },
    context,
  )
  return report
}

/** Models that can be asked, and why the others cannot: a key that is not set, a package that is missing. */
async function usableModels(settings: ReviewSettings, context: Context) {
  const { models, trust } = settings
  const { baseUrl } = settings.comparison
  const usable: string[] = []
  const refused: NotMeasured[] = []
  for (const model of new Set(models)) {
    const opened = await attempted(() => openModels({ models: [model], baseUrl, trust }, context), context)
    if (typeof opened === 'string') refused.push({ suite: null, model, because: opened })
    else usable.push(model)
  }
  return { usable, refused }
}

/** What the work gives, or why it could not be done. @throws UserError when interrupted */
async function attempted<Done extends object>(work: () => Promise<Done>, { io }: Context): Promise<Done | string> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError) || io.signal.aborted) throw error
    return error.hint === undefined ? error.message : `${error.message} ${error.hint}`
  }
}

function shownSuite(path: string, { io }: Context): string {
  return relative(io.cwd, resolve(io.cwd, path)).split(sep).join('/')
}

/** The worst of the comparisons: a proven loss first, then what is incomplete. */
function verdictOf(comparisons: readonly ComparisonReport[]): ExitVerdict {
  for (const exit of [1, 3] as const) {
    const own = comparisons.filter((one) => one.exit === exit)
    if (own.length > 0)
      return { exit, because: own.map(({ before, because }) => `${before.suite.path}: ${because ?? ''}`).join('; ') }
  }
  return { exit: 0, because: null }
}

/** Texts are for pages, and edits for editors; a comment has no use for them. */
function withoutTexts({ texts: _, diagnostics, ...report }: LintReport): LintReport {
  return {
    ...report,
    diagnostics: diagnostics.map(({ places: __, patches, ...found }) => ({
      ...found,
      patches: patches.map((patch) => ({ ...patch, edits: [] })),
    })),
  }
}
