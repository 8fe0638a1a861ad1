import { byCertainty, type Certainty } from '../core/certainty.ts'
import type { Severity } from '../core/finding.ts'
import { matchesRule } from '../core/rule-glob.ts'
import { count } from '../core/text.ts'

/** Which findings fail a lint. */
export interface FindingGate {
  /** More warnings than this fail; undefined is no limit. */
  readonly maxWarnings: number | undefined
  /** Findings this sure, or surer, fail; undefined: errors fail. */
  readonly failOn: Certainty | undefined
  /** Globs of rules whose findings fail by themselves. */
  readonly rules: readonly string[]
}

/** Errors fail, and nothing else. */
export const OPEN_GATE: FindingGate = { maxWarnings: undefined, failOn: undefined, rules: [] }

interface Gated {
  readonly rule: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly readBy?: unknown
}

/** One gate that did not hold. */
export interface FailedGate<Finding extends Gated> {
  /** For people: "2 errors". */
  readonly because: string
  readonly findings: readonly Finding[]
}

/** The gates that these findings fail, the plainest first. */
export function failures<Finding extends Gated>(
  findings: readonly Finding[],
  { maxWarnings, failOn, rules }: FindingGate,
): FailedGate<Finding>[] {
  const having = (severity: Severity): readonly Finding[] => findings.filter((found) => found.severity === severity)
  // what a model read counts for no limit, so that a second reading fails nobody's run
  const [errors, warnings] = [having('error'), having('warn').filter(({ readBy }) => readBy === undefined)]
  const sure = failOn === undefined ? [] : findings.filter((found) => byCertainty(found, { certainty: failOn }) <= 0)
  const gated = findings.filter(({ rule }) => rules.some((glob) => matchesRule(glob, rule)))
  return [
    ...(failOn === undefined && errors.length > 0 ? [{ because: count(errors.length, 'error'), findings: errors }] : []),
    ...(failOn !== undefined && sure.length > 0
      ? [{ because: `${sureWords(sure)}, and "fail-on" is ${failOn}`, findings: sure }]
      : []),
    ...(gated.length > 0
      ? [{ because: `${count(gated.length, 'finding')} of gated rules (${ruleNames(gated)})`, findings: gated }]
      : []),
    ...(maxWarnings !== undefined && warnings.length > maxWarnings
      ? [{ because: `${count(warnings.length, 'warning')}, the limit is ${maxWarnings}`, findings: warnings }]
      : []),
  ]
}

/** "2 proved and 1 likely finding". */
function sureWords(findings: readonly Gated[]): string {
  const parts = [...Map.groupBy(findings.toSorted(byCertainty), ({ certainty }) => certainty)].map(
    ([certainty, same]) => `${same.length} ${certainty}`,
  )
  return `${parts.join(' and ')} ${findings.length === 1 ? 'finding' : 'findings'}`
}

const NAMED = 3

function ruleNames(findings: readonly Gated[]): string {
  const names = [...new Set(findings.map(({ rule }) => rule))]
  return `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`
}
