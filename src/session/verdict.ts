import type { Comparison } from '../core/comparison.ts'
import type { ComparisonReport, ExitVerdict, LintReport, ReportedDiagnostic, RunReport, Unfinished } from '../core/report.ts'
import type { StopReason } from '../core/stopped.ts'
import { count, list } from '../core/text.ts'
import { UNREAD_WORDS } from '../report/reading-words.ts'
import { failures, type FailedGate, type FindingGate } from './gate.ts'
import { missedDrops, missedThresholds, unknownDrops, unmeasuredThresholds } from './thresholds.ts'
import type { TargetGate } from './targets-gate.ts'

/** What a lint is measured against. */
export interface LintGate extends FindingGate {
  /** Whether finding nothing to check is fine. */
  readonly allowEmpty: boolean
  /** The gates of targets that are judged by themselves, by the key of the toolset; all other toolsets are judged together. */
  readonly targets?: ReadonlyMap<string, TargetGate>
}

/** The gates that findings fail: first those of all, then those of single targets, one failure each, with their names. */
export function judged<Found extends Pick<ReportedDiagnostic, 'rule' | 'severity' | 'certainty' | 'toolset'>>(
  diagnostics: readonly Found[],
  gate: LintGate,
): FailedGate<Found>[] {
  // two toolsets of one target share its gate
  const groups = Map.groupBy(diagnostics, ({ toolset }) => gate.targets?.get(toolset)?.name)
  return [...groups]
    .sort(([one], [other]) => Number(one !== undefined) - Number(other !== undefined))
    .flatMap(([name, found]) => {
      const own = name === undefined ? undefined : gate.targets?.get(found[0]?.toolset ?? '')
      const failed = failures(found, own ?? gate)
      if (own === undefined || failed.length === 0) return failed
      const because = `${own.name}: ${failed.map((one) => one.because).join(' and ')}`
      return [{ because, findings: failed.flatMap(({ findings }) => findings) }]
    })
}

/** Exit 1: a gate failed. 2: nothing could be read. 3: not all could be read, or there was nothing to check. 0: clean. */
export function lintVerdict(
  { summary, problems, unchecked = [], unread = [] }: Pick<LintReport, 'summary' | 'problems' | 'unchecked' | 'unread'>,
  failed: readonly FailedGate<Pick<ReportedDiagnostic, 'rule' | 'severity' | 'certainty' | 'unchanged'>>[],
  { allowEmpty }: Pick<LintGate, 'allowEmpty'>,
): ExitVerdict {
  const { tools } = summary
  const notRead = count(problems.length, 'problem')
  if (tools === 0 && problems.length > 0) return { exit: 2, because: `nothing could be read (${notRead})` }
  if (failed.length > 0) return { exit: 1, because: [...failed.map(({ because }) => because), ...notByEdits(failed)].join('; ') }
  if (problems.length > 0) return { exit: 3, because: `not everything could be read (${notRead})` }
  if (unread.length > 0) return { exit: 3, because: unreadWords(unread) }
  if (tools === 0 && !allowEmpty) {
    const left = count(unchecked.length, 'target')
    return {
      exit: 3,
      because: unchecked.length > 0 ? `nothing was checked: ${left} not started without --connect` : 'there is nothing to check',
    }
  }
  return { exit: 0, because: null }
}

/** Which tools no model read as they are now, and what to do. */
function unreadWords(unread: NonNullable<LintReport['unread']>): string {
  const names = unread.map(({ tool, why }) => `${tool || '(no name)'} (${UNREAD_WORDS[why]})`)
  return `${count(unread.length, 'tool')} ${unread.length === 1 ? 'has' : 'have'} no current reading: ${list(names, MOST_UNREAD)}; run rightcall read`
}

const MOST_UNREAD = 8

/** Under a baseline: how much of what failed nobody's edit made. */
function notByEdits(failed: readonly { readonly findings: readonly Pick<ReportedDiagnostic, 'unchanged'>[] }[]): string[] {
  const unchanged = new Set(failed.flatMap(({ findings }) => findings)).values().filter((found) => found.unchanged === true)
  const times = unchanged.reduce((sum) => sum + 1, 0)
  return times === 0 ? [] : [`${times} of them on text that has not changed since the baseline was written`]
}

/**
 * Exit 1 for a missed threshold, which an incomplete run does not excuse; 3 for an incomplete run, and where no model is measured by
 * a metric that has a threshold, or an earlier run cannot be compared with.
 */
