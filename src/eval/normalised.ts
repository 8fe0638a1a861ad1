/**
 * Words of a language in the one form in which they are compared: Unicode form, case, white space within a line, and the
 * shape of quotes and dashes do not count, nor does a full stop at the end. Line breaks do.
 */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/[‘’‚‛`´]/g, "'")
    .replaceAll(/[“”„‟«»]/g, '"')
    .replaceAll(/[‐‑‒–—]/g, '-')
    .trim()
    .replace(/(?<=[^.])[.。]$/, '')
    .toLowerCase()
    .normalize('NFC')
}
