import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Folders } from '../report/folders.ts'
import type { Io } from '../sources/source.ts'

/** The folders that reports write paths against. Outside a repository and outside a workflow they are the working directory. */
export function foldersOf({ cwd, env }: Pick<Io, 'cwd' | 'env'>): Folders {
  const repository = repositoryAround(cwd) ?? cwd
  const workspace = env['GITHUB_WORKSPACE']
  return { cwd, repository, workspace: workspace === undefined || workspace === '' ? repository : real(resolve(cwd, workspace)) }
}

/** The folder upward that holds `.git`: a folder, or a file in a worktree or a submodule. */
function repositoryAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryAround(parent)
}

/** The working directory is a real path, and a link to the workspace would lie elsewhere. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}
