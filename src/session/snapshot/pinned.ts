import type { Json } from '../../core/json.ts'
import { isObject, ownString } from '../../core/json.ts'
import { list } from '../../core/text.ts'
import type { Tool, Toolset } from '../../core/tool.ts'
import { pinOf, type LockedTool, type LockedToolset } from '../../sources/lockfile/format.ts'
import type { LockedOrigin } from './origin.ts'

/** Why what a server served cannot be pinned, as a clause; undefined for a list that is sure. */
export function unsureBecause({ server, complete }: Toolset): string | undefined {
  if (server === undefined) return undefined
  const { unstable, reordered = false, endless } = server
  if (endless !== undefined) return `its list has no end (${endless})`
  if (!complete) return 'only a part of its list could be read'
  if (unstable === undefined) return 'its list could be read only once, so it is unknown whether it stays the same'
  if (unstable.length === 0 || reordered) return undefined
  const names = list(unstable.map((name) => JSON.stringify(name)))
  return `it lists its tools differently each time (${names})`
}

/** A toolset as a lockfile holds it. What did not change is written as it was before. */
export function pinned(
  toolset: Toolset,
  { key, from }: LockedOrigin,
  conceal: (value: Json) => Json,
  before: LockedToolset | undefined,
): LockedToolset {
  const { id, name, server, instructions, complete, tools } = toolset
  const text = (value: string): string => String(conceal(value))
  const said = instructions === undefined ? undefined : text(instructions)
  const known = new Map(before?.tools.map((tool) => [tool.sha256, tool.tool]))
  const versions = {
    ...(server?.name === undefined ? {} : { name: text(server.name) }),
    ...(server?.version === undefined ? {} : { version: text(server.version) }),
  }
  return {
    key,
    id: id === toolset.key ? key : text(id),
    ...(name === undefined ? {} : { name: text(name) }),
    from,
    ...(server === undefined ? {} : { server: versions }),
    ...(said === undefined ? {} : { instructions: { sha256: pinOf(said), text: said } }),
    ...(complete ? {} : { complete: false }),
    tools: tools.map((tool) => lockedTool(tool, conceal, known)).sort(inOrder),
  }
}

function lockedTool({ raw, unknown = [] }: Tool, conceal: (value: Json) => Json, known: ReadonlyMap<string, Json>): LockedTool {
  const tool = conceal(raw)
  const sha256 = pinOf(tool)
  // the order of keys is no change, so it makes no line of a diff
  return { sha256, ...(unknown.length === 0 ? {} : { unknown }), tool: known.get(sha256) ?? tool }
}

function inOrder(one: LockedTool, other: LockedTool): number {
  return byText(nameIn(one), nameIn(other)) || byText(one.sha256, other.sha256)
}

/** By UTF-16 code unit: the same on every machine, whatever its language. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function nameIn({ tool }: LockedTool): string {
  return (isObject(tool) ? ownString(tool, 'name') : undefined) ?? ''
}
