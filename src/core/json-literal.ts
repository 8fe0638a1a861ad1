/** True for a double-quoted literal that reads back as the string. */
export function readsAs(literal: string, string: string): boolean {
  try {
    return JSON.parse(literal) === string
  } catch {
    return false
  }
}

/** Where the unit at `index` of a string begins in its double-quoted literal, escapes counted as they are written. */
export function offsetIn(literal: string, index: number): number {
  let at = 1
  for (let unit = 0; unit < index; unit++) at += literal[at] !== '\\' ? 1 : literal[at + 1] === 'u' ? 6 : 2
  return at
}
