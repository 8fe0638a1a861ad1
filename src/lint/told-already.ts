import type { Diagnostic, Severity } from '../core/finding.ts'
import { segmentsOf, type Pointer } from '../core/pointer.ts'
import { matchesRule } from '../core/rule-glob.ts'
import { bySeverity } from '../core/severity.ts'
import type { ReadFinding } from './rule.ts'

/** True if a rule alone describes what a model read, at the same place and at least as loudly as `severity`. */
export function isToldAlready(read: ReadFinding, severity: Severity, diagnostics: readonly Diagnostic[]): boolean {
  const { rule, finding, unless = [] } = read
  const own = (finding.readBy?.quotes ?? []).filter(({ tool }) => tool === undefined)
  const places = [finding.at, ...own.map(({ at }) => at)]
  return diagnostics.some(
    (one) =>
      one.readBy === undefined &&
      one.index === finding.tool &&
      (one.rule === rule
        ? one.at === finding.at
        : bySeverity(one, { severity }) <= 0 &&
          unless.some((glob) => matchesRule(glob, one.rule)) &&
          places.some((place) => isAtOnePlace(one.at, place))),
  )
}

/** The same text, or the same parameter. */
function isAtOnePlace(a: Pointer, b: Pointer): boolean {
  return a === b || (parameterIn(a) ?? a) === (parameterIn(b) ?? b)
}

/** The pointer of the innermost property on the way. */
function parameterIn(at: Pointer): string | undefined {
  const segments = segmentsOf(at)
  const last = segments.findLastIndex((segment, index) => segment === 'properties' && index < segments.length - 1)
  return last === -1 ? undefined : segments.slice(0, last + 2).join('/')
}
