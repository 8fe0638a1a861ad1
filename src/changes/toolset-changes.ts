import type { Change } from '../core/change.ts'
import type { WordDiff } from '../core/comparison.ts'
import type { Tool } from '../core/tool.ts'
import { changeOf, type Found } from './found.ts'
import { matchTools, type MatchedTools, type ToolPair } from './match-tools.ts'
import { orderChanges, ordersOf, type Order } from './orders.ts'
import { serverChanges, type ToolsetSides } from './server-changes.ts'
import { staleReferences } from './stale-references.ts'
import { staleTexts } from './stale-texts.ts'
import { changesOfTool } from './changes-of-tool.ts'

/** Every change between two lists of tools, in the order of the tools before; new tools stand last. */
export function toolsetChanges(sides: ToolsetSides, diff: WordDiff): Change[] {
  const { before, after, orders, server } = sides
  const matched = matchTools(before.tools, after.tools)
  const references = staleReferences(after, matched)
  const changed = matched.pairs.flatMap((pair) => {
    const found = changesOfTool(pair, diff)
    const all = [
      ...orderChanges(ordersOf(orders.before, pair.before), ordersOf(orders.after, pair.after)),
      ...found,
      ...staleTexts(pair, found),
      ...(references.get(pair) ?? []),
    ]
    return all.filter((one) => isKnown(one, pair)).map((one) => changeOf(one, pair, server))
  })
  return [
    ...serverChanges(sides, diff),
    ...changed,
    ...matched.removed.map((tool) => oneSided('tool-removed', tool, server, 'It is gone: every call of it fails.')),
    ...matched.added.flatMap((one) => added(one, ordersOf(orders.after, one.tool), server)),
  ]
}

/** False where a side was read from source code that does not tell what stands there: nobody knows whether it differs. */
function isKnown({ before, after }: Found, pair: ToolPair): boolean {
  const isOpen = (place: Found['before'], { unknown = [] }: Tool): boolean =>
    place !== null &&
    unknown.some((gap) => gap === place.pointer || gap.startsWith(`${place.pointer}/`) || place.pointer.startsWith(`${gap}/`))
  return !isOpen(before, pair.before) && !isOpen(after, pair.after)
}

function added({ tool, competes }: MatchedTools['added'][number], orders: readonly Order[], server: string | null): Change[] {
  const says =
    competes === undefined
      ? 'It is new: a model may choose it.'
      : `It is new, and ${Math.round(competes.similarity * 100)} % like \`${competes.tool.name}\`: a model may choose it instead.`
  const own = orderChanges([], orders).map((found) => changeOf({ ...found, before: null }, { before: tool, after: tool }, server))
  return [oneSided('tool-added', tool, server, says), ...own]
}

function oneSided(kind: 'tool-added' | 'tool-removed', tool: Tool, server: string | null, says: string): Change {
  const place = { pointer: '' as const, value: tool.description ?? '(no description)' }
  const isNew = kind === 'tool-added'
  const found: Found = { kind, path: null, before: isNew ? null : place, after: isNew ? place : null, says }
  return changeOf(found, { before: tool, after: tool }, server)
}
