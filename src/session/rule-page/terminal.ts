import { count } from '../../core/text.ts'
import type { Measured } from '../../lint/measured.ts'
import type { RecordedFile } from '../../lint/recorded.ts'
import type { Rule } from '../../lint/rule.ts'
import { inline, withoutCommands } from '../../report/escape.ts'
import { plainText } from '../../report/plain-text.ts'
import { columnsOf, padded, wrapped } from '../../report/pretty/columns.ts'
import { hanging } from '../../report/pretty/hanging.ts'
import { painter, SEVERITY_STYLE, type Paint, type Style } from '../../report/pretty/paint.ts'
import { squeezed, type Block } from '../../report/pretty/squeezed.ts'
import { indented } from '../../report/pretty/view.ts'
import { allowedWords, whereWords } from './facts.ts'
import { numbersOf, sourcesOf } from './numbers.ts'
import { pairOf } from './pair.ts'

/** A page that is longer scrolls away above the prompt. */
const MOST_LINES = 40
const NARROWEST = 40
/** Options are cut only beyond these, because a name that is cut off cannot be guessed. */
const MOST_OPTION_LINES = 6
/** Columns of the words at the left: `Options  `. */
const GUTTER = 9

export interface PageContext {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

/** What a page shows in addition to the rule itself. */
export interface KnownOfRule {
  readonly measured: Measured | undefined
  readonly recorded: RecordedFile
}

/** A part of the page: words at the left, lines right of them, and whether an empty line parts it from what is above. */
interface Part extends Block {
  readonly label: string
  readonly style: Style
  readonly apart: boolean
}

/**
 * A rule for people at a terminal: a bad and a good example, why, options, numbers, and where more stands. At most 40 lines, so
 * what is long is cut with an ellipsis.
 */
export function terminalPage(id: string, rule: Rule, known: KnownOfRule, { color, width: columns }: PageContext): string {
  const width = Math.max(columns, NARROWEST)
  const paint = painter(color)
  const head = wrapped(inline(rule.summary), width)
  const facts = wrapped(inline([rule.severity, ...whereWords(rule)].join(' · ')), width)
  const parts = partsOf(id, rule, known, width - GUTTER).filter(({ lines }) => lines.length > 0)
  const tail = moreLines(id, width)
  const empty = parts.filter(({ apart }) => apart).length + 1
  const blocks = [{ lines: head, least: 2, width }, { lines: facts, least: 2, width }, ...parts]
  const [shownHead = [], shownFacts = [], ...shown] = squeezed(blocks, MOST_LINES - 1 - empty - tail.length)
  const lines = [
    paint('bold', id),
    ...shownHead,
    ...shownFacts.map((line, at) => (at === 0 ? painted(line, rule, paint) : line)),
    ...parts.flatMap((part, at) => partLines(part, shown[at] ?? [], paint)),
    '',
    ...tail.map((line) => paint('dim', line)),
  ]
  return `${withoutCommands(lines.join('\n'))}\n`
}

function painted(line: string, { severity }: Rule, paint: Paint): string {
  return line.startsWith(severity) ? paint(SEVERITY_STYLE[severity], severity) + line.slice(severity.length) : line
}

function partLines({ label, style, apart }: Part, lines: readonly string[], paint: Paint): string[] {
  const [first = '', ...rest] = lines
  return [...(apart ? [''] : []), `${paint(style, padded(label, GUTTER))}${first}`.trimEnd(), ...indented(rest, GUTTER)]
}

function partsOf(id: string, rule: Rule, { measured, recorded }: KnownOfRule, width: number): Part[] {
  const { bad, good } = pairOf(id, rule, width)
  const [found, ...others] = bad.found
  const more = others.length === 0 ? '' : ` (${count(others.length, 'more finding')})`
  const message = found === undefined ? [] : hanging(`→ ${inline(found.message)}${more}`, width)
  const evidence = [
    ...numbersOf(rule, measured).flatMap((line) => hanging(inline(line), width)),
    ...sourcesOf(rule, recorded).flatMap((line) => hanging(inline(line), width)),
  ]
  return [
    { label: 'Bad', style: 'red', apart: true, lines: bad.lines, least: 3, width },
    { label: '', style: 'plain', apart: false, lines: message, least: 2, width },
    { label: 'Good', style: 'green', apart: false, lines: good?.lines ?? [], least: 3, width },
    {
      label: 'Why',
      style: 'bold',
      apart: true,
      lines: plainText(rule.why).flatMap((line) => wrapped(inline(line), width)),
      least: 4,
      width,
    },
    { label: 'Options', style: 'bold', apart: true, lines: optionLines(rule, width), least: MOST_OPTION_LINES, width },
    { label: 'Numbers', style: 'bold', apart: true, lines: evidence, least: 4, width },
  ]
}

function optionLines({ options = {} }: Rule, width: number): string[] {
  return Object.entries(options).flatMap(([name, spec]) => {
    const takes = allowedWords(spec, (word) => word)
    return hanging(inline(`${name} = ${JSON.stringify(spec.default)} (${takes}): ${spec.says}`), width)
  })
}

/** The command that shows all of it stays whole, so that it can be copied. */
function moreLines(id: string, width: number): string[] {
  const [says, command] = ['The whole page:', `rightcall explain ${id} --format markdown`]
  const line = `${says} ${command}`
  return columnsOf(line) <= width ? [line] : [says, `  ${command}`]
}
