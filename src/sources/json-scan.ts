/*
 * Steps through strict JSON without recursion and without building tokens: strings, which are most of a tool list, are
 * skipped by the engine's own search. Codes are compared, not looked up: a large list is mostly white space and quotes.
 */

export const QUOTE = 0x22
const BACKSLASH = 0x5c

/** `{` or `[`. */
export function opens(code: number): boolean {
  return code === 0x7b || code === 0x5b
}

/** `}` or `]`. */
export function closes(code: number): boolean {
  return code === 0x7d || code === 0x5d
}

/** White space, and the separators `,` and `:`, which say nothing that the order of values does not. */
export function separates(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0x3a
}

/** The offset after the string whose opening quote stands at `open`. */
export function afterString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1)
  return close < 0 ? text.length : close + 1
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === BACKSLASH) first--
  return (at - first) % 2 === 1
}

/** The offset after the number, `true`, `false` or `null` that starts at `from`. */
export function afterPrimitive(text: string, from: number): number {
  let at = from
  while (at < text.length && !separates(text.charCodeAt(at)) && !closes(text.charCodeAt(at))) at++
  return at
}
