import type { Finding } from '../core/finding.ts'
import type { Json } from '../core/json.ts'
import { toolFrom, type Origin, type Tool, type Toolset } from '../core/tool.ts'
import { noteShape } from '../schema/shape.ts'
import { derived, stands, versionOf, type Derived } from './memo.ts'
import { reusing } from './reuse.ts'

/**
 * What rules found in one list before. What a rule found in a tool, or in the whole list, it finds again as long as the tool and all that it
 * read of the list are the same. Findings hold no places, so it does not matter where in the text the tool stands now.
 */
export interface Recall {
  /** The list as rules see it: tools that are the same as before are the same objects. */
  standIn(toolset: Toolset): Toolset
  /** What rules found in a tool of the list and would find again, where all were asked about it before. */
  known(tool: Tool): Known | undefined
  /** What a rule finds, asked only where it may find something else than before. Without a tool it is about the list. */
  found(rule: string, tool: Tool | undefined, check: () => Iterable<Finding>): readonly Finding[]
  /** Every rule was asked about this tool, and answered. */
  complete(tool: Tool): void
}

/** What one rule found. */
interface RuleFindings {
  readonly rule: string
  readonly findings: readonly Finding[]
}

interface Known {
  readonly told: readonly RuleFindings[]
  /** The rules that may find something else now. */
  readonly stale: readonly string[]
}

type Findings = Map<string, Derived<readonly Finding[]>>

interface Entry {
  /** What tells the tool from another, wherever it stands. */
  readonly key: string
  readonly tool: Tool
  /** What it was read from when the list was last read. */
  given: Json
  readonly found: Findings
  /** What was found by rules that read nothing of the list, and the others; once all rules were asked. */
  whole?: { readonly still: readonly RuleFindings[]; readonly readers: readonly string[] }
}

/** Remembers the list of the last lint, and none of an earlier one. The rules and their options must be the same every time. */
export function recallOfTools(): Recall {
  let entries = new Map<string, Entry>()
  let current = new Map<Tool, Entry>()
  let whole: Findings = new Map()
  let version: Toolset | undefined
  let latest: Origin | undefined
  // an origin of its own would keep a text as long as the tool is the same
  const origin: Origin = {
    get uri() {
      return latest?.uri ?? ''
    },
    get text() {
      return latest?.text
    },
    span: () => undefined,
  }
  function standInFor(tool: Tool, before: Tool | undefined): Tool {
    const raw = reusing(tool.raw, before?.raw)
    const standIn = { ...tool, ...toolFrom(raw, tool.index, tool.origin === undefined ? undefined : origin) }
    if (before !== undefined) noteShape(standIn.inputSchema, before.inputSchema)
    return standIn
  }
  function entryOf(tool: Tool, key: string, before: Entry | undefined): Entry {
    if (before?.key === key) return before
    const moved = entries.get(key)
    const made = { key, tool: standInFor(tool, (moved ?? before)?.tool), given: tool.raw }
    return { ...made, ...(moved === undefined ? { found: new Map() } : silentIn(moved)) }
  }
  function forget(): void {
    entries = new Map()
    current = new Map()
    whole = new Map()
    version = undefined
  }

  return {
    standIn(toolset) {
      if (version !== undefined && !isSameList(version, toolset)) forget()
      const last = [...current.values()]
      const next = new Map<string, Entry>()
      current = new Map()
      latest = toolset.tools.find((tool) => tool.origin !== undefined)?.origin
      const tools = toolset.tools.map((tool) => {
        const before = last[tool.index]
        const key = keyOf(tool, before)
        const entry = entryOf(tool, key, before)
        entry.given = tool.raw
        next.set(key, entry)
        current.set(entry.tool, entry)
        return entry.tool
      })
      entries = next
      version = versionOf({ ...toolset, tools }, version)
      return version
    },
    known(tool) {
      const { whole: all, found } = current.get(tool) ?? {}
      if (all === undefined || found === undefined || version === undefined) return undefined
      const told = [...all.still]
      const stale: string[] = []
      for (const rule of all.readers) {
        const known = found.get(rule)
        if (known === undefined || !stands(known.reads, version)) stale.push(rule)
        else if (known.value.length > 0) told.push({ rule, findings: known.value })
      }
      return { told, stale }
    },
    found(rule, tool, check) {
      const found = tool === undefined ? whole : current.get(tool)?.found
      const known = found?.get(rule)
      if (known !== undefined && version !== undefined && stands(known.reads, version)) return known.value
      const asked = derived((): readonly Finding[] => [...check()])
      found?.set(rule, asked)
      return asked.value
    },
    complete(tool) {
      const entry = current.get(tool)
      if (entry === undefined || entry.whole !== undefined) return
      const all = [...entry.found]
      entry.whole = {
        still: all.flatMap(([rule, { value, reads }]) =>
          reads.size > 0 || value.length === 0 ? [] : [{ rule, findings: value }],
        ),
        readers: all.flatMap(([rule, { reads }]) => (reads.size > 0 ? [rule] : [])),
      }
    },
  }
}

/** The rules that found nothing in a tool by itself find nothing in it at another place. Findings may name places in the list. */
function silentIn({ found, whole }: Entry): Pick<Entry, 'found' | 'whole'> {
  const silent = [...found].filter(([, { value, reads }]) => value.length === 0 && reads.size === 0)
  const kept: Findings = new Map(silent)
  if (whole === undefined) return { found: kept }
  return { found: kept, whole: { still: [], readers: [...found.keys()].filter((rule) => !kept.has(rule)) } }
}

/** Tells tools apart. To write down a tool costs more than to see that it is the same value as the last one at its place. */
function keyOf({ unknown, raw }: Tool, last: Entry | undefined): string {
  const isSame = last !== undefined && last.given === raw && last.tool.unknown === unknown
  return isSame ? last.key : JSON.stringify([unknown ?? null, raw])
}

/** True for versions of one list: they differ in nothing but tools and instructions. */
function isSameList(one: Toolset, other: Toolset): boolean {
  return (
    one.key === other.key &&
    one.id === other.id &&
    one.name === other.name &&
    one.uri === other.uri &&
    one.complete === other.complete &&
    one.server === other.server &&
    one.configured === other.configured &&
    one.target === other.target
  )
}
