import type { Toolset } from '../core/tool.ts'
import { competingTools } from './competing.ts'
import { shownJson } from './shown.ts'

/** What one request asks about: tools to read, and others that are shown in full for comparison. By index. */
export interface Batch {
  readonly tools: readonly number[]
  readonly competing: readonly number[]
}

/** More tools than this in one request, and a reader begins to skim. */
const MOST_TOOLS = 12
/** UTF-16 units of the tools to read, some 10,000 tokens: with all else, a model with a window of 32,000 tokens has room to answer. */
const BATCH_UNITS = 40_000
const MOST_SHOWN = 8
const COMPETING_UNITS = 8_000

/**
 * The tools at these indices in batches, each small enough for a model with a window of 32,000 tokens; a tool that is larger than that goes
 * alone. Tools that compete come together where they can. Those of `tooLargeToRead` are in none.
 */
export function batchesOf(toolset: Toolset, indices: readonly number[]): readonly Batch[] {
  const left = new Set(indices.filter((index) => unitsOf(toolset, index) !== undefined))
  const batches: Batch[] = []
  for (let first = firstOf(left); first !== undefined; first = firstOf(left)) {
    // 13 tools are two batches of about as many, not one of 12 and one of 1
    const most = Math.ceil(left.size / Math.ceil(left.size / MOST_TOOLS))
    const tools = gathered(toolset, first, left, most)
    batches.push({ tools, competing: shownWith(toolset, tools) })
  }
  return batches
}

/** Those of them that are too large or too deep to be read, and are in no batch. */
export function tooLargeToRead(toolset: Toolset, indices: readonly number[]): readonly number[] {
  return indices.filter((index) => unitsOf(toolset, index) === undefined)
}

function unitsOf({ tools }: Toolset, index: number): number | undefined {
  const tool = tools[index]
  return tool === undefined ? undefined : shownJson(tool)?.length
}

function firstOf(left: ReadonlySet<number>): number | undefined {
  for (const index of left) return index
  return undefined
}

/** Takes a batch out of `left`: the first, the tools that compete with what is in it, then the next ones of the list. */
function gathered(toolset: Toolset, first: number, left: Set<number>, most: number): number[] {
  const competing = competingTools(toolset)
  const batch: number[] = []
  let units = 0
  const take = (index: number): void => {
    const more = unitsOf(toolset, index) ?? 0
    if (!left.has(index) || batch.length >= most || (batch.length > 0 && units + more > BATCH_UNITS)) return
    left.delete(index)
    batch.push(index)
    units += more
  }
  take(first)
  for (const index of batch) for (const other of competing(index)) take(other)
  for (const index of left) {
    if (batch.length >= most) break
    take(index)
  }
  return batch
}

/** The nearest of each tool, then the second of each, and so on, as far as there is room. */
function shownWith(toolset: Toolset, batch: readonly number[]): number[] {
  const competing = competingTools(toolset)
  const lists = batch.map(competing)
  const most = Math.max(0, ...lists.map(({ length }) => length))
  const byRank = Array.from({ length: most }, (_, rank) => lists.flatMap((list) => list.slice(rank, rank + 1))).flat()
  const shown = new Set<number>()
  let units = 0
  for (const index of byRank) {
    const more = unitsOf(toolset, index)
    if (more === undefined || batch.includes(index) || shown.has(index) || shown.size >= MOST_SHOWN) continue
    if (units + more > COMPETING_UNITS) continue
    shown.add(index)
    units += more
  }
  return [...shown]
}
