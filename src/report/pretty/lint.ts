import type { Fix, LintReport } from '../../core/report.ts'
import { count, visible } from '../../core/text.ts'
import { inline } from '../escape.ts'
import { setGroups, told, type SetGroup, type ToolGroup } from '../groups.ts'
import { columnsOf, fit } from './columns.ts'
import { faultLines, noteLines } from './finding.ts'
import { problemLines } from './problems.ts'
import { repeatLines } from './repeat.ts'
import { lintSummary } from './summary.ts'
import { indented, spaced, type View } from './view.ts'

/** Findings as a good compiler prints them: by toolset and tool, worst first, repeats told once, a summary at the end. */
export function lintLines(report: LintReport, view: View): string[] {
  return spaced([
    ...(report.fixes ?? []).filter(({ saved }) => !saved).map((fix) => diffLines(fix, view)),
    ...setGroups(report).flatMap((set) => setBlocks(set, view)),
    ...report.problems.map((problem) => problemLines(problem, view)),
    lintSummary(report, view),
  ])
}

function setBlocks(set: SetGroup, view: View): string[][] {
  const inner = { ...view, width: view.width - 2 }
  return [
    heading(set, view),
    ...set.tools.map((group) => indented(toolLines(group, inner), 2)),
    ...set.repeats.map((repeat) => indented(repeatLines(repeat, inner), 2)),
  ]
}

/** As `diff -u` prints it, so that it can be piped to `patch`. */
function diffLines({ diff }: Fix, { paint }: View): string[] {
  return diff
    .trimEnd()
    .split('\n')
    .map((raw) => {
      const line = visible(raw)
      if (line.startsWith('+')) return paint('green', line)
      return line.startsWith('-') ? paint('red', line) : line
    })
}

function heading({ id, toolset }: SetGroup, { width, paint }: View): string[] {
  const name = fit(inline(id), width)
  if (toolset === undefined) return [paint('bold', name)]
  const uri = inline(toolset.uri)
  const size = `${count(toolset.tools, 'tool')}, about ${count(toolset.tokens, 'token')}`
  const about = uri.endsWith(inline(id)) ? size : `${uri} · ${size}`
  if (columnsOf(name) + 2 + columnsOf(about) <= width) return [`${paint('bold', name)}  ${paint('dim', about)}`]
  return [paint('bold', name), paint('dim', fit(about, width))]
}

function toolLines({ tool, found }: ToolGroup, view: View): string[] {
  const name = tool === null ? 'The whole set' : inline(tool) || '(a tool without a name)'
  const inner = { ...view, width: view.width - 2 }
  const faults = told(found.filter(({ severity }) => severity !== 'info')).map((fault) => faultLines(fault, inner))
  const notes = told(found.filter(({ severity }) => severity === 'info')).flatMap((one) => noteLines(one, inner))
  return [view.paint('bold', fit(name, view.width)), ...indented(spaced([...faults, notes]), 2)]
}
