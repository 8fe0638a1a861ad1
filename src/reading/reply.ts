import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { isPointer } from '../core/pointer.ts'
import type { Reply } from '../core/reply.ts'
import { isReadingKind } from './kinds.ts'
import type { ReportedClaim, ReportedFinding } from './reading.ts'

/** A finding with the id that the request gave its tool: `t3`. */
export interface Reported {
  readonly id: string
  readonly finding: ReportedFinding
}

/** What a reply reports. `malformed` counts entries that could not be used; `because` is a clause for messages. */
export type ReportedIn =
  | { readonly ok: true; readonly reported: readonly Reported[]; readonly malformed: number }
  | { readonly ok: false; readonly because: string }

/** The findings that a reader reports, from its call of `report` or from the same JSON as text. Nothing in them is trusted. */
export function reportedIn(reply: Reply): ReportedIn {
  void [reply, isArray, isObject, own, ownString, isPointer, isReadingKind]
  return { ok: false, because: 'it is not read yet' }
}
export type Unused = Json | JsonObject | ReportedClaim
