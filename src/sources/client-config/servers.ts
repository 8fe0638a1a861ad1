import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../../core/json.ts'
import { pointer, join, type Pointer } from '../../core/pointer.ts'

/** One server as a client configuration names it. */
export interface NamedServer {
  readonly name: string
  readonly at: Pointer
  readonly entry: Json
}

/** True for the configuration of a client that starts servers, of whichever client. */
export function isClientConfig(data: Json): boolean {
  return holdersIn(data).length > 0
}

/** The servers of a client configuration in the order of the file; names may come twice. */
export function serversIn(data: Json): NamedServer[] {
  return holdersIn(data).flatMap(({ at, value }) =>
    isArray(value)
      ? value.map((entry, index) => ({ name: nameOf(entry) ?? `#${index}`, at: join(at, index), entry }))
      : Object.entries(value).map(([name, entry]) => ({ name, at: join(at, name), entry })),
  )
}

interface Holder {
  readonly at: Pointer
  readonly value: JsonObject | readonly Json[]
}

function holdersIn(data: Json): Holder[] {
  if (!isObject(data)) return []
  return [
    // Claude, Cursor, Windsurf, Cline, Gemini, Continue (as an array) · Zed · Amp
    ...['mcpServers', 'context_servers', 'amp.mcpServers'].flatMap((key) => holder(data, [key], isMapOrList)),
    // VS Code's mcp.json, its settings.json · OpenCode · Goose
    ...holder(data, ['servers'], (value) => isServerMap(value) || (isObject(value) && isArray(own(data, 'inputs')))),
    ...holder(data, ['mcp', 'servers'], isMapOrList),
    ...holder(data, ['mcp'], isServerMap),
    ...holder(data, ['extensions'], isServerMap),
    // Claude Code keeps those of each project in one file
    ...keysOf(own(data, 'projects')).flatMap((project) => holder(data, ['projects', project, 'mcpServers'], isMapOrList)),
  ]
}

function holder(data: JsonObject, path: readonly string[], fits: (value: Json) => boolean): Holder[] {
  let value: Json | undefined = data
  for (const key of path) value = isObject(value) ? own(value, key) : undefined
  return (isArray(value) || isObject(value)) && fits(value) ? [{ at: pointer(...path), value }] : []
}

function isMapOrList(value: Json): boolean {
  return isObject(value) || isArray(value)
}

const TELLING = ['command', 'cmd', 'url', 'serverUrl', 'httpUrl', 'uri']

/** The key says little here, so the entries have to. */
function isServerMap(value: Json): boolean {
  if (!isObject(value)) return false
  const entries = Object.values(value)
  return (
    entries.some((entry) => isObject(entry) && TELLING.some((key) => own(entry, key) !== undefined)) && entries.every(isObject)
  )
}

function keysOf(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : []
}

function nameOf(entry: Json): string | undefined {
  return isObject(entry) ? ownString(entry, 'name') : undefined
}
