import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { basename, delimiter, dirname, isAbsolute, resolve } from 'node:path'
import { didYouMean } from '../../core/did-you-mean.ts'
import { nearest } from '../../core/text.ts'
import type { Failure } from './channel.ts'

/** Why the system refused to start a command, and what to do about it. */
export function notStarted(command: string, cwd: string, path: string, error: NodeJS.ErrnoException): Failure {
  if (!isFolder(cwd)) return spawnFailure(`could not start: its working directory ${cwd} does not exist`)
  if (error.code === 'ENOENT') return notFound(command, cwd, path)
  if (error.code === 'EACCES') {
    return spawnFailure(
      'could not start: the file is not executable',
      `Name its interpreter, as in "node ${command}", or run chmod +x.`,
    )
  }
  return spawnFailure(`could not start: ${error.message}`)
}

/** What only a shell understands. */
const SHELL_WORDS = new Set(['cd', 'export', 'set', 'source', '.', 'exec', 'eval', 'alias', 'unset', 'ulimit'])

function notFound(command: string, cwd: string, path: string): Failure {
  const [, variable] = /^(?:\$env:)?([A-Za-z_]\w*)=/i.exec(command) ?? []
  if (variable !== undefined) {
    return spawnFailure(
      `could not start: ${variable}=… is a variable, not a command`,
      `Leave it out of the command. --env ${variable} passes it on from this environment, --env ${variable}=value sets it; in a client configuration, write it under "env".`,
    )
  }
  if (SHELL_WORDS.has(command)) {
    return spawnFailure(
      `could not start: ${command} is a word of the shell, and the command is run without a shell`,
      `Start one: sh -c '${command} …'.`,
    )
  }
  if (/\s/.test(command)) {
    return spawnFailure(
      'could not start: there is no such command',
      'Write the program and its arguments separately: the program is only the first word.',
    )
  }
  if (command.includes('/')) {
    const folder = dirname(isAbsolute(command) ? command : resolve(cwd, command))
    const meant = nearest(basename(command), programs(folder))
    const hint = didYouMean(meant, `Relative paths start at ${cwd}.`, (file) => `${dirname(command)}/${file}`)
    return spawnFailure('could not start: there is no such file', hint)
  }
  const meant = nearest(command, path.split(delimiter).flatMap(programs))
  const hint = didYouMean(
    meant,
    'Install it, or give the path of the program. A package from npm starts with "npx -y <package>".',
  )
  return spawnFailure('could not start: there is no such command in the PATH', hint)
}

function programs(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => isProgram(resolve(folder, file)))
  } catch {
    return []
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function spawnFailure(says: string, hint?: string): Failure {
  return { kind: 'spawn', says, ...(hint === undefined ? {} : { hint }) }
}
