import type { Problem } from '../core/finding.ts'
import type { DocumentTarget, Target } from '../sources/source.ts'
import type { Context } from './context.ts'
import { isRepairable, servedBy } from './repairable.ts'
import { loadTargets, readDocument, textsIn } from './read.ts'

/** Documents that are repaired together. */
interface FixableGroup {
  readonly documents: readonly DocumentTarget[]
  /** False for lists that stand in no file that can be written: their documents are made of what was read. */
  readonly writable: boolean
}

/** The groups of some targets, in their order; live servers are asked. What cannot be read is a problem. */
export async function fixableGroups(
  targets: readonly Target[],
  context: Context,
): Promise<{ readonly groups: readonly FixableGroup[]; readonly problems: readonly Problem[] }> {
  const files = targets.flatMap((target) => (isRepairable(target, context) && target.document.uri !== '<stdin>' ? [target] : []))
  const others = targets.filter((target) => !files.some((file) => file === target))
  const { toolsets, problems } = await loadTargets(others, context.catalogue.sources, context.io)
  const textOf = textsIn(context.io)
  const unreadable = files.flatMap((file) => readDocument(file, context.catalogue.sources, textOf).problems)
  const served = toolsets.filter(({ tools }) => tools.length > 0)
  return {
    groups: [
      ...groupsOf(files, context).map((documents) => ({ documents, writable: true })),
      ...(await Promise.all(served.map(async (toolset) => ({ documents: [await servedBy(toolset, context)], writable: false })))),
    ],
    problems: [...unreadable, ...problems],
  }
}

/** Files of one tool each are one list with the others of their folder, so they are fixed together. */
export function groupsOf(targets: readonly Target[], { catalogue, io }: Context): DocumentTarget[][] {
  const textOf = textsIn(io)
  const files = targets.filter((target) => target.kind === 'document').filter(({ document }) => document.uri !== '<stdin>')
  const groupOf = (target: DocumentTarget) =>
    (readDocument(target, catalogue.sources, textOf).single ? target.folder : undefined) ?? target.document.uri
  return [...Map.groupBy(files, groupOf).values()]
}
