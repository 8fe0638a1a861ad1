import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '../../src/core/digest.ts'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom, type Observation, type Toolset } from '../../src/core/tool.ts'

/** Tuning servers may be read while a rule is changed. Judging servers are read only to label findings. */
export type Side = 'tuning' | 'judging'

/** A real server's tool list, as served. */
export interface Server {
  /** The name of its label file: `airtable-mcp-server`, `livemcpbench/puppeteer`. */
  readonly id: string
  readonly version: string
  readonly side: Side
  readonly toolset: Toolset
}

/** The servers of the corpus folder, by id: `servers/` and LiveMCPBench's, without its copies of servers that `servers/` has. */
export function corpusServers(folder: string): Server[] {
  return [...npmServers(join(folder, 'servers')), ...benchServers(join(folder, 'livemcpbench', 'tools.json'))]
}

/** Decided once, by the name alone, so that no later choice can move a server to the side that suits. */
export function sideOf(id: string): Side {
  return Number.parseInt(digest(id).slice(0, 2), 16) % 2 === 0 ? 'tuning' : 'judging'
}

function npmServers(folder: string): Server[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const served: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return serverOf(file.slice(0, -'.json'.length), isObject(served) ? served : {})
    })
}

function benchServers(path: string): Server[] {
  const entries: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return (isArray(entries) ? entries : []).flatMap((entry) => {
    const lists = isObject(entry) && isObject(entry['tools']) ? Object.entries(entry['tools']) : []
    return lists.flatMap(([name, list]) => (isObject(list) ? [serverOf(`livemcpbench/${fileName(name)}`, list)] : []))
  })
}

function fileName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

function serverOf(id: string, served: JsonObject): Server {
  const tools: readonly Json[] = isArray(served['tools']) ? served['tools'] : []
  const toolset = toolsetFrom({
    id,
    uri: id,
    tools: tools.filter(isObject).map((raw, index) => toolFrom(raw, index, undefined)),
    instructions: ownString(served, 'instructions'),
    server: own(served, 'initMs') === undefined ? undefined : observed(id, served),
  })
  return { id, version: ownString(served, 'version') ?? 'unknown', side: sideOf(id), toolset }
}

/** What the recording of a live server says of it; both times there count from the start of the process. */
function observed(id: string, served: JsonObject): Observation {
  const info = ownObject(served, 'serverInfo') ?? {}
  const noise = own(served, 'noise')
  const startMs = Number(own(served, 'initMs'))
  return {
    target: id,
    transport: 'stdio',
    name: ownString(info, 'name'),
    version: ownString(info, 'version'),
    protocolVersion: ownString(served, 'protocolVersion'),
    capabilities: ownObject(served, 'capabilities') ?? {},
    instructions: ownString(served, 'instructions'),
    startMs,
    listMs: Number(own(served, 'listMs')) - startMs,
    pages: Number(own(served, 'pages') ?? 1),
    noise: isArray(noise) ? noise.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))) : [],
    stderr: '',
    unstable: undefined,
  }
}
