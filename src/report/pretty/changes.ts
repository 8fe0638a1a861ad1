import type { ToolChange, WordChange } from '../../core/comparison.ts'
import type { ComparisonReport } from '../../core/report.ts'
import { CHANGES_TITLE, changesOf, parameterSentence, abridged, toolTitle } from '../change-words.ts'
import { count } from '../../core/text.ts'
import { inline } from '../escape.ts'
import { columnsOf, fit, wrapped } from './columns.ts'
import type { Style } from './paint.ts'
import { indented, type View } from './view.ts'

const SHOWN = 5

/** What changed in the tools that the intents are about that were lost (-1), or gained alone (1): the descriptions word by word. */
export function changeLines(report: ComparisonReport, direction: 1 | -1, view: View): string[] {
  const changes = changesOf(report, direction)
  if (changes.length === 0) return []
  const { width, paint } = view
  const more = changes.length > SHOWN ? [paint('dim', `and ${count(changes.length - SHOWN, 'more tool')}`)] : []
  return [
    ...wrapped(CHANGES_TITLE[direction === 1 ? 'gained' : 'lost'], width),
    ...indented([...changes.slice(0, SHOWN).flatMap((changed) => toolLines(changed, view)), ...more], 2),
  ]
}

function toolLines(changed: ToolChange, { width, paint }: View): string[] {
  const parameters = parameterSentence(changed, inline)
  return [
    ...wrapped(toolTitle(changed, inline), width - 2).map((line) => paint('bold', line)),
    ...indented(
      [
        ...diffLines(abridged(changed.words), width - 4, paint),
        ...(parameters === undefined ? [] : wrapped(parameters, width - 4)),
      ],
      2,
    ),
  ]
}

const STYLE: Readonly<Record<WordChange['kind'], Style>> = { same: 'dim', removed: 'red', added: 'green' }
const MARKS: Readonly<Record<WordChange['kind'], readonly [string, string]>> = {
  same: ['', ''],
  removed: ['[-', '-]'],
  added: ['{+', '+}'],
}

interface Word {
  readonly kind: WordChange['kind']
  readonly text: string
  /** Whether it follows the word before it without a space. */
  readonly glued: boolean
}

/** Both texts in lines: what was taken away as `[-so-]` and what came as `{+so+}`, so that no colour is needed. */
export function diffLines(changes: readonly WordChange[], columns: number, paint: View['paint']): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const { kind, text, glued } of wordsOf(changes)) {
    const gap = glued || used === 0 ? 0 : 1
    if (used > 0 && used + gap + columnsOf(text) > columns) {
      lines.push(line)
      line = ''
      used = 0
    }
    const space = used > 0 && gap === 1 ? ' ' : ''
    const word = fit(text, columns)
    line += `${space}${paint(STYLE[kind], word)}`
    used += space.length + columnsOf(word)
  }
  return used === 0 ? lines : [...lines, line]
}

function wordsOf(changes: readonly WordChange[]): Word[] {
  let spaced = true
  return changes.flatMap(({ kind, text }) => {
    const words = text
      .split(/\s+/)
      .map(inline)
      .filter((word) => word !== '')
    const startsGlued = !spaced && !/^\s/.test(text)
    if (text !== '') spaced = /\s$/.test(text)
    const [open, close] = MARKS[kind]
    return words.map((word, at): Word => ({
      kind,
      text: `${at === 0 ? open : ''}${word}${at === words.length - 1 ? close : ''}`,
      glued: at === 0 && startsGlued,
    }))
  })
}
