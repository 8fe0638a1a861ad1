import type { Change } from '../../core/change.ts'
import type { DiffReport, DiffSet } from '../../core/diff-report.ts'
import { count, list } from '../../core/text.ts'
import { groupedChanges, type SharedChange, type ToolGroup } from '../diff-groups.ts'
import { adviceWords, classWord, partialNotes, shownWords, summaryWords, toolWords, whatWords } from '../diff-words.ts'
import { inline, withoutCommands } from '../escape.ts'
import { diffLines } from '../pretty/changes.ts'
import { wrapped } from '../pretty/columns.ts'
import { painter, type Paint, type Style } from '../pretty/paint.ts'
import { problemLines } from '../pretty/problems.ts'
import { table } from '../pretty/table.ts'
import { indented, spaced } from '../pretty/view.ts'

const STYLE: Readonly<Record<Change['class'] | 'danger', Style>> = {
  danger: 'red',
  breaking: 'red',
  behavioural: 'yellow',
  harmless: 'green',
}

interface Drawing {
  readonly width: number
  readonly paint: Paint
}

/** What changed between two lists of tools, tool by tool, for a terminal. */
export function diffPretty(
  report: DiffReport,
  { color, width: columns }: { readonly color: boolean; readonly width: number },
): string {
  const drawing = { width: Math.max(columns, 40), paint: painter(color) }
  const { width, paint } = drawing
  const { summary, sets, changes, problems, verdict } = report
  const { shared, groups } = groupedChanges(changes)
  const lines = spaced([
    sides(sets, drawing),
    ...problems.map((problem) => problemLines(problem, { ...drawing, verbose: false, failed: false, source: () => undefined })),
    ...groups.map((group) => toolBlock(group, drawing)),
    sharedBlock(shared, drawing),
    [
      ...wrapped(summaryWords(summary), width).map((line) => paint('bold', line)),
      ...wrapped(toolWords(summary), width),
      ...partialNotes(report, inline).flatMap((note) => wrapped(note, width)),
      ...sets.flatMap((set) => wrapped(adviceWords(set, inline), width)),
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

function toolBlock({ server, tool, renamed, changes }: ToolGroup, { width, paint }: Drawing): string[] {
  const own = tool === null ? "The server's instructions" : inline(tool) || '(no name)'
  const name = renamed === null ? own : `${own} → ${inline(renamed)}`
  return [
    ...wrapped(server === null ? name : `${inline(server)}: ${name}`, width).map((line) => paint('bold', line)),
    ...changes.flatMap((change) => indented(changeLines(change, { width: width - 2, paint }), 2)),
  ]
}

/** What many tools share, told once. */
function sharedBlock(shared: readonly SharedChange[], { width, paint }: Drawing): string[] {
  if (shared.length === 0) return []
  return [
    paint('bold', 'The same in several tools'),
    ...shared.flatMap(({ change, tools }) =>
      indented(
        [
          ...changeLines(change, { width: width - 2, paint }),
          ...indented(
            wrapped(
              `in ${count(tools.length, 'tool')}: ${list(
                tools.map((tool) => inline(tool) || '(no name)'),
                30,
              )}`,
              width - 2 - GUTTER,
            ),
            GUTTER,
          ),
        ],
        2,
      ),
    ),
  ]
}

/** The widest class. */
const GUTTER = 'behavioural  '.length

/** The class, what changed, both values; then the sentence where these do not tell it, or the text word by word. */
function changeLines(change: Change, { width, paint }: Drawing): string[] {
  const word = classWord(change)
  const room = width - GUTTER
  const values = valueWords(change)
  const [head = '', ...more] = wrapped(`${whatWords(change, inline)}${values}`, room)
  const isTold = values !== '' && PLAIN.has(change.kind) && change.direction !== 'unknown'
  const text = NEW.has(change.kind) && values === '' ? (change.after?.text ?? '') : ''
  const detail =
    change.words !== undefined
      ? diffLines(shownWords(change.words), room, paint)
      : [
          ...(isTold ? [] : wrapped(inline(change.says), room).map((line) => paint('dim', line))),
          ...wrapped(inline(text), room).map((line) => paint('green', line)),
        ]
  return [`${paint(STYLE[word], word.padEnd(GUTTER))}${head}`, ...indented([...more, ...detail], GUTTER)]
}

/** Of these the whole text is shown: it is new to every model. */
const NEW: ReadonlySet<Change['kind']> = new Set(['tool-added', 'parameter-added', 'field-added'] as const)

/** Both values tell all of these. */
const PLAIN: ReadonlySet<Change['kind']> = new Set([
  'required',
  'type',
  'enum',
  'bound',
  'pattern',
  'format',
  'default',
  'title',
] as const)

const MOST_VALUE = 60

/** `, 50 → 20` where both are short enough to be read at once. */
function valueWords({ before, after, words, kind }: Change): string {
  const [old, now] = [before?.text ?? null, after?.text ?? null].map((text) => (text === null ? '(none)' : inline(text)))
  if (words !== undefined || old === undefined || now === undefined || old === now || WORDY.has(kind)) return ''
  return Math.max(old.length, now.length) > MOST_VALUE ? '' : `, ${old} → ${now}`
}

/** Their sentences tell it. */
const WORDY: ReadonlySet<Change['kind']> = new Set([
  'tool-added',
  'tool-removed',
  'tool-renamed',
  'parameter-renamed',
  'field-renamed',
  'instruction-added',
  'instruction-removed',
  'stale-text',
  'metadata',
] as const)
