import type { Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { singleSpaced } from './text.ts'
import type { Found } from './found.ts'

/** Something that a rule takes for an order to the model, or for hidden text, in one tool or in the server's instructions. */
export interface Order {
  /** Index of the tool; null for the server's instructions. */
  readonly tool: number | null
  readonly rule: string
  readonly pointer: Pointer
  /** The words, as the text has them; of hidden text, what the rule tells of it. */
  readonly quote: string
  readonly says: string
}

/** The orders that one side has and the other had not, in a tool or in instructions that both have; all where only one side has the tool. */
export function orderChanges(before: readonly Order[], after: readonly Order[]): Found[] {
  return [
    ...without(after, before).map((order): Found => ({
      kind: 'instruction-added',
      danger: true,
      path: null,
      before: before.length === 0 && order.tool === null ? null : { pointer: order.pointer, value: undefined },
      after: { pointer: order.pointer, value: order.quote },
      says: `New, and reported by ${order.rule}: ${order.says}`,
    })),
    ...without(before, after).map((order): Found => ({
      kind: 'instruction-removed',
      path: null,
      before: { pointer: order.pointer, value: order.quote },
      after: { pointer: order.pointer, value: undefined },
      says: `What ${order.rule} reported is gone: "${clip(singleSpaced(order.quote), 120)}".`,
    })),
  ]
}

function without(orders: readonly Order[], others: readonly Order[]): readonly Order[] {
  const known = new Set(others.map(keyOf))
  return orders.filter((order) => !known.has(keyOf(order)))
}

/** Where in the tool the words stand does not matter, nor how they are singleSpaced. */
function keyOf({ rule, quote }: Order): string {
  return `${rule} ${singleSpaced(quote).toLowerCase()}`
}

/** Those of one tool; of the server where it is null. */
export function ordersOf(orders: readonly Order[], tool: Tool | null): readonly Order[] {
  return orders.filter((order) => order.tool === (tool === null ? null : tool.index))
}
