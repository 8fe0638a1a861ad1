import type { Fix, LintReport } from '../../core/report.ts'
import { count, visible } from '../../core/text.ts'
import { headingOf } from '../certainty-words.ts'
import { inline } from '../escape.ts'
import { sectionsOf, type Entry, type CertaintySection, type SetEntries } from '../groups.ts'
import { columnsOf, fit, wrapped } from './columns.ts'
import { faultLines, noteLines } from './finding.ts'
import { problemLines } from './problems.ts'
import { repeatLines } from './repeat.ts'
import { lintSummary } from './summary.ts'
import { indented, spaced, type View } from './view.ts'

/** Findings as a good compiler prints them: the surest first, by toolset and tool, repeats told once, a summary at the end. */
export function lintLines(report: LintReport, view: View): string[] {
  const sections = sectionsOf(report, { unfolded: view.verbose })
  const [only, ...others] = new Map(sections.flatMap(({ sets }) => sets.map((set) => [set.key, set]))).values()
  const single = others.length === 0 ? only : undefined
  return spaced([
    ...(report.fixes ?? []).filter(({ saved }) => !saved).map((fix) => diffLines(fix, view)),
    ...(single === undefined ? [] : [setHeading(single, view)]),
    ...sections.flatMap((section) => sectionBlocks(section, single === undefined, view)),
    ...report.problems.map((problem) => problemLines(problem, view)),
    lintSummary(report, view),
  ])
}

function sectionBlocks(section: CertaintySection, several: boolean, view: View): string[][] {
  return [
    sectionHeading(section, view),
    ...section.sets.flatMap((set) => [
      ...(several ? [setHeading(set, view)] : []),
      ...entryBlocks(set, { ...view, width: view.width - 2 }).map((lines) => indented(lines, 2)),
    ]),
  ]
}

function sectionHeading(section: CertaintySection, { width, paint }: View): string[] {
  const { title, says } = headingOf(section)
  const rest = `: ${says}`
  return [`${paint('bold', title)}${paint('dim', fit(rest, width - title.length))}`]
}

/** Neighbours that concern the same tool stand under its name together. */
function entryBlocks({ entries, toolset }: SetEntries, view: View): string[][] {
  const blocks: { readonly tool: string | null | undefined; readonly entries: Entry[] }[] = []
  for (const entry of entries) {
    const tool = entry.kind === 'tool' ? entry.found[0].tool : undefined
    const last = blocks.at(-1)
    if (tool !== undefined && last?.tool === tool) last.entries.push(entry)
    else blocks.push({ tool, entries: [entry] })
  }
  return blocks.map(({ tool, entries: own }) =>
    tool === undefined ? own.flatMap((entry) => repeatLines(entry, toolset?.tools ?? 0, view)) : toolLines(tool, own, view),
  )
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

function setHeading({ id, toolset }: SetEntries, { width, paint }: View): string[] {
  const name = fit(inline(id), width)
  if (toolset === undefined) return [paint('bold', name)]
  const uri = inline(toolset.uri)
  const size = `${count(toolset.tools, 'tool')}, about ${count(toolset.tokens, 'token')}`
  const about = uri.endsWith(inline(id)) ? size : `${uri} · ${size}`
  if (columnsOf(name) + 2 + columnsOf(about) <= width) return [`${paint('bold', name)}  ${paint('dim', about)}`]
  return [paint('bold', name), ...wrapped(about, width).map((line) => paint('dim', line))]
}

function toolLines(tool: string | null, entries: readonly Entry[], view: View): string[] {
  const name = tool === null ? 'The whole toolset' : inline(tool) || '(a tool without a name)'
  const inner = { ...view, width: view.width - 2 }
  const told = entries.map(({ found }) => found)
  const isFull = (severity: string): boolean => view.verbose || severity !== 'info'
  const faults = told.filter(([{ severity }]) => isFull(severity)).map((fault) => faultLines(fault, inner))
  const notes = told.filter(([{ severity }]) => !isFull(severity)).flatMap((one) => noteLines(one, inner))
  return [view.paint('bold', fit(name, view.width)), ...indented(spaced([...faults, notes]), 2)]
}
