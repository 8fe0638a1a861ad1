import type { Change, ChangeSide } from '../core/change.ts'
import type { WordDiff } from '../core/comparison.ts'
import type { Toolset } from '../core/tool.ts'
import { classOf } from './change-class.ts'
import { shortText, type Found, type FoundPlace } from './found.ts'
import { orderChanges, ordersOf, type Order } from './orders.ts'
import { textFound } from './said-changes.ts'

/** What is compared: two lists of tools as a model sees them, with what rules found in each. */
export interface ToolsetSides {
  readonly before: Pick<Toolset, 'tools' | 'instructions'>
  readonly after: Pick<Toolset, 'tools' | 'instructions'>
  readonly orders: { readonly before: readonly Order[]; readonly after: readonly Order[] }
  /** The server, where several are compared. */
  readonly server: string | null
}

/** What became of the instructions that the server gives before every tool. */
export function serverChanges({ before, after, orders, server }: ToolsetSides, diff: WordDiff): Change[] {
  const found = [
    ...textFound({ before: layersPlace(before), after: layersPlace(after), path: null, name: "the server's instructions" }, diff),
    ...orderChanges(ordersOf(orders.before, null), ordersOf(orders.after, null)),
  ]
  return found.map((one) => ofServer(one, server))
}

function layersPlace({ instructions }: ToolsetSides['before']) {
  return { pointer: '' as const, value: instructions }
}

function ofServer({ before, after, flow: _flow, ...found }: Found, server: string | null): Change {
  const { direction = null, danger = false } = found
  const side = (place: FoundPlace | null): ChangeSide | null =>
    place && { index: null, tool: null, pointer: '', text: place.value === undefined ? null : shortText(place.value) }
  return {
    ...found,
    class: classOf({ kind: found.kind, direction }),
    danger,
    direction,
    server,
    tool: null,
    before: side(before),
    after: side(after),
  }
}
