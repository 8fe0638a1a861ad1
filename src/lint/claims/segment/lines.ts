import type { Span } from '../../../core/tool.ts'
import { ready } from '../../prose/text/ready.ts'

/** What a part of a text is for: before any label `body`, then as the last label states ("Args:", "## Returns", "<examples>"). */
export type Section = 'body' | 'inputs' | 'outputs' | 'examples' | 'failures' | 'other'

/** A name at the head of a row, as written, without its marks. */
export interface Label extends Span {
  readonly name: string
  /** In code, bold or quotes. */
  readonly marked: boolean
}

interface LabelLine {
  readonly section: Section
  readonly indent: number
  /** `#` headings hold until the next one; others until the text leaves their indentation. */
  readonly heading: boolean
  /** Where the text behind the label begins in the line; its length where the label is alone. */
  readonly textFrom: number
}

interface RowLine {
  readonly label: Label
  readonly indent: number
  readonly bullet: boolean
  /** Where the text about the name begins in the line. */
  readonly textFrom: number
  /** What precedes the text, as a table would have it in columns: the type and the default of a JSDoc or Sphinx row. */
  readonly columns: readonly (Span & { readonly heading: string })[]
}

const SECTIONS: readonly (readonly [Section, RegExp])[] = [
  [
    'inputs',
    /^(?:(?:all|the|optional|required|input|main|key|tool|query|path|request|url|function|method|body|available|common|other|named|keyword) )?(?:args?|arguments?|param(?:eter)?s?|inputs?|options?|fields|properties|filters|flags|body|payload)(?: (?:reference|description|descriptions|details|list))?$/i,
  ],
  [
    'outputs',
    /^(?:returns?|return values?|returned|outputs?|output (?:fields|format|schema)|responses?|response (?:fields|format|schema)|results?|yields)$/i,
  ],
  [
    'examples',
    /^(?:examples?|usage|usage examples?|example (?:usage|calls?|queries|requests?|use cases)|sample (?:calls?|usage)|use cases?|common use cases)$/i,
  ],
  ['failures', /^(?:raises|throws|errors?|error handling|exceptions|failures)$/i],
]

/** `Args:`, `## Returns`, `**Parameters**`, `<examples>`, a line that is underlined. */
const ALONE = /^([ \t]*)(#{1,6} {1,3})?(\*\*|__|<)?([A-Za-z][A-Za-z0-9 /'-]{1,50}?)(:?)(?:\*\*|__|>)?(:?)[ \t]*$/
/** `Returns: the list`; `limit: how many` may be a row. */
const LEADING = /^([ \t]*)(?:\*\*|__)?([A-Za-z][A-Za-z ]{1,40}?)(?::(?:\*\*|__)?|(?:\*\*|__):)(?=[ \t])/

/** The label that a line opens with; undefined if it opens with none. `next` is the line below. */
export function labelLine(line: string, next: string): LabelLine | undefined {
  const alone = ALONE.exec(line)
  if (alone !== null) {
    const [, space = '', hashes, mark, words = '', inner, outer] = alone
    const underlined = /^[ \t]*(?:-{3,}|={3,})[ \t]*$/.test(next)
    if (hashes === undefined && mark === undefined && !underlined && inner === '' && outer === '') return undefined
    const heading = hashes !== undefined || underlined || mark === '<'
    return { section: sectionOf(words.trim()), indent: space.length, heading, textFrom: line.length }
  }
  const leading = LEADING.exec(line)
  const section = leading === null ? 'other' : sectionOf((leading[2] ?? '').trim())
  if (leading === null || section === 'other') return undefined
  return { section, indent: (leading[1] ?? '').length, heading: false, textFrom: leading[0].length }
}

export function sectionOf(words: string): Section {
  return SECTIONS.find(([, names]) => ready(names).test(words))?.[0] ?? 'other'
}

const ROW =
  /^([ \t]*)([-*•+] {1,3}|\d{1,2}[.)] {1,2})?(\*\*)?([`'"]?)([A-Za-z_$][\w.[\]-]{0,60})\4(\*\*)?(?= {0,16}(?:[([][^()[\]\n]{1,100}[)\]])?(?:\*\*)?(?: {0,16}:(?:\s|\*\*|$)| [–—-] | = | -> )| [([])/
/** `@param {number} [limit=20] - how many`, `:param int limit: how many`. */
const DOC_ROW =
  /^([ \t]*(?:\* )?)[:@]param(?:eter)? {1,4}(?:\{([^{}\n]{1,80})\} {1,4}|([a-z][a-z[\], ]{0,30}) (?=\w+:))?\[?([A-Za-z_$][\w.]{0,60})(?:=([^\]\n]{1,40}))?\]?(?=[\s:]|$)/

/** The row `name (type): text` that a line is; undefined if it is none. */
export function rowLine(line: string): RowLine | undefined {
  const doc = /[:@]param/.test(line) ? DOC_ROW.exec(line) : null
  if (doc !== null) return docRow(doc)
  const match = ROW.exec(line)
  if (match === null) return undefined
  const [whole, space = '', bullet, bold, quote = '', name = ''] = match
  const start = whole.lastIndexOf(name)
  // a key in double quotes belongs to a JSON text
  if (quote === '"' && bullet === undefined) return undefined
  return {
    label: { name, start, end: start + name.length, marked: bold !== undefined || quote !== '' },
    indent: space.length,
    bullet: bullet !== undefined,
    textFrom: whole.length,
    columns: [],
  }
}

function docRow([whole, space = '', braced, plain, name = '', given]: RegExpExecArray): RowLine {
  const start = whole.lastIndexOf(given === undefined ? name : `${name}=`)
  const column = (heading: string, text: string | undefined, from: number) =>
    text === undefined ? [] : [{ heading, start: whole.indexOf(text, from), end: whole.indexOf(text, from) + text.length }]
  return {
    label: { name, start, end: start + name.length, marked: true },
    indent: space.length,
    bullet: false,
    textFrom: whole.length,
    columns: [...column('type', braced ?? plain, space.length + 6), ...column('default', given, start)],
  }
}

interface Cell extends Span {
  readonly text: string
}

/** The cells of a table's row with their offsets in the line; undefined if the line is none. */
export function cellsOf(line: string): readonly Cell[] | undefined {
  if (!/^[ \t]*\|.*\|[ \t]*$/.test(line)) return undefined
  const cells: Cell[] = []
  let start = line.indexOf('|') + 1
  for (let at = line.indexOf('|', start); at !== -1; at = line.indexOf('|', at + 1)) {
    if (line[at - 1] === '\\') continue
    cells.push({ text: line.slice(start, at).trim(), start, end: at })
    start = at + 1
  }
  return cells
}

export function isTableRule(line: string): boolean {
  return /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/.test(line)
}
