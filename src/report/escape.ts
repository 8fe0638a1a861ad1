import { visible } from '../core/text.ts'

/** Foreign text for one line of a terminal: control and bidirectional characters visible, line breaks and tabs a space. */
export function inline(text: string): string {
  return visible(text.replaceAll('\r\n', '\n'))
    .replace(/[\t\n]+/g, ' ')
    .trim()
}

/**
 * Output that a CI runner may read as well as a person: a line that would begin with `::` (a workflow command, also when
 * indented) and the older form `##[`, which counts anywhere in a line, lose their meaning and stay readable.
 */
export function withoutCommands(output: string): string {
  return output.replace(/^([^\S\n]*):(?=:)/gm, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[')
}

/** The value of a workflow command: what stands after the last `::`. */
export function commandData(text: string): string {
  return visible(text.replaceAll('\r\n', '\n')).replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('##[', '##%5B')
}

/** The value of a property of a workflow command: `file=…,title=…`. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** A report as JSON, with what a terminal or a runner would obey written as `\u` escapes: the value stays exactly the same. */
export function jsonText(value: unknown): string {
  return `${harmlessJson(JSON.stringify(value, undefined, 2))}\n`
}

/** JSON as the data of a script element: no `<` can end it or begin a comment. The value stays exactly the same. */
export function scriptData(value: unknown): string {
  return harmlessJson(JSON.stringify(value)).replaceAll('<', '\\u003c')
}

/** JSON whose strings have no character that a terminal or a runner would obey. */
export function harmlessJson(text: string): string {
  const known = new Map<string, string>()
  // without the u flag, which makes a report of megabytes a third slower
  const harmless = text.replace(/[\ud800-\udbff][\udc00-\udfff]|[^\n -~]/g, (character) => {
    const before = known.get(character)
    if (before !== undefined) return before
    const written = visible(character) === character ? character : unicodeEscape(character)
    known.set(character, written)
    return written
  })
  return harmless.includes('##[') ? harmless.replaceAll('##[', '#\\u0023[') : harmless
}

function unicodeEscape(character: string): string {
  let escaped = ''
  for (let at = 0; at < character.length; at++) escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  return escaped
}

const MARKUP = /[&<>|$@\\`*_[\]~!]|#(?=\w)|:(?=\/\/)|\bgh(?=-\d)|\bww(?=w\.)/gi

/**
 * Foreign text inside a Markdown paragraph, list item or table cell. GitHub finds mentions, references and bare links after
 * entities are decoded, so a zero-width space (as an entity) has to stand inside them.
 */
export function prose(text: string): string {
  return inline(text).replace(MARKUP, (found) => {
    if (/^[&<>|$]$/.test(found)) return `&#${found.charCodeAt(0)};`
    return /^[@#:gw]/i.test(found) ? `${found}&#8203;` : `\\${found}`
  })
}

/** Foreign text as code inside Markdown, also in a table cell or an HTML block. */
export function code(text: string): string {
  const line = inline(text)
  if (/^[\w./:@+ -]+$/.test(line) && !/(^|\W)@/.test(line)) return `\`${line}\``
  return htmlCode(line)
}

/** The same as HTML, for places where Markdown may not be read: `<summary>`. */
export function htmlCode(text: string): string {
  const entities = inline(text)
    .replace(/[^A-Za-z0-9 ,.'/-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replace(/&#58;(?=\/\/)/g, '&#58;&#8203;')
    .replace(/\b(ww)w(?=\.)/gi, '$1&#8203;w')
  return `<code>${entities}</code>`
}
