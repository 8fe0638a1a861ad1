/** Nobody mistypes more; two hostile megabytes would take an hour to tell apart. */
const MOST_TYPED = 200

/** The candidate nearest to what was typed, when it is near enough to be meant (at most a third of it wrong). */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  if (typed.length > MOST_TYPED) return undefined
  let best: string | undefined
  let least = Math.floor(Math.max(typed.length, 3) / 3) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue
    const distance = editDistance(typed.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** Levenshtein distance with transpositions of neighbours counted as one (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let older: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let distance = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, (older[column - 2] ?? 0) + 1)
      }
      current.push(distance)
    }
    ;[older, previous] = [previous, current]
  }
  return previous[b.length] ?? 0
}

/** `1 tool`, `3 tools`, `2 entries`. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(n)} ${n === 1 ? singular : plural}`
}

/** `12,345`. Not `toLocaleString`: its first call costs 15 ms, more than linting a small file. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function list(items: readonly string[], most = 5): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** Runs of white space as one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The sentence with its first letter as a capital. */
export function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
}

/** Cut to at most `length` UTF-16 units, never inside a surrogate pair, with an ellipsis where something was lost. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text
  if (length < 1) return ''
  const cut = text.slice(0, length - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

// Unicode's own list of what is invisible (DI: zero-width, tags, Hangul fillers, variation selectors), and control characters.
const DANGEROUS = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\uFFF9-\uFFFB]/gu

// nearly all text; the classes above take milliseconds to compile, which a small run need not pay
const PLAIN = /^[\t\n -~‘’“”–—…]*$/

/**
 * Hostile text made harmless for people's eyes: control, bidirectional and invisible characters become visible
 * `\u{…}` escapes. Tab and newline stay. Every text that came from outside passes here before a terminal or a message shows it.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(DANGEROUS, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

/** Offsets at which lines start; line breaks are LF, CRLF and CR. A byte order mark is no column of the first line, unless it is said where that starts. */
export function lineStarts(text: string, first = text.startsWith('\uFEFF') ? 1 : 0): number[] {
  const starts = [first]
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
    return starts
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

export interface Position {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}

/** Line and column of an offset. `starts` are the line starts of the text. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) }
}
