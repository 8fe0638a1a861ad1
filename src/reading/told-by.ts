import type { ReadingKind } from './kinds.ts'

const CONFLICTS = ['consistency/*', 'schema/*', 'annotation/*', 'returns/*'] as const

/** Rules that tell of the same fault, by kind: where one of them speaks at the same place, the reader need not. */
export const TOLD_BY: Readonly<Record<ReadingKind, readonly string[]>> = {
  exists: CONFLICTS,
  refers: ['consistency/unknown-tool'],
  type: CONFLICTS,
  required: [...CONFLICTS, 'parameter/needed-optional', 'parameter/condition-in-prose'],
  default: [...CONFLICTS, 'parameter/default-in-prose'],
  choices: [...CONFLICTS, 'parameter/enum-in-prose'],
  range: [...CONFLICTS, 'parameter/range-in-prose'],
  unit: ['consistency/*', 'parameter/unit-missing'],
  format: [...CONFLICTS, 'parameter/format-in-prose'],
  base: ['consistency/*'],
  example: CONFLICTS,
  effect: ['consistency/*', 'annotation/*', 'description/side-effects'],
  returns: ['returns/*', 'consistency/*'],
  purpose: ['consistency/*', 'annotation/*', 'toolset/*', 'parameter/copied-text'],
  schema: ['schema/*', 'returns/*'],
  siblings: ['consistency/*', 'toolset/*'],
  instruction: ['safety/*'],
  input: ['safety/*'],
  vague: ['description/*', 'annotation/*'],
  parameter: ['parameter/*', 'description/placeholder', 'schema/bare*'],
  told: ['parameter/*', 'consistency/*'],
  result: ['returns/*', 'parameter/unbounded-limit', 'description/limits'],
  rival: ['toolset/*', 'description/when-*', 'name/confusable'],
  wording: ['description/*', 'parameter/*'],
}
