import type { Span } from '../../../core/tool.ts'

/** A mark that opens something, and how it looks where it opens and where it closes. */
interface Pair {
  readonly sign: string
  readonly opens: RegExp
  readonly closes: RegExp
}

/** A quotation that opens: "for example "Dover". */
const OPENS = /^[\s([{:=,]?"(?=[\p{L}\d/@#*_-])/u
const PAIRS: readonly Pair[] = [
  // German closes with the sign that English opens with
  { sign: '“', opens: /(?<!„[^“\n]*)“(?=\S)/g, closes: /[”"]/g },
  { sign: '‘', opens: /(?<!‚[^‘\n]*)‘(?=\S)/g, closes: /[’']/g },
  // the end of "users'" closes nothing, but then nothing is open
  {
    sign: "'",
    opens: /(?<![^\s([{:=,/|])'(?=[A-Za-z_/@#-])(?!(?:s|t|re|ve|ll|d|m|em|til|n)\b)/g,
    closes: /(?<=[^\s([{:=,])'(?![A-Za-z])/g,
  },
]
/** What looks like code, where marks mean other things. */
const CODE = /[{}=<>\\]|"\s*:/

/** The place of the first quotation that opens in a line and that nothing in its paragraph closes; blocks of code are blanked out before. */
export function unpairedQuote(text: string): Span | undefined {
  return paragraphsIn(text).flatMap((lines) => unpairedIn(lines))[0]
}

interface Line {
  readonly line: string
  readonly start: number
}

/** The lines of a text, together where they wrap: the next one begins with a small letter. */
function paragraphsIn(text: string): Line[][] {
  const paragraphs: Line[][] = []
  let start = 0
  for (const line of text.split('\n')) {
    const last = paragraphs.at(-1)
    if (last !== undefined && WRAPPED.test(line)) last.push({ line, start })
    else paragraphs.push([{ line, start }])
    start += line.length + 1
  }
  return paragraphs
}

const WRAPPED = /^\s*\p{Ll}/u

function unpairedIn(lines: readonly Line[]): Span[] {
  const found = lines.flatMap(({ line, start }) => {
    const at = openQuote(line)
    return at === undefined ? [] : [{ start: start + at, end: start + Math.min(line.trimEnd().length, at + 24) }]
  })
  const isClosed = found.length > 0 && lines.length > 1 && openQuote(lines.map(({ line }) => line).join(' ')) === undefined
  return isClosed ? [] : found
}

function openQuote(line: string): number | undefined {
  return CODE.test(line) ? undefined : (doubleQuote(line) ?? otherQuote(line))
}

function doubleQuote(line: string): number | undefined {
  const at = line.includes('"') ? openMark(line) : undefined
  return at !== undefined && OPENS.test(line.slice(Math.max(0, at - 1))) ? at : undefined
}

/** Where the mark stands that opens the last quotation of a line; undefined if all are closed. */
function openMark(line: string): number | undefined {
  let opened: number | undefined
  for (const { index } of line.matchAll(/"/g)) {
    const before = line[index - 1] ?? ''
    // an escape, a mark that is spoken of, and inches
    if (before === '\\' || /^["'(]["')]$/.test(before + (line[index + 1] ?? ''))) continue
    if (opened === undefined && /\d/.test(before)) continue
    opened = opened === undefined ? index : undefined
  }
  return opened
}

/** The place of a sign of code that opens in a line and that nothing there closes: "`left or `right`"; blocks of code are blanked out before. */
export function unpairedCode(text: string): Span | undefined {
  let start = 0
  for (const line of text.split('\n')) {
    const signs = [...line.matchAll(/`/g)].map(({ index }) => index)
    const at =
      signs.length % 2 === 1 && !line.includes('``') && !CODE.test(line)
        ? signs.find((one) => /^(?:^|[\s([:,/|])`\w/.test(line.slice(Math.max(0, one - 1))))
        : undefined
    if (at !== undefined) return { start: start + at, end: start + Math.min(line.trimEnd().length, at + 24) }
    start += line.length + 1
  }
  return undefined
}

/** The first of the other marks that opens more often than it closes: "'left or 'right'". */
function otherQuote(line: string): number | undefined {
  for (const { sign, opens, closes } of PAIRS) {
    if (!line.includes(sign)) continue
    const opened = [...line.matchAll(opens)]
    if (opened.length > 0 && opened.length > [...line.matchAll(closes)].length)
      return nextOpen(
        line,
        opened.map(({ index }) => index),
        closes,
      )
  }
  return undefined
}

/** The first opening that another opening follows before a closing. */
function nextOpen(line: string, opened: readonly number[], closes: RegExp): number | undefined {
  return opened.find((at, index) => {
    const until = opened[index + 1] ?? line.length
    return [...line.slice(at + 1, until).matchAll(closes)].length === 0
  })
}
