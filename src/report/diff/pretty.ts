import type { DiffReport, DiffSet } from '../../core/diff-report.ts'
import { count } from '../../core/text.ts'
import { adviceWords, partialNotes, summaryWords, toldSets, toolWords } from '../diff-words.ts'
import { inline, withoutCommands } from '../escape.ts'
import { wrapped } from '../pretty/columns.ts'
import { painter } from '../pretty/paint.ts'
import { problemLines } from '../pretty/problems.ts'
import { table } from '../pretty/table.ts'
import { spaced } from '../pretty/view.ts'
import { changeBlocks, type Drawing } from './blocks.ts'

/** What changed between two lists of tools, tool by tool, for a terminal. */
export function diffPretty(
  report: DiffReport,
  { color, width: columns }: { readonly color: boolean; readonly width: number },
): string {
  const drawing = { width: Math.max(columns, 40), paint: painter(color) }
  const { width, paint } = drawing
  const { summary, changes, problems, verdict } = report
  const { told, note } = toldSets(report)
  const lines = spaced([
    sides(told, drawing),
    ...problems.map((problem) => problemLines(problem, { ...drawing, verbose: false, failed: false, source: () => undefined })),
    ...changeBlocks(changes, drawing),
    [
      ...wrapped(summaryWords(summary), width).map((line) => paint('bold', line)),
      ...wrapped(toolWords(summary), width),
      ...partialNotes(report, inline).flatMap((note) => wrapped(note, width)),
      ...note.flatMap((line) => wrapped(line, width)),
      ...told.flatMap((set) => wrapped(adviceWords(set, inline), width)),
      ...(verdict.because === null ? [] : wrapped(`Exit code ${verdict.exit}: ${verdict.because}.`, width)),
    ],
  ])
  return `${withoutCommands(lines.join('\n'))}\n`
}

function sides(sets: readonly DiffSet[], { width, paint }: Drawing): string[] {
  const rows = sets.flatMap(({ server, before, after }) =>
    (
      [
        ['before', before],
        ['after', after],
      ] as const
    ).map(([name, side]) => ({ name, server: server ?? '', side })),
  )
  return table(
    rows,
    [
      { head: '', text: ({ name }) => name },
      ...(sets.some(({ server }) => server !== null)
        ? [{ head: '', text: ({ server }: (typeof rows)[number]) => inline(server), least: 8 }]
        : []),
      { head: '', text: ({ side }) => (side === null ? '(not there)' : inline(side.from)), least: 12 },
      { head: '', text: ({ side }) => (side === null ? '' : count(side.tools, 'tool')) },
      { head: '', text: ({ side }) => inline(side?.version ?? ''), least: 6 },
    ],
    width,
    paint,
  )
}
