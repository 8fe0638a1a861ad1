import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Toolset } from '../../src/core/tool.ts'
import { readSuite, type Suite } from '../../src/eval/suite.ts'
import { openData } from '../../src/sources/data.ts'
import { dump } from '../../src/sources/dump.ts'
import { mcp } from '../../src/sources/mcp.ts'
import type { Target } from '../../src/sources/source.ts'
import { loadWith, openText, testIo } from '../sources/io.ts'

const root = join(import.meta.dirname, '../..')

export async function suiteOf(name: string): Promise<Suite> {
  const path = `golden/${name}/intents.yaml`
  return readSuite(await openData(path, textAt(path)))
}

/** The tools of `golden/support-desk/before.json` or `after.json`. */
export async function supportDesk(side: 'before' | 'after'): Promise<Toolset> {
  const path = `golden/support-desk/${side}.json`
  return only(dump, { kind: 'document', document: await openText(path, textAt(path)) })
}

/** The tools that a real server from our devDependencies serves. */
export async function served(name: string, ...args: string[]): Promise<Toolset> {
  const script = join(root, `node_modules/@modelcontextprotocol/${name}/dist/index.js`)
  return only(mcp, { kind: 'command', command: process.execPath, args: [script, ...args], env: {}, id: name })
}

/** Our own tools, as our own server serves them. */
export async function ownServer(): Promise<Toolset> {
  const args = [join(root, 'src/cli/bin.ts'), 'mcp']
  return only(mcp, { kind: 'command', command: process.execPath, args, env: {}, id: 'rightcall' })
}

function textAt(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

async function only(source: typeof dump, target: Target): Promise<Toolset> {
  const { toolsets, problems } = await loadWith(source, target, testIo({ cwd: root, env: process.env, connect: true }))
  const [toolset] = toolsets
  if (toolset === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
  return toolset
}
