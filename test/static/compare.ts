import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { isObject, type Json } from '../../src/core/json.ts'
import type { Tool } from '../../src/core/tool.ts'
import { textsIn } from '../../src/session/read.ts'
import { mcp } from '../../src/sources/mcp.ts'
import { typescript } from '../../src/sources/typescript.ts'
import { testIo } from '../sources/io.ts'

const SDK = join(import.meta.dirname, '../fixtures/sdk')
const require = createRequire(import.meta.url)

/** The folder of an installed package, and the file that starts it. */
export function installed(name: string): { readonly folder: string; readonly start: string } {
  const path = join(
    require.resolve.paths(name)?.find((folder) => globSync(`${name}/package.json`, { cwd: folder }).length > 0) ?? '',
    name,
  )
  const { bin }: { bin?: Json } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const [start] = isObject(bin) ? Object.values(bin) : [bin]
  return { folder: path, start: join(path, String(start)) }
}

export function own(name: string): { readonly folder: string; readonly start: string } {
  return { folder: SDK, start: join(SDK, `${name}.ts`) }
}

/** The tools that files define, by reading them. */
export async function readTools(folder: string, files: readonly string[]): Promise<Tool[]> {
  await typescript.prepare?.(['typescript'])
  const textOf = textsIn({ cwd: folder })
  return globSync([...files], { cwd: folder, ignore: ['**/*.test.*'] })
    .sort()
    .flatMap((uri) => {
      const document = { uri, text: readFileSync(join(folder, uri), 'utf8'), format: 'typescript' }
      return typescript.read?.(document, textOf).toolsets.flatMap(({ tools }) => tools) ?? []
    })
}

/** The tools that a server serves, by starting it. */
export async function servedTools(
  start: string,
  { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
): Promise<Json[]> {
  const target = { kind: 'command' as const, command: process.execPath, args: [start, ...args], env, cwd: dirname(start) }
  const loaded = await mcp.fetch?.(target, testIo({ cwd: dirname(start) }))
  const [problem] = loaded?.problems ?? []
  if (problem !== undefined) throw new Error(problem.message)
  return loaded?.toolsets.flatMap(({ tools }) => tools.map(({ raw }) => raw)) ?? []
}
