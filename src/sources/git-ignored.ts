import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** Whether a file below a folder is left out of its repository: what a build makes is no source. One look a folder. */
export function gitIgnored(folder: string): (path: string) => boolean {
  const rules = new Map<string, Ignore | undefined>()
  const rulesOf = (at: string): Ignore | undefined => {
    if (!rules.has(at)) rules.set(at, readRules(join(at, '.gitignore')))
    return rules.get(at)
  }
  const repository = repositoryAround(folder)
  const isIgnored = (path: string, top: string): boolean => {
    let ignored = false
    for (const at of foldersBetween(top, dirname(path))) {
      const found = rulesOf(at)?.test(relative(at, path).split(sep).join('/'))
      if (found?.ignored) ignored = true
      else if (found?.unignored) ignored = false
    }
    return ignored
  }
  // a folder that was named is wanted, whatever the rules around it say
  const top =
    repository === undefined || (folder !== repository && isIgnored(`${folder}${sep}file`, repository)) ? folder : repository
  return (path) => isIgnored(path, top)
}

function readRules(path: string): Ignore | undefined {
  try {
    return ignore({ allowRelativePaths: true }).add(readFileSync(path, 'utf8'))
  } catch {
    // most folders have none
    return undefined
  }
}

function repositoryAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryAround(parent)
}

/** From the outer folder to the inner one, both included. */
function foldersBetween(outer: string, inner: string): string[] {
  const steps = relative(outer, inner)
    .split(sep)
    .filter((step) => step !== '' && step !== '..')
  return steps.reduce<string[]>((found, step) => [...found, join(found.at(-1) ?? outer, step)], [outer])
}
