import type { Tool } from '../../core/tool.ts'
import type { Suite } from '../suite.ts'
import type { Check, Weakness } from './check.ts'
import { coverage } from './coverage.ts'
import { duplicate } from './duplicate.ts'
import { forbidden } from './forbidden.ts'
import { impossible } from './impossible.ts'
import { leak } from './leak.ts'
import { unknowable } from './unknowable.ts'

const CHECKS: Readonly<Record<string, Check>> = { forbidden, impossible, duplicate, leak, unknowable, coverage }

/** A remark with the name of its check and its place in the suite's text. */
export interface PlacedWeakness extends Weakness {
  readonly check: string
  readonly start: number
}

/** Everything that a suite's numbers should be read with, in the order of its text. */
export function remarksOn(suite: Suite, tools: readonly Tool[]): PlacedWeakness[] {
  return Object.entries(CHECKS)
    .flatMap(([check, look]) =>
      [...look(suite, tools)].map((remark) => ({ check, ...remark, start: suite.document.span(remark.at)?.start ?? 0 })),
    )
    .sort((one, other) => one.start - other.start)
}
