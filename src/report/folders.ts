import { isAbsolute, relative, resolve, sep } from 'node:path'

/** The folders that a report's paths are written against, all absolute. */
export interface Folders {
  /** Paths in a report are relative to it. */
  readonly cwd: string
  /** Where the repository begins. */
  readonly repository: string
  /** Where the paths of a workflow's annotations begin. */
  readonly workspace: string
}

/** A report's path as seen from a folder, with slashes; undefined for a file that lies elsewhere. */
export function pathFrom(folder: string, uri: string, { cwd }: Folders): string | undefined {
  const path = relative(folder, resolve(cwd, uri))
  const isElsewhere = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
  return isElsewhere ? undefined : slashes(path) || '.'
}

/** A report's path from the root of the disk, with slashes. */
export function wholePath(uri: string, { cwd }: Folders): string {
  return slashes(resolve(cwd, uri))
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}
