import type { Change } from '../core/change.ts'
import { byWeight } from './diff-words.ts'

/** One change of many tools. */
export interface SharedChange {
  readonly change: Change
  /** The tools, as the side before calls them. */
  readonly tools: readonly string[]
}

/** The changes of one tool, or of a server's instructions where `tool` is null. */
export interface ToolGroup {
  readonly server: string | null
  readonly tool: string | null
  /** What the side after calls it, where that differs. */
  readonly renamed: string | null
  /** What matters most first. */
  readonly changes: readonly Change[]
}

/** Fewer tools with one and the same change are told one by one. */
const LEAST_SHARED = 4

/** Changes for a reader: those that many tools share once, the others tool by tool. A danger is always told where it is. */
export function groupedChanges(changes: readonly Change[]): {
  readonly shared: readonly SharedChange[]
  readonly groups: readonly ToolGroup[]
} {
  const alike = Map.groupBy(changes, (change) => (isOfOne(change) ? undefined : keyOf(change)))
  alike.delete(undefined)
  const often = [...alike.values()].filter((own) => own.length >= LEAST_SHARED)
  const told = new Set(often.flat())
  const shared = often.flatMap((own) => {
    const [change] = own
    return change === undefined ? [] : [{ change: ofAll(change, own), tools: own.map(({ tool }) => tool ?? '') }]
  })
  const left = Map.groupBy(
    changes.filter((change) => !told.has(change)),
    ({ server, tool, before, after }) =>
      JSON.stringify([server, tool, before?.index ?? null, before === null ? after?.index : null]),
  )
  return {
    shared: shared.sort((one, other) => byWeight(one.change, other.change)),
    groups: [...left.values()].flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const { server, tool } = first
      const renamed = own.find(({ kind }) => kind === 'tool-renamed')?.after?.tool ?? null
      return [{ server, tool, renamed, changes: own.toSorted(byWeight) }]
    }),
  }
}

/** Where each tool has another value, none of them is shown for all. */
function ofAll(change: Change, own: readonly Change[]): Change {
  const { after } = change
  if (after === null || own.every((other) => other.after?.text === after.text)) return change
  return { ...change, after: { ...after, text: 'another for each' } }
}

/** True for what has to be read where it is. */
function isOfOne({ danger, words, path, tool, kind }: Change): boolean {
  return danger || (words !== undefined && path === null) || tool === null || /^(?:tool|instruction|stale)-/.test(kind)
}

/** Equal for changes that read the same. Titles read the same when they are new. */
function keyOf({ server, kind, class: name, path, says, words, before, after }: Change): string {
  const values = kind === 'title' || kind === 'output-added' ? [before?.text === null] : [before?.text, after?.text]
  return JSON.stringify([server, kind, name, path, says, words, ...values])
}
