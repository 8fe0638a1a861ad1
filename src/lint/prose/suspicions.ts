import type { Tool } from '../../core/tool.ts'
import { mayDirect } from './directives.ts'
import { mayHide } from './hidden.ts'
import { stringsOf } from './strings.ts'

/** What a careful reading of a tool's strings may find; most tools have neither. */
interface Suspicions {
  readonly hidden: boolean
  readonly orders: boolean
}

/** An order has two words at least. */
const LEAST = 8

const memory = new WeakMap<object, Suspicions>()

/** One walk over all strings of a tool for the rules that must look at each of them. */
export function suspicionsOf(tool: Tool): Suspicions {
  const { raw } = tool
  const before = typeof raw === 'object' && raw !== null ? memory.get(raw) : undefined
  if (before !== undefined) return before
  const { values, keys } = stringsOf(tool)
  // one look at all of them together: each look has its price
  const hidden = mayHide(keys.join('\n')) || mayHide(values.join('\n'))
  const suspicions = { hidden, orders: values.some((text) => mayOrder(text, false)) }
  if (typeof raw === 'object' && raw !== null) memory.set(raw, suspicions)
  return suspicions
}

/** A string that may give an order: no key, and not too short for one. */
export function mayOrder(text: string, key: boolean): boolean {
  return !key && text.length >= LEAST && mayDirect(text)
}
