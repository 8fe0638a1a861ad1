import type { Json } from '../../core/json.ts'
import { offsetIn, readsAs } from '../../core/json-literal.ts'
import type { Replacement, TextNode } from './tree.ts'

/** YAML would read these as something else than a string, or not at all. */
const PLAIN = /^[A-Za-z][^:#{}[\],&*!|>'"%@`\\\r\n]*$/
const NOT_A_STRING = /^(?:true|false|null|yes|no|on|off|y|n)$/i
/** Characters of context that make the place of a change unique. */
const CONTEXT = 200

/** The edit that makes a scalar read as another value, in its own style and with as few bytes changed as it allows. */
export function scalarEdit(text: string, node: TextNode, before: Json, after: Json): Replacement {
  const written = text.slice(node.start, node.end)
  const whole = (value: string): Replacement => narrowed({ start: node.start, end: node.end, text: value }, written)
  if (typeof before !== 'string' || typeof after !== 'string') return whole(JSON.stringify(after))
  if (written.startsWith('"')) return inDoubleQuotes(node.start, written, before, after) ?? whole(JSON.stringify(after))
  if (written === singleQuoted(before) && !/[\r\n]/.test(after)) return whole(singleQuoted(after))
  if (written === before && PLAIN.test(after) && !NOT_A_STRING.test(after) && after.trim() === after) return whole(after)
  // several lines: the changed words alone, where they can be found; the caller reads the result back
  const edit = /[\r\n]/.test(written) ? inContext(written, before, after) : undefined
  if (edit !== undefined) return { start: node.start + edit.start, end: node.start + edit.end, text: edit.text }
  return whole(JSON.stringify(after))
}

function inDoubleQuotes(start: number, written: string, before: string, after: string): Replacement | undefined {
  if (!readsAs(written, before)) return undefined
  const { from, until, middle } = difference(before, after)
  const [first, last] = [offsetIn(written, from), offsetIn(written, until)]
  return { start: start + first, end: start + last, text: JSON.stringify(middle).slice(1, -1) }
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function inContext(written: string, before: string, after: string): Replacement | undefined {
  const { from, until, middle } = difference(before, after)
  if (/[\r\n]/.test(middle)) return undefined
  for (let context = 0; context <= CONTEXT; context = context === 0 ? 4 : context * 2) {
    const [left, right] = [Math.max(0, from - context), Math.min(before.length, until + context)]
    const words = before.slice(left, right)
    const at = written.indexOf(words)
    if (words === '' || at < 0) continue
    if (written.includes(words, at + 1) || before.includes(words, before.indexOf(words) + 1)) continue
    return { start: at + from - left, end: at + until - left, text: middle }
  }
  return undefined
}

/** What lies between the common beginning and the common end of two strings; never half of a surrogate pair. */
function difference(before: string, after: string): { from: number; until: number; middle: string } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  if (isLowSurrogate(before, from) || isLowSurrogate(after, from)) from--
  let tail = 0
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (isLowSurrogate(before, before.length - tail) || isLowSurrogate(after, after.length - tail)) tail--
  return { from, until: before.length - tail, middle: after.slice(from, after.length - tail) }
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at > 0 && code >= 0xdc00 && code <= 0xdfff
}

function narrowed(edit: Replacement, written: string): Replacement {
  const { from, until, middle } = difference(written, edit.text)
  return { start: edit.start + from, end: edit.start + until, text: middle }
}
