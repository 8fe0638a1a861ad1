import { visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { LIMITS, type Io } from '../session.ts'
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

/** `Name: value` with `${ENV}` filled in. The words on the command line are the user's own, so any variable may be named. */
export function headersOf(lines: readonly string[], world: World): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined)
        throw new UserError('--header takes "Name: value", for example --header "Authorization: Bearer ${TOKEN}".')
      return [name, value.replaceAll(/\$\{(\w+)\}/g, (_, variable: string) => valueOf(variable, world))]
    }),
  )
}

function valueOf(variable: string, { env }: World): string {
  const value = env[variable]
  if (value === undefined) throw new UserError(`--header names the environment variable ${variable}, which is not set.`)
  return value
}
