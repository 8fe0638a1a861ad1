import { UserError } from '../core/user-error.ts'
import type { World } from './command.ts'

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
