import type { Tool } from '../../core/tool.ts'
import type { Suite } from '../suite.ts'
import type { Check, Weakness } from './check.ts'
import { coverage } from './coverage.ts'
import { duplicate } from './duplicate.ts'
import { forbidden } from './forbidden.ts'
import { impossible } from './impossible.ts'
import { leak } from './leak.ts'
import { unknowable } from './unknowable.ts'

/** Every check by its name, with what it looks for. */
export const CHECKS: Readonly<Record<string, { readonly says: string; readonly check: Check }>> = {
  forbidden: { says: 'An intent that expects a tool and forbids it in `not`.', check: forbidden },
  impossible: { says: "An expected value that the tool's own schema rejects.", check: impossible },
  duplicate: { says: 'Two intents that say the same, or nearly. The second counts as new evidence, although it is not.', check: duplicate },
  leak: { says: 'An intent that names its own tool. A model finds it without reading a description.', check: leak },
  unknowable: { says: 'An expected id or number that the intent does not contain.', check: unknowable },
  coverage: {
    says: 'Tools without an intent, one tool with most of the intents, no intent without a call, too few intents to show small differences.',
    check: coverage,
  },
}

/** A remark with the name of its check and its place in the suite's text. */
export interface PlacedWeakness extends Weakness {
  readonly check: string
  readonly start: number
}

/** Everything that a suite's numbers should be read with, in the order of its text. */
export function remarksOn(suite: Suite, tools: readonly Tool[]): PlacedWeakness[] {
  return Object.entries(CHECKS)
    .flatMap(([name, { check }]) =>
      [...check(suite, tools)].map((remark) => ({ check: name, ...remark, start: suite.document.span(remark.at)?.start ?? 0 })),
    )
    .sort((one, other) => one.start - other.start)
}
