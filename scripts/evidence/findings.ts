import { rules } from '../../rules/index.ts'
import type { Diagnostic } from '../../src/core/finding.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { lint, type ActiveRule } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'

/** Every rule of the catalogue, in and out of presets, at its own severity and with its defaults. */
export const everyRule: readonly ActiveRule[] = Object.entries(rules).map(([id, rule]) => ({
  id,
  rule,
  severity: rule.severity,
  options: defaultsOf(rule),
}))

/** What rules say of a toolset. @throws Error when a rule of ours threw */
export function findingsOf(toolset: Toolset, active: readonly ActiveRule[] = everyRule): readonly Diagnostic[] {
  const { diagnostics, problems } = lint(toolset, active)
  const [problem] = problems
  if (problem !== undefined) throw new Error(`${toolset.id}: ${problem.message}`)
  return diagnostics
}
