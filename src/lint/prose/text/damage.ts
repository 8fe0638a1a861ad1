import type { Span } from '../../../core/tool.ts'
import { endsOpen } from './broken-off.ts'
import { gluedIn } from './glued.ts'
import { remembered } from './memo.ts'
import { unpairedCode, unpairedQuote } from './unpaired.ts'

/** Words of a text that show that a part of it is lost, or that it was glued together. */
export interface Damage {
  readonly kind: 'closer' | 'quote' | 'bracket' | 'glued' | 'twice' | 'end'
  readonly words: Span
}

const MOST_TEXT = 20_000
const FENCED = /```[\s\S]*?(?:```|$)/g
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]{0,400}`/g
const URL = /\bhttps?:\/\/[^\s)"'<>]+/g
/** A line of nothing but what closes something. */
const CLOSER = /(?:^|\n)[ \t]*([}\])][}\]);, \t]*)(?=\n|$)/g

/** The first damage of a text; undefined if it has none. Code, addresses and what may be measures in inches are not damage. */
export const damageIn: (text: string) => Damage | undefined = remembered((text) => {
  if (text.length > MOST_TEXT) return undefined
  const prose = /`|https?:/.test(text) ? text.replace(CODE, blanked).replace(URL, blanked) : text
  // nothing but the fence of a block of code
  if (/^\s*`{3,}\w*\s*$/.test(text)) return { kind: 'end', words: { start: 0, end: text.length } }
  const code = text.includes('`') ? unpairedCode(text.replace(FENCED, blanked)) : undefined
  const quote = code ?? unpairedQuote(prose)
  return strayCloser(prose) ?? (quote && { kind: 'quote', words: quote }) ?? openBracket(prose) ?? gluedIn(prose) ?? openEnd(text)
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

/** A bracket that opens in a sentence, and that neither it nor the rest of the text closes: "(in metres, rounded. Returns …". */
const BRACKET = /(?<=[a-z]{2,} )\([A-Za-z][^()\n]{3,200}$/

function openBracket(text: string): Damage | undefined {
  const last = text.lastIndexOf('(')
  if (last < 0 || text.indexOf(')', last) >= 0 || /[{}=<>;[\]]/.test(text.slice(last))) return undefined
  const match = BRACKET.exec(text.slice(0, text.trimEnd().length).replaceAll('\n', ' '))
  // one that the text ends in is another damage
  if (match === null || !/[.!?] [A-Z]|\n/.test(text.slice(match.index))) return undefined
  return { kind: 'bracket', words: { start: match.index, end: Math.min(text.trimEnd().length, match.index + 24) } }
}

/** The last word may ask for another, or a bracket may be open. */
const MAY_GO_ON =
  /(?:\b(?:an?|the|and|or|your|its|their|because|as|including|on|to|of|from|in|with|for|by|at|into|example|whether|unless|although|whose|must|should|would|shall|if|that|e\.g\.?|i\.e\.?)|[\w)][,:]|\([^()\n]{1,200})\s*$/i

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
