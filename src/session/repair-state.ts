import type { Diagnostic } from '../core/finding.ts'
import { applied } from '../core/text-edit.ts'
import { recallOfTools, type Recall } from '../lint/recall.ts'
import { documentOf } from '../sources/document.ts'
import type { DocumentTarget, TextOf } from '../sources/source.ts'
import type { Context } from './context.ts'
import { written } from './edits.ts'
import { lintTexts } from './lint.ts'
import type { Results } from './lint-report.ts'
import { readDocuments } from './read.ts'
import { keyOfFinding, type Repair } from './repair.ts'

/** Documents as they were linted. */
export interface RepairState {
  readonly targets: readonly DocumentTarget[]
  readonly results: Results['results']
  /** By rule, list, tool and place. */
  readonly findings: ReadonlyMap<string, Diagnostic>
  readonly problems: number
}

/** What some documents are read and linted with, again and again. */
export interface RepairWorld {
  readonly context: Context
  readonly textOf: TextOf
  /** What was found in each tool: after a change only those are looked at again that it concerns. */
  readonly recallFor: (key: string) => Recall
}

/** A world for one group of documents. */
export function repairWorld(context: Context, textOf: TextOf): RepairWorld {
  const recalls = new Map<string, Recall>()
  return {
    context,
    textOf,
    recallFor(key) {
      const recall = recalls.get(key) ?? recallOfTools()
      recalls.set(key, recall)
      return recall
    },
  }
}

/** Reads and lints some documents; writes nothing. */
export function repairState(targets: readonly DocumentTarget[], { context, textOf, recallFor }: RepairWorld): RepairState {
  const loaded = readDocuments(targets, context.catalogue.sources, textOf)
  const { results, problems } = lintTexts(loaded, context, { recallFor })
  const diagnostics = results.flatMap(([, result]) => result.diagnostics)
  return {
    targets,
    results,
    findings: new Map(diagnostics.map((diagnostic) => [keyOfFinding(diagnostic), diagnostic])),
    problems: problems.length + results.reduce((sum, [, result]) => sum + result.problems.length, 0),
  }
}

/**
 * The documents after some repairs, linted again; or why they may not be made: a finding would remain, or one would be there that
 * was not before and is no less than those repaired.
 */
export function attempt(
  repairs: readonly Repair[],
  from: RepairState,
  world: RepairWorld,
): { readonly state: RepairState } | { readonly why: string } {
  const { sources } = world.context.catalogue
  const targets: DocumentTarget[] = []
  for (const target of from.targets) {
    const { uri, text } = target.document
    const edits = repairs.filter((repair) => repair.uri === uri).flatMap((repair) => repair.edits)
    const result = edits.length === 0 ? [] : written(target.document, edits, sources)
    if ('why' in result) return result
    targets.push(result.length === 0 ? target : { ...target, document: documentOf(uri, applied(text, result), sources) })
  }
  const state = repairState(targets, world)
  if (state.problems > from.problems) return { why: 'the file could not be read afterwards' }
  if (repairs.some((repair) => remains(repair, from, state))) return { why: 'the finding would remain' }
  const created = newFindings(from, state).find((one) => !isLesserThan(one, repairs))
  return created === undefined ? { state } : { why: `it would cause ${created.rule}` }
}

/** Findings that a state has and an earlier one had not. */
export function newFindings(before: RepairState, after: RepairState): readonly Diagnostic[] {
  return [...after.findings].filter(([key]) => !before.findings.has(key)).map(([, diagnostic]) => diagnostic)
}

/** True for what is left of errors: a tool that some clients refuse is worse than one that could be better. */
function isLesserThan({ severity }: Diagnostic, repairs: readonly Repair[]): boolean {
  return severity !== 'error' && repairs.every(({ diagnostic }) => diagnostic.severity === 'error')
}

/** Of a repair that is partial, the finding may stay for those tools that it leaves alone, and so tells of fewer. */
function remains({ key, patch }: Repair, from: RepairState, to: RepairState): boolean {
  const left = to.findings.get(key)
  return left !== undefined && !(patch.partial === true && left.message !== from.findings.get(key)?.message)
}
