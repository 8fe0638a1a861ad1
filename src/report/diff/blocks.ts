import type { Change } from '../../core/change.ts'
import { count, list } from '../../core/text.ts'
import { groupedChanges, type SharedChange, type ToolGroup } from '../diff-groups.ts'
import { classWord, shownWords, whatWords } from '../diff-words.ts'
import { inline } from '../escape.ts'
import { diffLines } from '../pretty/changes.ts'
import { wrapped } from '../pretty/columns.ts'
import type { Paint, Style } from '../pretty/paint.ts'
import { indented } from '../pretty/view.ts'

const STYLE: Readonly<Record<Change['class'] | 'danger', Style>> = {
  danger: 'red',
  breaking: 'red',
  behavioural: 'yellow',
  harmless: 'green',
}

/** What the blocks are drawn with; width in columns. */
export interface Drawing {
  readonly width: number
  readonly paint: Paint
}

/** Changes for a terminal: a block of lines a tool, and one for what many tools share. */
export function changeBlocks(changes: readonly Change[], drawing: Drawing): string[][] {
  const { shared, groups } = groupedChanges(changes)
  return [...groups.map((group) => toolBlock(group, drawing)), sharedBlock(shared, drawing)]
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
