import { rememberedFor } from '../../../core/memo.ts'
import type { Tool } from '../../../core/tool.ts'
import { mayDirect } from './directives.ts'
import { mayHide } from './hidden.ts'
import { mayNameOrder } from './name-orders.ts'
import { stringsOf } from '../text/strings.ts'

/** What a careful reading of a tool's strings may find; most tools have none of it. */
interface Suspicions {
  readonly hidden: boolean
  readonly orders: boolean
  /** Names of tools and parameters, and values to choose from, that may spell an order. */
  readonly names: boolean
}

/** An order has two words at least. */
const LEAST = 8

/** One walk over all strings of a tool for the rules that must look at each of them. */
export const suspicionsOf = rememberedFor((tool: Tool): Suspicions => {
  const { values, keys } = stringsOf(tool)
  // one look at all of them together: each look has its price
  const hidden = mayHide(keys.join('\n')) || mayHide(values.join('\n'))
  const names = keys.some(mayNameOrder) || values.some(mayNameOrder)
  return { hidden, orders: values.some((text) => mayOrder(text, false)), names }
})

/** A string that may give an order: no key, and not too short for one. */
export function mayOrder(text: string, key: boolean): boolean {
  return !key && text.length >= LEAST && mayDirect(text)
}
