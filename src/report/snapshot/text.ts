import type { Change } from '../../core/change.ts'
import type { SnapshotReport, SnapshotToolset } from '../../core/snapshot-report.ts'
import { clip, count } from '../../core/text.ts'
import { summaryWords } from '../diff-words.ts'
import { changeBlocks, type Drawing } from '../diff/blocks.ts'
import { inline, withoutCommands } from '../escape.ts'
import { wrapped } from '../pretty/columns.ts'
import { painter } from '../pretty/paint.ts'
import { problemLines } from '../pretty/problems.ts'
import { indented, spaced } from '../pretty/view.ts'
import { headLines } from './head.ts'
import { placeLines } from './places.ts'

/** What a snapshot pinned, or how the targets differ from what is pinned, for a terminal: what drifted first, then tool by tool. */
export function snapshotText(
  report: SnapshotReport,
  { color = false, width: columns = 80 }: { readonly color?: boolean; readonly width?: number },
): string {
  const drawing = { width: Math.max(columns, 40), paint: painter(color) }
  const { width } = drawing
  const { toolsets, diff, problems, unchecked, verdict, check } = report
  const told = toolsets
    .filter(({ state, serverVersion }) => state !== 'same' || serverVersion !== undefined)
    .map((toolset) => ({ toolset, changes: changesOf(toolset, diff.changes) }))
  const lines = spaced([
    told.flatMap(({ toolset, changes }) => headLines(toolset, changes, check, drawing)),
    ...told.flatMap(({ toolset, changes }) => details(toolset, changes, told.length > 1, drawing)),
    ...problems.map((problem) => problemLines(problem, { ...drawing, verbose: false, failed: false, source: () => undefined })),
    unchecked.flatMap(({ uri, message, hint = '' }) => wrapped(inline(`not checked: ${uri}: ${message} ${hint}`), width)),
    [
      ...(diff.changes.length === 0 ? [] : wrapped(summaryWords(diff.summary), width)),
      ...wrapped(conclusion(report), width),
      ...(check && verdict.exit === 1 ? wrapped(ACCEPT, width) : []),
      ...(verdict.because === null ? [] : wrapped(inline(`Exit code ${verdict.exit}: ${verdict.because}.`), width)),
    ],
  ])
  return `${withoutCommands(lines.join('\n'))}\n`
}

const ACCEPT = 'To accept all of this, run the same command without --check, and commit the lockfile.'

/** The changes of one toolset, whose name stands above them. */
function changesOf({ key }: SnapshotToolset, changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => (change.server === key ? [{ ...change, server: null }] : []))
}

/** Tool by tool what changed for a model, and where it is nothing for one, the values that differ. */
function details(
  { key, state, changes: drifts, instructions }: SnapshotToolset,
  changes: readonly Change[],
  isNamed: boolean,
  drawing: Drawing,
): string[][] {
  const { width, paint } = drawing
  const met = new Set(changes.flatMap(({ tool, after }) => [tool, after?.tool ?? null]))
  const silent = state === 'changed' ? drifts.filter(({ tool }) => !met.has(tool)) : []
  const texts = met.has(null) ? undefined : instructions
  const inner = { width: width - 2, paint }
  const rest = placeLines(silent, texts, inner.width)
  const blocks = [
    ...changeBlocks(changes, inner),
    rest.length === 0 ? [] : [...wrapped('Not as pinned, but without an effect on a model:', inner.width), ...rest],
  ].filter((block) => block.length > 0)
  if (!isNamed || blocks.length === 0) return blocks
  return [[paint('bold', clip(inline(key), 200))], ...blocks.map((block) => indented(block, 2))]
}

function conclusion({ toolsets, check, written, lockfile }: SnapshotReport): string {
  if (check) {
    const same = toolsets.filter(({ state }) => state === 'same')
    const tools = toolsIn(same)
    if (same.length === 0) return ''
    return `${count(tools, 'tool')} in ${count(same.length, 'toolset')} ${tools === 1 ? 'has' : 'have'} not changed since ${inline(lockfile)} was written.`
  }
  if (toolsets.every(({ state }) => state === 'kept' || state === 'gone')) return 'Nothing was written.'
  const now = toolsets.filter(({ state }) => state !== 'removed')
  return written
    ? `${inline(lockfile)} written: ${count(toolsIn(now), 'tool')} in ${count(now.length, 'toolset')}.`
    : `${inline(lockfile)} is unchanged.`
}

function toolsIn(toolsets: readonly SnapshotToolset[]): number {
  return toolsets.reduce((sum, { tools }) => sum + tools, 0)
}
