import type { Change } from '../../core/change.ts'
import type { DiffReport } from '../../core/diff-report.ts'
import { clip, count, list } from '../../core/text.ts'
import { groupedChanges, type SharedChange } from '../diff-groups.ts'
import {
  adviceWords,
  byWeight,
  classWord,
  partialNotes,
  shownWords,
  summaryWords,
  toldSets,
  toolWords,
  whatWords,
} from '../diff-words.ts'
import { code, htmlCode, prose, withoutCommands } from '../escape.ts'
import { details, paragraphs, pipeTable, taker } from '../markdown/parts.ts'

/** A comment on GitHub holds 65,536 characters. */
const MOST_CHARACTERS = 50_000

/** What changed between two lists of tools: a table for a reviewer, what matters most first, and the texts word by word, folded away unless this is a page of its own. */
export function diffMarkdown(report: DiffReport, isPage = false): string {
  const { summary, changes, problems, verdict } = report
  const { told, note } = toldSets(report)
  const take = taker(MOST_CHARACTERS)
  const { shared, groups } = groupedChanges(changes)
  const sorted = [
    ...shared,
    ...groups.flatMap((group) => group.changes.map((change) => ({ change, tools: [change.tool ?? ''] }))),
  ].sort((one, other) => byWeight(one.change, other.change))
  const table = [['', 'tool', 'what', 'before → after', ''], ...sorted.map(cells)]
  // half a window is too narrow for a column in which nothing stands
  const isNarrow = isPage && table.slice(1).every((row) => row[VALUES] === '')
  const [heads = [], ...body] = isNarrow ? table.map((row) => row.toSpliced(VALUES, 1)) : table
  const [head = '', line = '', ...rows] = pipeTable(heads, body)
  const shown = take(rows)
  const isCut = shown.length > 0 && shown.length <= rows.length && shown.at(-1)?.startsWith('* and') === true
  const texts = sorted.flatMap(({ change }) => (change.words === undefined ? [] : [textLine(change)]))
  const lines = paragraphs([
    [`### rightcall diff: ${summaryWords(summary)}`],
    [
      ...told.map(({ server, before, after }) => {
        const names = [before, after].map((side) =>
          side === null ? 'nothing' : `${code(side.from)} (${count(side.tools, 'tool')})`,
        )
        return `* ${server === null ? '' : `${code(server)}: `}${names.join(' → ')}`
      }),
      `* ${toolWords(summary)}`,
      ...partialNotes(report, code).map((note) => `* ${note}`),
      ...note.map((line) => `* ${line}`),
      ...told.map((set) => `* ${adviceWords(set, prose)}`),
      ...problems.map(({ uri, message }) => `* Not read: ${code(uri)}: ${prose(message)}`),
      ...(verdict.because === null ? [] : [`* Exit code ${verdict.exit}: ${prose(verdict.because)}.`]),
    ],
    rows.length === 0 ? [] : [head, line, ...(isCut ? shown.slice(0, -1) : shown)],
    isCut ? [shown.at(-1) ?? ''] : [],
    ...(isPage ? unfolded(take(texts)) : [details(`Texts, word by word (${texts.length})`, take(texts))]),
  ])
  return `${withoutCommands(lines.join('\n'))}\n`
}

/** Where `cells` has the values. */
const VALUES = 3

const MARK = { danger: '🛑 danger', breaking: '**breaking**', behavioural: 'behavioural', harmless: 'harmless' } as const

function cells({ change, tools }: SharedChange): string[] {
  const { server, tool, before, after, says, words } = change
  const names =
    tool === null
      ? "server's instructions"
      : list(
          tools.map((name) => (name === '' ? '(no name)' : code(name))),
          20,
        )
  const sides = [before?.text ?? null, after?.text ?? null].map((text) => (text === null ? '–' : code(clip(text, MOST_VALUE))))
  const values = words === undefined && before !== null && after !== null ? sides.join(' → ') : ''
  const text = before === null && change.kind === 'tool-added' ? ` ${prose(after?.text ?? '')}` : ''
  return [
    MARK[classWord(change)],
    server === null ? names : `${code(server)} ${names}`,
    whatWords(change, code),
    values,
    `${prose(says)}${text}`,
  ]
}

function unfolded(texts: readonly string[]): string[][] {
  return texts.length === 0 ? [] : [['**Texts, word by word**'], [...texts]]
}

const MOST_VALUE = 100

/** As in other reports of ours: struck out, and bold. */
const AROUND = { same: '', removed: '~~', added: '**' } as const

function textLine({ tool, path, words = [] }: Change): string {
  const parts = shownWords(words).flatMap(({ kind, text }) => {
    const shown = prose(text)
    if (shown === '') return []
    return [`${AROUND[kind]}${shown}${AROUND[kind]}`]
  })
  return `* ${tool === null ? "server's instructions" : htmlCode(tool)}${path === null ? '' : ` ${htmlCode(path)}`}: ${parts.join(' ')}`
}
