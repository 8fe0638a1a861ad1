import type { ComparisonReport, ExitVerdict, LintReport, RunReport } from '../core/report.ts'
import { count } from '../core/text.ts'
import { failures, type FindingGate } from './gate.ts'

/** What a lint is measured against. */
export interface LintGate extends FindingGate {
  /** Whether finding nothing to check is fine. */
  readonly allowEmpty: boolean
}

/** Exit 1: a gate failed. 2: nothing could be read. 3: not all could be read, or there was nothing to check. 0: clean. */
export function lintVerdict(
  { summary, problems, diagnostics }: Pick<LintReport, 'summary' | 'problems' | 'diagnostics'>,
  gate: LintGate,
): ExitVerdict {
  const { tools } = summary
  const unread = count(problems.length, 'problem')
  if (tools === 0 && problems.length > 0) return { exit: 2, because: `nothing could be read (${unread})` }
  const failed = failures(diagnostics, gate)
  if (failed.length > 0) return { exit: 1, because: failed.map(({ because }) => because).join('; ') }
  if (problems.length > 0) return { exit: 3, because: `not everything could be read (${unread})` }
  if (tools === 0 && !gate.allowEmpty) return { exit: 3, because: 'there is nothing to check' }
  return { exit: 0, because: null }
}

/** Exit 3 for an incomplete run, else 0. */
export function runVerdict({ incomplete }: Pick<RunReport, 'incomplete'>): ExitVerdict {
  return incomplete ? { exit: 3, because: 'the run is incomplete' } : { exit: 0, because: null }
}

/** What a comparison is measured against. */
export interface ComparisonGate {
  readonly failOn: 'worse' | 'undecided' | 'never'
  /** Whether an undecided comparison counts as incomplete. */
  readonly requireDecision: boolean
}

/** A proven loss first: an incomplete run never hides it. */
export function comparisonVerdict(
  { verdict, incomplete }: Pick<ComparisonReport, 'verdict' | 'incomplete'>,
  { failOn, requireDecision }: ComparisonGate,
): ExitVerdict {
  if (failOn !== 'never' && (verdict === 'worse' || verdict === failOn)) return { exit: 1, because: `the verdict is ${verdict}` }
  if (incomplete) return { exit: 3, because: 'the run is incomplete' }
  if (requireDecision && verdict === 'undecided')
    return { exit: 3, because: 'the verdict is undecided, and a decision is required' }
  return { exit: 0, because: null }
}