export function runVerdict(
  report: Pick<RunReport, 'incomplete' | 'summary' | 'against'> & Unfinished,
  thresholds: ReadonlyMap<string, number>,
): ExitVerdict {
  const missed = [...missedThresholds(report.summary, thresholds), ...missedDrops(report.against)]
  if (missed.length > 0) return { exit: 1, because: missed.join('; ') }
  if (report.incomplete) return { exit: 3, because: incompleteBecause(report) }
  return unmeasuredVerdict([report], thresholds)
}

/** The verdict of several runs: the worst of theirs, except that a threshold is measured where any of them measures it. */
export function runsVerdict(
  runs: readonly Pick<RunReport, 'incomplete' | 'summary' | 'verdict' | 'against'>[],
  thresholds: ReadonlyMap<string, number>,
): ExitVerdict {
  const missed = runs.find(({ verdict }) => verdict.exit === 1)
  const incomplete = runs.find((run) => run.incomplete)
  return (missed ?? incomplete)?.verdict ?? unmeasuredVerdict(runs, thresholds)
}

function unmeasuredVerdict(
  runs: readonly Pick<RunReport, 'summary' | 'against'>[],
  thresholds: ReadonlyMap<string, number>,
): ExitVerdict {
  const unmeasured = unmeasuredThresholds(
    runs.map(({ summary }) => summary),
    thresholds,
  )
  const unknown = [
    ...(unmeasured.length === 0
      ? []
      : [`${list(unmeasured)} ${unmeasured.length === 1 ? 'has' : 'have'} a threshold and was not measured`]),
    ...runs.flatMap(({ against }) => unknownDrops(against)),
  ]
  return unknown.length === 0 ? { exit: 0, because: null } : { exit: 3, because: unknown.join('; ') }
}

/** What is missing, and why: the first reason stands for those that it led to. */
function incompleteBecause({ notAsked, stopped }: Unfinished): string {
  if (notAsked === 0) return 'the run is incomplete'
  const [why] = stopped
  const because = why === undefined ? '' : ` (${REASON_WORDS[why.reason]})`
  return `the run is incomplete: ${count(notAsked, 'question')} ${notAsked === 1 ? 'was' : 'were'} not asked${because}`
}

const REASON_WORDS: Readonly<Record<StopReason, string>> = {
  interrupted: 'interrupted',
  money: 'there is no money left at the provider',
  key: 'the key was refused',
  'max-cost': 'the limit of --max-cost was reached',
  failures: 'there were too many failures in a row',
  silence: 'the provider asked for a long pause',
}

/** What a comparison is measured against. */
export interface ComparisonGate {
  readonly failOn: 'worse' | 'undecided' | 'never'
  /** Whether an undecided comparison counts as incomplete. */
  readonly requireDecision: boolean
}

/** A proven loss first: an incomplete run never hides it. Nor does any verdict hide a call that an intent forbids. */
export function comparisonVerdict(
  {
    verdict,
    incomplete,
    flips,
    notComparable,
    ...unfinished
  }: Pick<ComparisonReport, 'verdict' | 'incomplete' | 'notComparable'> & Pick<Comparison, 'flips'> & Unfinished,
  { failOn, requireDecision }: ComparisonGate,
): ExitVerdict {
  const failed =
    failOn === 'never'
      ? []
      : [...(verdict === 'worse' || verdict === failOn ? [`the verdict is ${verdict}`] : []), ...newlyForbidden(flips)]
  if (failed.length > 0) return { exit: 1, because: failed.join('; ') }
  if (notComparable.length > 0) {
    const what = [...new Set(notComparable.map((reason) => reason.what))]
    return { exit: 3, because: `the sides are not comparable (${list(what)} differ${what.length === 1 ? 's' : ''})` }
  }
  if (incomplete) return { exit: 3, because: incompleteBecause(unfinished) }
  if (requireDecision && verdict === 'undecided')
    return { exit: 3, because: 'the verdict is undecided, and a decision is required' }
  return { exit: 0, because: null }
}

/** One is enough: what must not be called is no matter of averages. */
function newlyForbidden(flips: Comparison['flips']): string[] {
  const intents = flips.filter(({ metric, gain }) => metric === 'forbidden' && gain < 0).map(({ intent }) => intent)
  return intents.length === 0 ? [] : [`a forbidden tool is now called for ${list([...new Set(intents)])}`]
}
