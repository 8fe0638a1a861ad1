import { createScanner, printParseErrorCode, visit } from 'jsonc-parser'
import type { Comment } from '../core/comment.ts'
import type { Json } from '../core/json.ts'
import { clip, lineStarts, positionAt, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { DEEPEST, tooDeep } from './depth.ts'

/** jsonc-parser's kinds of token; the package exports them only as an ambient const enum. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  end: 17,
} as const

/**
 * Reads a text that `JSON.parse` refuses. `strict` is the text with comments and trailing commas replaced by blanks, so that
 * offsets stay what they were.
 *
 * @throws UserError with line, column and the offending words where the text is not JSON even then.
 */
export function readTolerantly(uri: string, text: string, unmarked = text): { strict: string; data: Json } {
  const { strict, levels } = withoutExtras(unmarked)
  try {
    return { strict, data: JSON.parse(strict) }
  } catch (cause) {
    // the parser that explains errors recurses
    throw levels > DEEPEST ? tooDeep(uri) : notJson(uri, { text, strict }, cause)
  }
}

/** The comments of a text. */
export function commentsInJson(text: string): Comment[] {
  const scanner = createScanner(text)
  const comments: Comment[] = []
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    if (token !== TOKEN.lineComment && token !== TOKEN.blockComment) continue
    const start = scanner.getTokenOffset()
    const end = start + scanner.getTokenLength()
    const inside = text.slice(start + 2, end)
    comments.push({ span: { start, end }, text: token === TOKEN.blockComment ? inside.replace(/\*\/$/, '') : inside })
  }
  return comments
}

/** `levels` is how deep the text nests at most, each kind of bracket counted alone because a broken text may mix them. */
function withoutExtras(text: string): { strict: string; levels: number } {
  const scanner = createScanner(text)
  const kept: string[] = []
  let copied = 0
  let [braces, brackets, levels] = [0, 0, 0]
  let comma: number | undefined
  function blank(from: number, to: number): void {
    kept.push(text.slice(copied, from), text.slice(from, to).replace(/[^\r\n]/g, ' '))
    copied = to
  }
  // a trailing comma is known only after the comments behind it, which are blanked by then
  const commas: number[] = []
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    const at = scanner.getTokenOffset()
    if (token === TOKEN.openBrace) braces++
    else if (token === TOKEN.openBracket) brackets++
    else if (token === TOKEN.closeBrace) braces = Math.max(0, braces - 1)
    else if (token === TOKEN.closeBracket) brackets = Math.max(0, brackets - 1)
    levels = Math.max(levels, braces + brackets)
    if (token === TOKEN.lineComment || token === TOKEN.blockComment) blank(at, at + scanner.getTokenLength())
    else if (token === TOKEN.comma) comma = at
    else if (token !== TOKEN.lineBreak && token !== TOKEN.blank) {
      if (comma !== undefined && (token === TOKEN.closeBrace || token === TOKEN.closeBracket)) commas.push(comma)
      comma = undefined
    }
  }
  return { strict: withBlanksAt(kept.join('') + text.slice(copied), commas), levels }
}

function withBlanksAt(text: string, offsets: readonly number[]): string {
  const pieces: string[] = []
  let copied = 0
  for (const offset of offsets) {
    pieces.push(text.slice(copied, offset), ' ')
    copied = offset + 1
  }
  return pieces.join('') + text.slice(copied)
}

const SAYS: Readonly<Record<string, string>> = {
  CloseBraceExpected: 'a "}" is missing',
  CloseBracketExpected: 'a "]" is missing',
  ColonExpected: 'a ":" is missing after the key',
  CommaExpected: 'a "," is missing',
  EndOfFileExpected: 'there is more text after the end of the JSON value',
  InvalidCharacter: 'a string contains a raw control character',
  InvalidEscapeCharacter: 'a string contains an escape that JSON does not have',
  InvalidUnicode: 'a string contains a broken \\u escape',
  PropertyNameExpected: 'a key in double quotes is missing',
  UnexpectedEndOfComment: 'a comment is never closed',
  UnexpectedEndOfNumber: 'a number is cut short',
  UnexpectedEndOfString: 'a string is never closed on its line',
  ValueExpected: 'a value is missing',
}

function notJson(uri: string, { text, strict }: { readonly text: string; readonly strict: string }, cause: unknown): UserError {
  const { code, offset } = firstError(strict)
  const { line, column } = positionAt(lineStarts(text), offset)
  const bit = clip(visible(/^(?:"[^"\n]*"?|[^\s,}\]]+|.)/.exec(strict.slice(offset, offset + 60).trimStart())?.[0] ?? ''), 24)
  const says = SAYS[code] ?? 'this is not a JSON value'
  return new UserError(`${uri}:${line}:${column} is not JSON: ${says}${bit === '' ? '' : `, at ${bit}`}.`, {
    hint: hintFor(strict, code, bit),
    cause,
  })
}

function firstError(text: string): { code: string; offset: number } {
  let first: { code: string; offset: number } | undefined
  visit(text, { onError: (code, offset) => void (first ??= { code: printParseErrorCode(code), offset }) })
  return first ?? { code: '', offset: 0 }
}

function hintFor(text: string, code: string, bit: string): string {
  if (text.trimStart().startsWith('<')) return 'This looks like HTML or XML; save the JSON answer itself.'
  if (code === 'EndOfFileExpected' && /^[{[]/.test(bit)) return 'This looks like JSON Lines; put the values into one array.'
  if (bit.startsWith("'")) return 'JSON allows only double quotes.'
  if (/^[-+]?(?:NaN|Infinity|undefined|None|True|False)/.test(bit)) return 'JSON has only true, false, null and finite numbers.'
  return 'Fix it there; comments and trailing commas are allowed.'
}
