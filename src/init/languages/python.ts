import { posix } from 'node:path'
import { isArray, own, ownObject, ownString, type Json, type JsonObject } from '../../core/json.ts'
import type { Files } from '../files.ts'
import type { FoundServer } from '../project.ts'
import { tomlIn } from '../toml.ts'

const SDKS = ['fastmcp', 'mcp']

/** The server that a pyproject.toml or a requirements.txt describes. */
export function pythonServer(files: Files, above: Files, folder: string): FoundServer | undefined {
  const manifest = tomlIn(files, 'pyproject.toml')
  const sdk = SDKS.find((name) => dependenciesOf(manifest ?? {}, files.text('requirements.txt') ?? '').includes(name))
  if (sdk === undefined) return undefined
  const project = ownObject(manifest ?? {}, 'project') ?? {}
  const poetry = ownObject(ownObject(manifest ?? {}, 'tool') ?? {}, 'poetry') ?? {}
  const name = ownString(project, 'name') ?? ownString(poetry, 'name') ?? (posix.basename(folder) || 'server')
  const scripts = Object.keys(ownObject(project, 'scripts') ?? ownObject(poetry, 'scripts') ?? {})
  const words = wordsFor(name, scripts, files)
  if (words === undefined) return undefined
  const has = (lock: string): boolean => files.has(lock) || above.has(lock)
  const manager = has('uv.lock') ? 'uv' : has('poetry.lock') ? 'poetry' : 'pip'
  return {
    name,
    folder,
    sdk,
    toolchain: { language: 'python', manager, install: [installWith(manager, manifest !== undefined)] },
    start: manager === 'pip' ? words : [manager, 'run', ...words],
    entry: undefined,
    build: [],
    aliases: [name, ...scripts],
  }
}

/** Names of the packages that it needs, without versions and extras. */
function dependenciesOf(manifest: JsonObject, requirements: string): string[] {
  const project = ownObject(manifest, 'project') ?? {}
  const poetry = ownObject(ownObject(manifest, 'tool') ?? {}, 'poetry') ?? {}
  return [
    ...texts(own(project, 'dependencies')),
    ...Object.keys(ownObject(poetry, 'dependencies') ?? {}),
    ...requirements.split('\n'),
  ].map((line) => /^\s*([\w.-]*)/.exec(line)?.[1]?.toLowerCase() ?? '')
}

function texts(value: Json | undefined): string[] {
  return isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The command that it installs, else its package as a module, else the file that a person would start. */
function wordsFor(name: string, scripts: readonly string[], files: Files): string[] | undefined {
  const script = scripts.find((one) => one === name) ?? scripts.find((one) => /mcp|server/i.test(one)) ?? scripts[0]
  if (script !== undefined) return [script]
  const module = name.replaceAll(/[-.]/g, '_')
  if (['src/', ''].some((base) => files.has(`${base}${module}/__main__.py`))) return ['python', '-m', module]
  const file = ['server.py', 'main.py', 'app.py', 'src/server.py', 'src/main.py'].find((path) => files.has(path))
  return file === undefined ? undefined : ['python', file]
}

function installWith(manager: string, isPackage: boolean): string {
  if (manager === 'uv') return 'uv sync --locked'
  if (manager === 'poetry') return 'poetry install'
  return isPackage ? 'pip install .' : 'pip install -r requirements.txt'
}
