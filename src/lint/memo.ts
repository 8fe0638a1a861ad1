import { rememberedFor } from '../core/memo.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { isSame } from './same.ts'

/*
 * Facts of a set of tools that somebody is typing in. A fact is derived from tools and from other facts, and what it was derived from
 * is written down while it is computed. For the next version of the set it stands as long as all of that is the same, and one that comes out the
 * same again stays the same object, so that nothing derived from it is computed again: while a description is typed, the names of
 * the tools do not change, and what was found with them is not looked for again.
 *
 * Facts of one tool alone need none of this: they are `rememberedFor` the tool.
 */

type Fact<Value> = (toolset: Toolset) => Value

/** What a computation read of its set, each fact with what it was. */
export type Reads = ReadonlyMap<Fact<unknown>, unknown>

/** A result with what of the set it was derived from. */
export interface Derived<Value> {
  readonly value: Value
  readonly reads: Reads
}

/** What the computation that runs now has read. */
let reading: Map<Fact<unknown>, unknown> | undefined

/** Sets that write down who reads them, each as it was given. */
const versions = new WeakMap<Toolset, Toolset>()
/** The version before, only of the last one: no chain of versions is kept. */
const before = new WeakMap<Toolset, Toolset>()

const toolsOf: Fact<Toolset['tools']> = (toolset) => (versions.get(toolset) ?? toolset).tools
const instructionsOf: Fact<Toolset['instructions']> = (toolset) => (versions.get(toolset) ?? toolset).instructions

/**
 * The set as one whose readers are known: the next version of `last`, which is no longer asked for anything, or the first. Versions
 * differ in their tools and their instructions only.
 */
export function versionOf(toolset: Toolset, last?: Toolset): Toolset {
  const { instructions } = toolset
  const tools = last !== undefined && isSame(toolsOf(last), toolset.tools) ? toolsOf(last) : toolset.tools
  const version: Toolset = {
    ...toolset,
    get tools() {
      return noted(toolsOf, tools)
    },
    get instructions() {
      return noted(instructionsOf, instructions)
    },
  }
  versions.set(version, { ...toolset, tools })
  if (last !== undefined) {
    before.delete(last)
    before.set(version, last)
  }
  return version
}

/** The value to keep of a fact's last one and the new one: the last where nobody can tell them apart. */
type Kept<Value> = (last: Value, value: Value) => Value

/** Computes, and writes down what of the set was read for it. */
export function derived<Value>(compute: () => Value): Derived<Value> {
  const reads = new Map<Fact<unknown>, unknown>()
  return { value: whileReading(reads, compute), reads }
}

/** True if everything that was read is the same in this version of the set. */
export function stands(reads: Reads, toolset: Toolset): boolean {
  if (!versions.has(toolset)) return false
  return whileReading(undefined, () => {
    for (const [fact, value] of reads) if (fact(toolset) !== value) return false
    return true
  })
}

/** A fact of a set, computed once for all versions of it in which what it was derived from is the same. */
export function factOfSet<Value>(
  compute: Fact<Value>,
  kept: Kept<Value> = (last, value) => (isSame(last, value) ? last : value),
): Fact<Value> {
  const known = new WeakMap<Toolset, Derived<Value>>()
  function learn(toolset: Toolset): Derived<Value> {
    const version = before.get(toolset)
    const last = version === undefined ? undefined : known.get(version)
    if (last !== undefined && stands(last.reads, toolset)) return last
    const { value, reads } = derived(() => compute(toolset))
    return { value: last === undefined ? value : kept(last.value, value), reads }
  }
  const fact: Fact<Value> = (toolset) => {
    const now = known.get(toolset) ?? learn(toolset)
    known.set(toolset, now)
    return noted(fact, now.value)
  }
  return fact
}

/**
 * A fact of each tool of a set alone, in their order. The list stays the same object while it is the same for every tool, so what was
 * derived from it stands whatever else is typed. It must hold no tools: these would be those of an earlier version.
 */
export function factOfEach<Value>(compute: (tool: Tool) => Value): Fact<readonly Value[]> {
  const of = rememberedFor((tool: Tool) => ({ value: compute(tool) }))
  return factOfSet(({ tools }) => tools.map((tool) => of(tool).value))
}

/**
 * What a set says under each key. An entry is a fact of its own: what was derived from it stands as long as the entry is the same,
 * whatever the others are. Entries must hold no tools, as in `factOfEach`.
 */
export function factOfKeys<Entry>(
  compute: Fact<ReadonlyMap<string, Entry>>,
): (toolset: Toolset, key: string) => Entry | undefined {
  const all = factOfSet(compute, withEntriesOf)
  return (toolset, key) => {
    const entry: Fact<Entry | undefined> = (version) => noted(entry, whileReading(undefined, () => all(version)).get(key))
    return entry(toolset)
  }
}

/** The map, with each entry that is the same in an earlier map taken from there. */
function withEntriesOf<Entry>(last: ReadonlyMap<string, Entry>, map: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
  return new Map(
    [...map].map(([key, entry]) => {
      const before = last.get(key)
      return [key, before !== undefined && isSame(before, entry) ? before : entry]
    }),
  )
}

/** A fact of one tool that depends on its set, too: computed again where the tool, or what it was derived from, is another. */
export function factInSet<Value>(compute: (tool: Tool, toolset: Toolset) => Value): (tool: Tool, toolset: Toolset) => Value {
  const known = new WeakMap<Tool, Derived<Value> & { readonly toolset: Toolset }>()
  return (tool, toolset) => {
    const last = known.get(tool)
    const isKnown =
      last !== undefined && (last.toolset === toolset || (versions.has(last.toolset) && stands(last.reads, toolset)))
    const { value, reads } = isKnown ? last : derived(() => compute(tool, toolset))
    known.set(tool, { value, reads, toolset })
    for (const [fact, was] of reads) noted(fact, was)
    return value
  }
}

function noted<Value>(fact: Fact<Value>, value: Value): Value {
  reading?.set(fact, value)
  return value
}

function whileReading<Result>(reads: Map<Fact<unknown>, unknown> | undefined, compute: () => Result): Result {
  const outer = reading
  reading = reads
  try {
    return compute()
  } finally {
    reading = outer
  }
}
