import { rememberedFor } from '../../../core/memo.ts'
import type { Tool } from '../../../core/tool.ts'
import { mayDirect } from './directives.ts'
import { mayHide } from './hidden.ts'
import { stringsOf } from '../text/strings.ts'

/** What a careful reading of a tool's strings may find; most tools have neither. */
interface Suspicions {
  readonly hidden: boolean
  readonly orders: boolean
}

/** An order has two words at least. */
const LEAST = 8

/** One walk over all strings of a tool for the rules that must look at each of them. */
export const suspicionsOf = rememberedFor((tool: Tool): Suspicions => {
  const { values, keys } = stringsOf(tool)
  // one look at all of them together: each look has its price
  const hidden = mayHide(keys.join('\n')) || mayHide(values.join('\n'))
  return { hidden, orders: values.some((text) => mayOrder(text, false)) }
})

/** A string that may give an order: no key, and not too short for one. */
export function mayOrder(text: string, key: boolean): boolean {
  return !key && text.length >= LEAST && mayDirect(text)
}
