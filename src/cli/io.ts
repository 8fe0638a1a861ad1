import { visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { LIMITS, readStream, type Io, type TargetIo } from '../session.ts'
import type { World } from './command.ts'

/** What sources may use of the process. */
export function ioOf(world: World, { connect }: { connect: boolean }): Io {
  return {
    cwd: world.cwd,
    env: world.env,
    signal: world.signal,
    connect,
    limits: LIMITS,
    note: (line) => world.err(`${visible(line)}\n`),
  }
}

/** What reading arguments may use of the process. */
export function targetIoOf(world: World): TargetIo {
  const { cwd, signal } = world
  return { cwd, signal, stdin: () => readStream(world.stdin, '<stdin>', signal) }
}

/** `Name: value` with `${ENV}` filled in. The words on the command line are the user's own, so any variable may be named. */
export function headersOf(lines: readonly string[], world: World): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined)
        throw new UserError('--header takes "Name: value", for example --header "Authorization: Bearer ${TOKEN}".')
      return [name, value.replaceAll(/\$\{(\w+)\}/g, (_, variable: string) => valueOf(variable, world, '--header'))]
    }),
  )
}

/** The variables that `--env` hands on: `NAME` as it is set here, or `NAME=value`. */
export function envOf(words: readonly string[], world: World): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(word) ?? []
      if (name === undefined) throw new UserError('--env takes NAME, or NAME=value.', { hint: 'For example --env GITHUB_TOKEN.' })
      return [name, value ?? valueOf(name, world, '--env')]
    }),
  )
}

function valueOf(variable: string, { env }: World, flag: string): string {
  const value = env[variable]
  if (value === undefined) throw new UserError(`${flag} names the environment variable ${variable}, which is not set.`)
  return value
}
