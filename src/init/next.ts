import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Plan } from './plan.ts'
import type { Project } from './project.ts'
import { buildCommands } from './written/build.ts'

/** The one command that shows what there is to do: it builds what is not built yet, and lints. */
export function nextCommand({ root, servers }: Project, { targets, starts }: Plan, cwd: string): string {
  const unbuilt = servers.filter(({ folder, entry }) => entry !== undefined && !existsSync(join(root, folder, entry)))
  const to = relative(cwd, root)
  return [
    ...(to === '' ? [] : [`cd ${to}`]),
    ...buildCommands(unbuilt),
    [
      'npx rightcall lint',
      ...targets.map((target) => (/^[\w./-]+$/.test(target) ? target : JSON.stringify(target))),
      ...(starts ? ['--connect'] : []),
    ].join(' '),
  ].join(' && ')
}
