import { isArray, isObject, own, ownString, type Json } from '../core/json.ts'
import type { Toolset } from '../core/tool.ts'
import type { Asking } from './asking.ts'
import { ANSWER_TOOL } from './report-tool.ts'
import type { ReportedFinding } from './reading.ts'

/** A finding whose quotes stand there, and that no comparison decides. */
export interface OpenFinding {
  readonly toolset: Toolset
  readonly tool: number
  /** As verification kept it: with widened quotes. */
  readonly finding: ReportedFinding
}

/** `unclear` too where a reply gives none. */
export type LookVerdict = 'holds' | 'fine' | 'unclear'

/** What a second look made of each finding that was asked about, in their order. `refused`: the items with known verdicts were answered wrongly. */
export interface Looks {
  readonly refused: boolean
  readonly verdicts: readonly { readonly verdict: LookVerdict; readonly why: string }[]
}

/** Open findings in groups that may share a request. By index. */
export function lookBatches(open: readonly OpenFinding[]): readonly (readonly number[])[] {
  return open.map((_, index) => [index])
}

/** The question of a second look. The places of its ids are indices into `open`. */
export function lookRequest(_open: readonly OpenFinding[], _seed: string): Asking {
  return { request: { system: '', says: '', tools: [ANSWER_TOOL], repeat: 0 }, places: new Map() }
}

/** The verdicts in the arguments of a call of `answer`. */
export function looksIn(args: Json, _asking: Asking): Looks {
  const answers = isObject(args) ? own(args, 'answers') : undefined
  const known = (isArray(answers) ? answers : []).flatMap((one) => (isObject(one) ? [ownString(one, 'verdict')] : []))
  return { refused: known.length === 0, verdicts: [] }
}
