import { execFileSync } from 'node:child_process'
import { writeFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folder } from './folder.ts'

const NOBODY = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
const AUTHOR = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'protocol.file.allow=always']

/** Runs git in a folder, without anybody's settings. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...AUTHOR, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...NOBODY },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** A git repository on `main` whose first commit holds these files, in a folder whose name has a space. Gone when the test ends. */
export function repository(files: Readonly<Record<string, string>>) {
  const cwd = join(folder(), 'my repository')
  mkdirSync(cwd)
  const write = (more: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    }
  }
  const commit = (more: Readonly<Record<string, string>> = {}): void => {
    write(more)
    git(cwd, 'add', '--all')
    git(cwd, 'commit', '--quiet', '--message', 'a change', '--allow-empty')
  }
  git(cwd, 'init', '--quiet', '--initial-branch', 'main')
  commit(files)
  return { cwd, write, commit, git: (...args: readonly string[]) => git(cwd, ...args) }
}
