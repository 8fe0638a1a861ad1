import type { Piece } from './value.ts'

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' }

/** What the inside of a string or template literal says, and where. `start` is the offset of `written` in the source. */
export function cooked(written: string, start: number): { readonly text: string; readonly pieces: readonly Piece[] } {
  let text = ''
  const pieces: Piece[] = [{ from: 0, start }]
  let at = 0
  while (at < written.length) {
    const next = nextSpecial(written, at)
    text += written.slice(at, next)
    at = next
    if (at >= written.length) break
    const [says, length] = special(written, at)
    // an escape stands for fewer characters than it has, so what follows is a new piece
    pieces.push({ from: text.length, start: start + at })
    text += says
    at += length
    pieces.push({ from: text.length, start: start + at })
  }
  return { text, pieces }
}

function nextSpecial(written: string, from: number): number {
  for (let at = from; at < written.length; at++) {
    const code = written.charCodeAt(at)
    if (code === 92 || code === 13) return at
  }
  return written.length
}

/** What an escape says, and how long it is. A line that ends in CR LF ends in LF. */
function special(written: string, at: number): readonly [says: string, length: number] {
  if (written[at] === '\r') return ['\n', written[at + 1] === '\n' ? 2 : 1]
  const next = written[at + 1]
  if (next === undefined) return ['\\', 1]
  if (next === '\r') return ['', written[at + 2] === '\n' ? 3 : 2]
  if (next === '\n' || next === '\u2028' || next === '\u2029') return ['', 2]
  const unicode = /^\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(written.slice(at, at + 10))
  if (unicode) {
    const code = Number.parseInt(unicode[1] ?? unicode[2] ?? unicode[3] ?? '0', 16)
    return [code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code), unicode[0].length]
  }
  return [Object.hasOwn(ESCAPES, next) ? (ESCAPES[next] ?? '') : next, 2]
}

/** The offset in the source of a character of a text; undefined where it has no place. */
export function sourceOffset(pieces: readonly Piece[], offset: number): number | undefined {
  let found: Piece | undefined
  for (const piece of pieces) {
    if (piece.from > offset) break
    found = piece
  }
  return found === undefined ? undefined : found.start + (offset - found.from)
}

/** The same text with the indentation that all its lines share taken away, and without the empty lines around it. */
export function dedented(text: string, pieces: readonly Piece[]): { readonly text: string; readonly pieces: readonly Piece[] } {
  const lines = text.split('\n')
  const indents = lines
    .filter((line, index) => index > 0 && line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const common = indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent))
  let result = ''
  let at = 0
  const moved: Piece[] = []
  const last = lines.findLastIndex((line) => line.trim() !== '')
  const first = lines.findIndex((line) => line.trim() !== '')
  for (const [index, line] of lines.entries()) {
    const cut =
      index === 0 ? (first === 0 ? (/^[ \t]*/.exec(line)?.[0].length ?? 0) : line.length) : Math.min(common, line.length)
    const end = index === last ? line.trimEnd().length : line.length
    if (index >= first && index <= last && first !== -1) {
      if (index > first) result += '\n'
      addPieces(at + cut, at + end, result.length)
      result += line.slice(cut, end)
    }
    at += line.length + 1
  }
  return { text: result, pieces: moved }

  function addPieces(from: number, to: number, target: number): void {
    const start = sourceOffset(pieces, from)
    if (start !== undefined) moved.push({ from: target, start })
    for (const piece of pieces)
      if (piece.from > from && piece.from <= to) moved.push({ from: target + piece.from - from, start: piece.start })
  }
}
