import type { Span } from '../../../core/tool.ts'
import { endsOpen } from './broken-off.ts'
import { remembered } from './memo.ts'

/** Words of a text that show that a part of it is lost, or that it was glued together. */
export interface Damage {
  readonly kind: 'closer' | 'quote' | 'glued' | 'end'
  readonly words: Span
}

const MOST_TEXT = 20_000
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]{0,400}`/g
const URL = /\bhttps?:\/\/[^\s)"'<>]+/g
/** A line of nothing but what closes something. */
const CLOSER = /(?:^|\n)[ \t]*([}\])][}\]);, \t]*)(?=\n|$)/g
/** A quotation that opens: "for example "Dover". */
const OPENS = /^[\s([{:=,]?"(?=[\p{L}\d/@#*_-])/u
/** The end of one sentence and the front of the next without a space: "two ports.Times are local". */
const GLUED = /(?<=[a-z]{2,} (?:[a-z]+ )?)[a-z]{3,20}[.!?;](?:[A-Z][a-z]{1,14}|[A-Z]{2,6}) (?=[a-z])/g

/** The first damage of a text; undefined where it has none. Code, addresses and what may be measures in inches are no damage. */
export const damageIn: (text: string) => Damage | undefined = remembered((text) => {
  if (text.length > MOST_TEXT) return undefined
  const prose = /`|https?:/.test(text) ? text.replace(CODE, blanked).replace(URL, blanked) : text
  // nothing but the fence of a block of code
  if (/^\s*`{3,}\w*\s*$/.test(text)) return { kind: 'end', words: { start: 0, end: text.length } }
  return strayCloser(prose) ?? openQuote(prose) ?? gluedSentences(prose) ?? openEnd(text)
})

function strayCloser(text: string): Damage | undefined {
  if (!/[}\])]/.test(text)) return undefined
  for (const { 0: line, 1: closer = '', index } of text.matchAll(CLOSER)) {
    const start = index + line.indexOf(closer)
    const before = text.slice(0, start)
    const [sign = ''] = closer
    const opener = sign === '}' ? '{' : sign === ']' ? '[' : '('
    if (count(before, opener) <= count(before, sign))
      return { kind: 'closer', words: { start, end: start + closer.trimEnd().length } }
  }
  return undefined
}

/** A quotation that opens in a line and that nothing there closes. */
function openQuote(text: string): Damage | undefined {
  if (!text.includes('"')) return undefined
  let start = 0
  for (const line of text.split('\n')) {
    const at = /[{}=<>]|"\s*:/.test(line) ? undefined : openMark(line)
    if (at !== undefined && OPENS.test(line.slice(Math.max(0, at - 1))))
      return { kind: 'quote', words: { start: start + at, end: start + Math.min(line.trimEnd().length, at + 24) } }
    start += line.length + 1
  }
  return undefined
}

/** Where the mark stands that opens the last quotation of a line; undefined where all are closed. */
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

function gluedSentences(text: string): Damage | undefined {
  const match = /[a-z][.!?;][A-Z]/.test(text) ? text.matchAll(GLUED).next().value : undefined
  if (match === undefined) return undefined
  return { kind: 'glued', words: { start: match.index, end: match.index + match[0].trimEnd().length } }
}

/** The last word may ask for another, or a bracket may be open. */
const MAY_GO_ON = /(?:\b(?:an?|the|and|or|your|its|their|because|as|including|e\.g\.?|i\.e\.?)|\([^()\n]{1,200})\s*$/i

function openEnd(text: string): Damage | undefined {
  if (!MAY_GO_ON.test(text.slice(-240))) return undefined
  const words = endsOpen(text)
  return words === undefined ? undefined : { kind: 'end', words }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

function blanked(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
