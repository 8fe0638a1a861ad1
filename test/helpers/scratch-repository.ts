import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** No setting of the machine reaches the repositories of tests. */
const ENV = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'test'],
      [`GIT_${who}_EMAIL`, 'test@example.com'],
    ]),
  ),
}

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

type Files = Readonly<Record<string, string | undefined>>

/** Writes files (`undefined` removes one) and commits them; gives the commit. */
export function commit(cwd: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    const place = join(cwd, path)
    if (text === undefined) rmSync(place, { force: true })
    else {
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, text)
    }
  }
  git(cwd, 'add', '--all', '--force')
  git(cwd, 'commit', '--quiet', '--allow-empty', '--message', 'change')
  return git(cwd, 'rev-parse', 'HEAD')
}

/** Makes a folder a repository with one commit, and gives the commit. */
export function begin(cwd: string, files: Files): string {
  git(cwd, 'init', '--quiet', '--initial-branch', 'main')
  return commit(cwd, files)
}
