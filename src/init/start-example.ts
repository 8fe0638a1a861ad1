import { isArray, isObject, own, ownObject, ownString, type Json } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { launchOf, members } from '../sources/client-config/launch.ts'
import { serversIn } from '../sources/client-config/servers.ts'
import { openData } from '../sources/data.ts'
import type { Files } from './files.ts'
import type { FoundServer } from './project.ts'

/** How a file says that a server is started. */
export interface StartExample {
  readonly from: string
  /** Words after the one that names the server. */
  readonly args: readonly string[]
  readonly env: readonly string[]
  /** Whether the file starts what was built here, not what was published. */
  readonly isLocal: boolean
}

/** Where clients and registries keep how a server is started. */
const CONFIGS = [
  '.mcp.json',
  'mcp.json',
  '.vscode/mcp.json',
  '.cursor/mcp.json',
  '.gemini/settings.json',
  '.windsurf/mcp_config.json',
  'claude_desktop_config.json',
]

/** What the files of a project say of how its server is started, the surest first. */
export async function examplesOf(server: FoundServer, files: Files): Promise<StartExample[]> {
  const clients = await Promise.all(CONFIGS.map(async (path) => inConfig((await files.data(path))?.data, path, server)))
  const readme = files.list('', 'files').find((name) => /^readme(?:\.md)?$/i.test(name))
  return [
    ...clients.flat(),
    ...inBundle(await files.data('manifest.json')),
    ...inRegistry(await files.data('server.json')),
    ...(readme === undefined ? [] : await inReadme(files.text(readme) ?? '', readme, server)),
    ...(readme === undefined ? [] : inProse(files.text(readme) ?? '', readme)),
  ]
}

/** The client configurations of a repository that start these servers as they are built here, and nothing else. */
export async function ownClients(servers: readonly FoundServer[], files: Files): Promise<string | undefined> {
  for (const path of CONFIGS) {
    const named = serversIn((await files.data(path))?.data ?? null)
    const isOwn =
      named.length > 0 && named.every(({ entry }) => servers.some((server) => exampleIn(entry, path, server)?.isLocal))
    if (isOwn) return path
  }
  return undefined
}

function inConfig(data: Json | undefined, from: string, server: FoundServer): StartExample[] {
  return serversIn(data ?? null).flatMap(({ entry }) => exampleIn(entry, from, server) ?? [])
}

function exampleIn(entry: Json, from: string, server: FoundServer): StartExample | undefined {
  if (!isObject(entry)) return undefined
  const launch = launchOf(entry)
  const words = [launch.command, ...launch.args].map((placed) => (typeof placed?.value === 'string' ? placed.value : ''))
  const local = server.entry ?? server.start.at(-1)
  const atLocal = words.findIndex((word) => local !== undefined && isFile(word, local))
  const atName = words.findIndex((word) => server.aliases.includes(word.replace(/(?<=.)@[^/]*$/, '')))
  const at = atLocal >= 0 ? atLocal : atName
  if (at < 0) return undefined
  return { from, args: words.slice(at + 1), env: members(launch.env).map(({ key }) => key), isLocal: atLocal >= 0 }
}

/** `/path/to/repo/dist/index.js` and `${workspaceFolder}/dist/index.js` are `dist/index.js`. */
function isFile(word: string, entry: string): boolean {
  const path = word.replaceAll('\\', '/').replace(/^\.\//, '')
  return path === entry || path.endsWith(`/${entry}`)
}

/** The manifest of an MCP bundle. */
function inBundle(document: { readonly data: Json } | undefined): StartExample[] {
  const server = isObject(document?.data) ? ownObject(document.data, 'server') : undefined
  const config = server === undefined ? undefined : ownObject(server, 'mcp_config')
  if (config === undefined) return []
  const launch = launchOf(config)
  return [{ from: 'manifest.json', args: [], env: members(launch.env).map(({ key }) => key), isLocal: true }]
}

/** The entry of the official registry: the variables that a package needs. */
function inRegistry(document: { readonly data: Json } | undefined): StartExample[] {
  const packages = isObject(document?.data) ? own(document.data, 'packages') : undefined
  const env = objects(packages)
    .flatMap((one) => objects(own(one, 'environmentVariables') ?? own(one, 'environment_variables')))
    .filter((variable) => own(variable, 'isRequired') === true || own(variable, 'is_required') === true)
    .flatMap((variable) => ownString(variable, 'name') ?? [])
  return env.length === 0 ? [] : [{ from: 'server.json', args: [], env: [...new Set(env)], isLocal: false }]
}

function objects(value: Json | undefined) {
  return isArray(value) ? value.filter(isObject) : []
}

/** Client configurations in the code blocks of a README. */
async function inReadme(text: string, from: string, server: FoundServer): Promise<StartExample[]> {
  const found: StartExample[] = []
  for (const [, block = ''] of text.matchAll(/^[ \t]*```[\w-]*[ \t]*\r?\n([\s\S]*?)^[ \t]*```/gm)) {
    if (!/"(?:command|cmd)"/.test(block)) continue
    found.push(...inConfig(await dataIn(block), from, server))
  }
  return found
}

/** A block is often only the part that goes into a configuration. */
async function dataIn(block: string): Promise<Json | undefined> {
  for (const text of [block, `{${block}}`]) {
    try {
      const { data } = await openData('README', text)
      if (serversIn(data).length > 0) return data
      if (isObject(data) && Object.values(data).some((entry) => isObject(entry) && own(entry, 'command') !== undefined))
        return { mcpServers: data }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  }
  return undefined
}

/** Keys that a README names as code: a server that misses one may not even start. */
function inProse(text: string, from: string): StartExample[] {
  const names = [...text.matchAll(/`([A-Z][A-Z0-9_]*_(?:KEY|TOKEN|PAT))`/g)].map(([, name = '']) => name)
  return names.length === 0 ? [] : [{ from, args: [], env: [...new Set(names)], isLocal: false }]
}
