import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { InitPlan } from './plan.ts'
import type { ServerProject } from './project.ts'
import { shellWord } from './words.ts'
import { buildCommands } from './written/build.ts'

/** The one command that shows what there is to do: it builds what is not built yet, and lints. */
export function nextCommand({ root, servers }: ServerProject, { targets, starts }: InitPlan, cwd: string): string {
  const has = (...path: string[]): boolean => existsSync(join(root, ...path))
  const todo = servers.map((server) => {
    const { folder, entry, toolchain, build } = server
    const isInstalled = toolchain.language !== 'node' || has('node_modules') || has(folder, 'node_modules')
    const isBuilt = entry === undefined || has(folder, entry)
    return { ...server, toolchain: { ...toolchain, install: isInstalled ? [] : toolchain.install }, build: isBuilt ? [] : build }
  })
  const to = relative(cwd, root)
  return [
    ...(to === '' ? [] : [`cd ${shellWord(to)}`]),
    ...buildCommands(todo),
    ['npx rightcall lint', ...targets.map(shellWord), ...(starts ? ['--connect'] : [])].join(' '),
  ].join(' && ')
}
