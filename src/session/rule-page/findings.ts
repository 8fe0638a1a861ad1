import type { Diagnostic } from '../../core/finding.ts'
import type { Json } from '../../core/json.ts'
import { count } from '../../core/text.ts'
import type { Toolset } from '../../core/tool.ts'
import { lint, lintConfiguration, type ActiveRule } from '../../lint/engine.ts'
import { configurationOf, readingsOf, toolsetOf } from '../../lint/example.ts'
import { defaultsOf } from '../../lint/options.ts'
import type { Example, Rule } from '../../lint/rule.ts'
import { frameOf } from './frame.ts'

/** More of the same example teach a reader nothing. */
const MOST = 3

/** What a rule says of an example at its defaults, alone. */
export function findingsOf(id: string, rule: Rule, example: Example): readonly Diagnostic[] {
  const active: ActiveRule = { id, rule, severity: rule.severity, options: defaultsOf(rule) }
  const configuration = configurationOf(example)
  const result =
    configuration === undefined
      ? lint(toolsetOf(example), [active], [], { readings: readingsOf(example) })
      : lintConfiguration(configuration, [active])
  return result.diagnostics
}

/** The findings of an example for its page: how many where it is not one, then severity, tool, place, message and marked words. */
export function linesOf(example: Example, found: readonly Diagnostic[]): string[] {
  const toolsets = configurationOf(example)?.toolsets ?? [toolsetOf(example)]
  const shown = found.slice(0, MOST).flatMap((one) => [headOf(one), ...frameOf(rawOf(one, toolsets), one.at, one.words)])
  if (found.length === 1) return shown
  return [`${count(found.length, 'finding')}${found.length > MOST ? `, the first ${MOST}` : ''}:`, ...shown]
}

function headOf({ severity, tool, at, message }: Diagnostic): string {
  return `${[severity, tool ?? '', at].filter((part) => part !== '').join(' ')}: ${message}`
}

function rawOf({ toolset, index }: Diagnostic, toolsets: readonly Toolset[]): Json | undefined {
  return index === undefined ? undefined : toolsets.find(({ key }) => key === toolset)?.tools[index]?.raw
}
