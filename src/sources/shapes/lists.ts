import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'
import type { Shape } from './shape.ts'
import { isProvidersOwn, isTool, mayBeTool, shapeOf } from './entry.ts'
import { geminiDeclaration } from './gemini.ts'
import { isMcpbManifest, mcpbShape } from './mcpb.ts'

/** One entry of a list of tools. */
export interface Listed {
  readonly at: Pointer
  readonly value: Json
  /** The shape, where the list says it. */
  readonly shape?: Shape
  /** The name, where it is the key in a map of tools. */
  readonly key?: string
}

/** Tools that one model sees together, as a document lists them. */
export interface ToolList {
  /** Where it stands in the document. */
  readonly at: Pointer
  /** The server's own name, where the document says it. */
  readonly id: string | undefined
  /** The server's own version, where the document says it. */
  readonly version: string | undefined
  readonly instructions: string | undefined
  readonly entries: readonly Listed[]
  /** How many tools of the provider's own were left out. */
  readonly foreign: number
  /** The server has more tools, on a page that is not here. */
  readonly partial: boolean
  /** One tool that stands alone, in no list. */
  readonly single: boolean
}

/** How far below the root lists are looked for: servers → one server → tools → its list. */
const LEVELS = 4

/** Every list of tools in the data; empty when there is none. Nothing is looked for inside a list. */
export function listsIn(data: Json): ToolList[] {
  return below(data, '', LEVELS, undefined)
}

function below(data: Json, at: Pointer, levels: number, key: string | undefined): ToolList[] {
  const list = listAt(data, at)
  if (list !== undefined) return [{ ...list, id: list.id ?? key }]
  if (levels === 0) return []
  if (isArray(data)) return data.flatMap((item, index) => below(item, join(at, index), levels - 1, undefined))
  if (!isObject(data)) return []
  return Object.entries(data).flatMap(([name, value]) => below(value, join(at, name), levels - 1, name))
}

function listAt(data: Json, at: Pointer): ToolList | undefined {
  if (isArray(data)) {
    const listed = data.some((item) => mayBeTool(item) || declared(item, at) !== undefined)
    return listed || (data.length === 0 && at === '') ? listOf(at, {}, entriesOf(data, at)) : undefined
  }
  if (!isObject(data)) return undefined
  const entries = entriesBelow(data, at)
  if (entries !== undefined) return listOf(at, data, entries)
  for (const wrapper of ['result', 'toolConfig']) {
    const inner = ownObject(data, wrapper)
    const list = inner === undefined ? undefined : listAt(inner, join(at, wrapper))
    if (list !== undefined) return { ...list, id: list.id ?? idOf(data), version: list.version ?? versionOf(data) }
  }
  if (isTool(data)) return { ...listOf(at, {}, [{ at, value: data }]), single: true }
  return isToolMap(data) ? listOf(at, {}, mapEntries(data, at)) : undefined
}

function entriesBelow(data: JsonObject, at: Pointer): Listed[] | undefined {
  const tools = own(data, 'tools')
  if (isArray(tools) && (tools.length === 0 || tools.some((item) => isObject(item)))) {
    const entries = entriesOf(tools, join(at, 'tools'))
    return isMcpbManifest(data) ? entries.map((entry) => ({ ...entry, shape: mcpbShape })) : entries
  }
  if (isObject(tools)) {
    const entries = declared(tools, join(at, 'tools'))
    if (entries !== undefined) return entries
    if (Object.values(tools).some(isTool)) return mapEntries(tools, join(at, 'tools'))
  }
  for (const key of ['functions', 'function']) {
    const functions = own(data, key)
    if (isArray(functions) && functions.some(isTool)) return entriesOf(functions, join(at, key))
  }
  return declared(data, at)
}

function entriesOf(items: readonly Json[], at: Pointer): Listed[] {
  return items.flatMap((value, index) => declared(value, join(at, index)) ?? [{ at: join(at, index), value }])
}

/** Gemini's lists within a list. */
function declared(value: Json, at: Pointer): Listed[] | undefined {
  if (!isObject(value)) return undefined
  const key = ['functionDeclarations', 'function_declarations'].find((name) => isArray(own(value, name)))
  const items = key === undefined ? undefined : own(value, key)
  if (key === undefined || !isArray(items)) return undefined
  return items.map((item, index) => ({ at: join(at, key, index), value: item, shape: geminiDeclaration }))
}

function isToolMap(data: JsonObject): boolean {
  const values = Object.values(data)
  return values.length > 0 && values.every(isTool)
}

function mapEntries(data: JsonObject, at: Pointer): Listed[] {
  return Object.entries(data).map(([key, value]) => ({ at: join(at, key), value, key }))
}

function listOf(at: Pointer, holder: JsonObject, found: readonly Listed[]): ToolList {
  const vendors = found.some(({ value, shape }) => shape !== undefined || (isObject(value) && shapeOf(value) !== undefined))
  const entries = vendors ? found.filter(({ value, shape }) => shape !== undefined || !isProvidersOwn(value)) : found
  return {
    at,
    id: idOf(holder),
    version: versionOf(holder),
    instructions: ownString(holder, 'instructions'),
    entries,
    foreign: found.length - entries.length,
    partial: ownString(holder, 'nextCursor') !== undefined,
    single: false,
  }
}

function idOf(holder: JsonObject): string | undefined {
  const info = ownObject(holder, 'serverInfo')
  const own = ['server', 'server_name', 'name'].map((key) => ownString(holder, key)).find((name) => name !== undefined)
  return own ?? (info === undefined ? undefined : ownString(info, 'name'))
}

function versionOf(holder: JsonObject): string | undefined {
  return ownString(ownObject(holder, 'serverInfo') ?? {}, 'version') ?? ownString(holder, 'version')
}
