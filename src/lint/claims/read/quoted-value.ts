/**
 * A quoted word as a value. American punctuation puts the full stop or the comma of the sentence inside the quotes ("response."), and a text
 * that was escaped twice has a backslash before the closing one (\\"logs\\").
 */
export function quotedValue(quoted: string): string {
  return quoted.replace(/^([\w-]+)[.,;!?]?\\?$/, '$1')
}
