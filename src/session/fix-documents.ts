import type { Document } from '../core/document.ts'
import type { Diagnostic } from '../core/finding.ts'
import type { DocumentTarget, TextOf } from '../sources/source.ts'
import type { Context } from './context.ts'
import { textsIn } from './read.ts'
import { apartFrom, repairInWords, repairsIn, type Repair } from './repair.ts'
import { attempt, repairState, repairWorld, type RepairState, type RepairWorld } from './repair-state.ts'

/** A file before and after the patches of its findings. */
export interface FixedFile {
  readonly before: Document
  readonly after: Document
  readonly findings: number
  /** Of these, by a suggestion. */
  readonly suggested: number
}

export interface FixedDocuments {
  readonly files: readonly FixedFile[]
  /** Patches that were not made, with the reason. */
  readonly left: readonly string[]
}

interface Fixing {
  /** Whether to make what wants a person's decision, too, where a finding has no safe patch. */
  readonly suggestions?: boolean | undefined
  /** The findings whose patches are made; all when left out. */
  readonly wanted?: ((diagnostic: Diagnostic) => boolean) | undefined
  readonly textOf?: TextOf | undefined
}

/** Patches of patches: more rounds than this would mean two rules that undo each other. */
const MOST_ROUNDS = 10

/**
 * Makes every safe patch of the findings in some documents, and suggestions where they are asked for, in their texts; writes
 * nothing. A patch stays only if its finding is gone afterwards and no finding is there that was not before.
 */
export function fixDocuments(
  targets: readonly DocumentTarget[],
  context: Context,
  { wanted = () => true, suggestions = false, textOf = textsIn(context.io) }: Fixing = {},
): FixedDocuments {
  const world = repairWorld(context, textOf)
  let state = repairState(targets, world)
  const kept: Repair[] = []
  const left = new Map<string, string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const repairs = repairsIn(state, { wanted, suggestions }).filter(({ key }) => !left.has(key))
    if (repairs.length === 0) break
    const made = accepted(apartFrom(repairs), state, world)
    state = made.state
    kept.push(...made.kept)
    for (const [repair, why] of made.refused) left.set(repair.key, `${repairInWords(repair)}: ${why}`)
  }
  const files = targets.flatMap(({ document: before }, index) => {
    const after = state.targets[index]?.document
    const own = kept.filter(({ uri }) => uri === before.uri)
    const suggested = own.filter(({ patch }) => !patch.safe).length
    return after === undefined || own.length === 0 ? [] : [{ before, after, findings: own.length, suggested }]
  })
  return { files, left: [...left.values()] }
}

interface Made {
  readonly state: RepairState
  readonly kept: readonly Repair[]
  readonly refused: readonly (readonly [Repair, string])[]
}

/** As many of the repairs as hold together: all at once, or else halves of them, down to the one that does not. */
function accepted(repairs: readonly Repair[], from: RepairState, world: RepairWorld): Made {
  const tried = attempt(repairs, from, world)
  if ('state' in tried) return { state: tried.state, kept: repairs, refused: [] }
  const [only] = repairs
  if (repairs.length === 1 && only !== undefined) return { state: from, kept: [], refused: [[only, tried.why]] }
  const middle = Math.ceil(repairs.length / 2)
  const first = accepted(repairs.slice(0, middle), from, world)
  const second = accepted(repairs.slice(middle), first.state, world)
  return { state: second.state, kept: [...first.kept, ...second.kept], refused: [...first.refused, ...second.refused] }
}
