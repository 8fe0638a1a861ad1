import { rules } from '../../rules/index.ts'
import type { Diagnostic } from '../../src/core/finding.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { lint, type ActiveRule } from '../../src/lint/engine.ts'
import type { Measured } from '../../src/lint/measured.ts'
import type { ReadFinding } from '../../src/lint/rule.ts'
import { defaultsOf } from '../../src/lint/options.ts'

/** Every rule of the catalogue, in and out of presets, at its own severity and with its defaults. */
export const everyRule: readonly ActiveRule[] = Object.entries(rules).map(([id, rule]) => ({
  id,
  rule,
  severity: rule.severity,
  options: defaultsOf(rule),
}))

/** The rules that have an entry among the measurements, and those that nobody has measured yet. */
export function byEntry(
  active: readonly ActiveRule[],
  entries: Readonly<Record<string, Measured>>,
): { known: ActiveRule[]; unmeasured: ActiveRule[] } {
  return {
    known: active.filter(({ id }) => Object.hasOwn(entries, id)),
    unmeasured: active.filter(({ id }) => !Object.hasOwn(entries, id)),
  }
}

/** What rules say of a toolset. @throws Error when a rule of ours threw */
export function findingsOf(
  toolset: Toolset,
  active: readonly ActiveRule[] = everyRule,
  readings: readonly ReadFinding[] = [],
): readonly Diagnostic[] {
  const { diagnostics, problems } = lint(toolset, active, [], { readings })
  const [problem] = problems
  if (problem !== undefined) throw new Error(`${toolset.id}: ${problem.message}`)
  return diagnostics
}
