import type { FixStep, StepChange } from '../core/fix-step.ts'
import { valueAt } from '../core/pointer.ts'
import { lineStarts, positionAt } from '../core/text.ts'
import type { Edit } from '../core/tool.ts'
import type { Repair } from './repair.ts'
import { wordChanges } from './text-diff.ts'

/** What a person is asked about a repair. `waiting` are all that may follow, this one included. */
export function fixStep(repair: Repair, waiting: readonly Repair[], writable: boolean): FixStep {
  const { diagnostic, patch, toolset } = repair
  const { rule, severity, message, tool = null } = diagnostic
  return {
    rule,
    severity,
    message,
    tool,
    place: writable ? placeOf(repair) : toolset.id,
    says: patch.says,
    safe: patch.safe,
    partial: patch.partial === true,
    changes: patch.edits.map((edit) => changeOf(edit, repair)),
    writable,
    left: waiting.length,
    leftOfRule: waiting.filter((other) => other.diagnostic.rule === rule).length,
  }
}

function placeOf({ diagnostic: { span, uri, index }, toolset }: Repair): string {
  const text = toolset.tools[index ?? 0]?.origin?.text
  if (span === undefined || text === undefined) return uri
  const { line, column } = positionAt(lineStarts(text), span.start)
  return `${uri}:${line}:${column}`
}

function changeOf({ tool, at, to }: Edit, { toolset }: Repair): StepChange {
  const { name = '', raw } = toolset.tools[tool] ?? {}
  const from = valueAt(raw, at)
  const words = typeof from === 'string' && typeof to === 'string' ? wordChanges(from, to) : undefined
  return { tool: name, at, from, to, words }
}
