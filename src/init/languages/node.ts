import { posix } from 'node:path'
import { isObject, own, ownObject, ownString, type JsonObject } from '../../core/json.ts'
import type { Files } from '../files.ts'
import type { FoundServer, Toolchain } from '../project.ts'
import { wordsOf } from '../words.ts'

/** Packages that serve tools, what they build on last. */
const SDKS = [
  'fastmcp',
  'mcp-framework',
  'mcp-handler',
  'xmcp',
  'tmcp',
  'mcp-lite',
  '@modelcontextprotocol/server',
  '@modelcontextprotocol/sdk',
]

/** The server that a package.json describes. `above` are the files of the repository's top, where a workspace keeps its lock file. */
export async function nodeServer(files: Files, above: Files, folder: string): Promise<FoundServer | undefined> {
  const manifest = await files.object('package.json')
  if (manifest === undefined) return undefined
  const dependencies = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => keysOf(manifest, key))
  const sdk = SDKS.find((name) => dependencies.includes(name))
  const start = startOf(manifest, files)
  if (sdk === undefined || start === undefined) return undefined
  const name = ownString(manifest, 'name') ?? (posix.basename(folder) || 'server')
  const toolchain = await toolchainOf(manifest, files, above)
  return {
    name: shortName(name),
    folder,
    sdk,
    toolchain,
    ...start,
    build: keysOf(manifest, 'scripts').includes('build') ? [`${toolchain.manager} run build`] : [],
    aliases: [name, ...keysOf(manifest, 'bin')],
  }
}

/** `@acme/api` is `api`, but `@acme/mcp` says nothing without its scope. */
function shortName(name: string): string {
  const [, scope = '', bare = name] = /^@([^/]*)\/(.*)$/.exec(name) ?? []
  return scope !== '' && /^(?:mcp|server|mcp-server)$/.test(bare) ? `${scope}-${bare}` : bare
}

function keysOf(object: JsonObject, key: string): string[] {
  return Object.keys(ownObject(object, key) ?? {})
}

type Start = Pick<FoundServer, 'start' | 'entry'>

/** What `bin` names, else what `npm start` runs, else `main`. */
function startOf(manifest: JsonObject, files: Files): Start | undefined {
  const bin = binOf(manifest)
  if (bin !== undefined) return byFile(bin)
  const script = ownString(ownObject(manifest, 'scripts') ?? {}, 'start')
  const words = wordsOf(script?.split(/&&|;/).at(-1) ?? '')
  const entry = words.slice(1).find((word) => /\.[cm]?[jt]s$/.test(word))
  if (entry !== undefined && ['node', 'tsx', 'bun', 'ts-node'].includes(words[0] ?? '')) {
    return { start: words[0] === 'tsx' || words[0] === 'ts-node' ? ['npx', ...words] : words, entry: posix.normalize(entry) }
  }
  const main = ownString(manifest, 'main')
  return main !== undefined && (files.has(main) || keysOf(manifest, 'scripts').includes('build')) ? byFile(main) : undefined
}

/** Of several commands the one called as the package, else one that says what it is, else the first. */
function binOf(manifest: JsonObject): string | undefined {
  const bin = own(manifest, 'bin')
  if (typeof bin === 'string') return bin
  if (!isObject(bin)) return undefined
  const own_ = (ownString(manifest, 'name') ?? '').replace(/^@[^/]*\//, '')
  const names = Object.keys(bin)
  const name = names.find((one) => one === own_) ?? names.find((one) => /mcp|server/i.test(one)) ?? names[0]
  return name === undefined ? undefined : ownString(bin, name)
}

function byFile(path: string): Start {
  const entry = posix.normalize(path)
  return { start: /\.[cm]?tsx?$/.test(entry) ? ['npx', 'tsx', entry] : ['node', entry], entry }
}

const INSTALL: Readonly<Record<string, string>> = {
  pnpm: 'pnpm install --frozen-lockfile',
  bun: 'bun install --frozen-lockfile',
}

async function toolchainOf(manifest: JsonObject, files: Files, above: Files): Promise<Toolchain> {
  const has = (name: string): boolean => files.has(name) || above.has(name)
  const said =
    ownString(manifest, 'packageManager') ?? ownString((await above.object('package.json')) ?? {}, 'packageManager') ?? ''
  const [, named = '', version = ''] = /^(npm|pnpm|yarn|bun)@(\d+)?/.exec(said) ?? []
  const locked = Object.entries(LOCKS).find(([file]) => has(file))?.[1]
  const manager = named || locked || 'npm'
  if (manager === 'yarn') {
    const isModern = Number(version) >= 2 || has('.yarnrc.yml')
    return node(manager, `yarn install ${isModern ? '--immutable' : '--frozen-lockfile'}`)
  }
  return node(manager, INSTALL[manager] ?? (locked === 'npm' ? 'npm ci' : 'npm install'))
}

const LOCKS: Readonly<Record<string, string>> = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
}

function node(manager: string, install: string): Toolchain {
  return { language: 'node', manager, install: [install] }
}
