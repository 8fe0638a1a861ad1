/** Characters that may begin something that is not text. */
const MAY_HIDE = /[`<"“(]|:\/\//

const ADDRESS = /\b[a-z][a-z0-9+.-]{1,12}:\/\/[^\s<>"'`)\]}]{1,400}/gi
const COMMENT = /<!--[^]{0,2000}?-->/g
const SPAN = /`([^`\n]{1,300})`/g
/** `a == b`, `f(x)`, `kubectl logs -f`: more than a name, a value or an assignment. */
const FORMULA = /[()<>|&;+%^]|\w -{1,2}\w/
/** `DATETIME_DIFF({Due}, TODAY())`: a call written in the sentence. */
const CALL =
  /(?<![\w`])[A-Za-z_][\w.]{1,60}\((?=[^()\n]{0,200}[=,'"{(])[^()\n]{0,200}(?:\([^()\n]{0,100}\)[^()\n]{0,200}){0,3}\)/g
const QUOTED = /["“]([^"“”\n]{1,400})["”]/g
/** What somebody says: four words or more. */
const SAYING = /^\S+(?: \S+){3,}$/

/**
 * The text with what is not text blanked out: addresses, HTML comments, formulas, calls and quoted sentences. Offsets stay: the
 * result has the length of the text.
 */
export function masked(text: string): string {
  if (!MAY_HIDE.test(text)) return text
  return text
    .replace(ADDRESS, blank)
    .replace(COMMENT, blank)
    .replace(SPAN, (whole, inner: string) => (FORMULA.test(inner) ? blank(whole) : whole))
    .replace(CALL, blank)
    .replace(QUOTED, (whole, inner: string) => (SAYING.test(inner) ? blank(whole) : whole))
}

/** Spaces in place of a text, line breaks kept. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
