import type { DiffReport } from '../core/diff-report.ts'
import { list } from '../core/text.ts'
import type { Target } from '../sources/source.ts'
import { readFileAt } from './base-documents.ts'
import type { Context } from './context.ts'
import type { DiffSettings } from './diff-settings.ts'
import { diffOfSides, withTools, type DiffedSide } from './diff-sides.ts'
import { loadTargets } from './read.ts'
import { onlyFile, whenIn } from './sides.ts'

/** What changed for a model between two sides. @throws UserError where one of them cannot be read at all */
export async function diffToolsets(settings: DiffSettings, context: Context): Promise<DiffReport> {
  const { made = {}, failOn = [] } = settings
  const before = await sideOf(settings.before, made.before, context)
  const after = await sideOf(settings.after, made.after, context)
  return diffOfSides(before, after, failOn, context)
}

type Past = NonNullable<NonNullable<DiffSettings['made']>['before']>

async function sideOf(targets: readonly Target[], making: Past | undefined, context: Context): Promise<DiffedSide> {
  const side =
    making === undefined
      ? { ...(await loadTargets(targets, context.catalogue.sources, context.io)), at: '' }
      : await past(making, targets, context)
  return withTools(side, making?.kind === 'revision' ? making.path : list(targets.map(nameOf)))
}

function nameOf(target: Target): string {
  return target.kind === 'document' ? target.document.uri : target.kind
}

async function past(making: Past, targets: readonly Target[], context: Context): Promise<DiffedSide> {
  const isBase = making.kind === 'base'
  const loaded = await readFileAt(making.revision, isBase ? onlyFile(targets) : making.path, context, { mergeBase: isBase })
  return { ...loaded, at: ` ${whenIn(making, loaded.commit)}` }
}
