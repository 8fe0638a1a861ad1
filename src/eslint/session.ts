import { builtins } from '../builtins.ts'
import { DEFAULTS, type Config, type RuleSetting, type Sourced } from '../config/config.ts'
import type { JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { createSession } from '../session.ts'
import type { Session } from '../session/api.ts'
import { useTolerantParser } from '../sources/data.ts'
import * as tolerant from '../sources/json-text.ts'
import { parsersOfSource } from '../sources/typescript/parsers.ts'
import { useParsers } from '../sources/typescript/syntax.ts'

// rules of ESLint cannot wait, so what a session loads when it is needed is loaded with the plugin
useParsers(parsersOfSource)
useTolerantParser(tolerant)

/** Formats whose parsers are there. */
export const READABLE: readonly string[] = ['typescript', 'json', 'jsonc']

/** The rules that ESLint's configuration has switched on for a file, with their options, and what counts for all of them. */
export interface Wanted {
  readonly cwd: string
  readonly profiles: readonly string[]
  readonly rules: ReadonlyMap<string, JsonObject | undefined>
}

const sessions = new Map<string, Session>()

/** The session that asks exactly these rules; files of one configuration share it. @throws UserError for a profile that does not exist */
export function sessionFor(wanted: Wanted): Session {
  const key = JSON.stringify([wanted.cwd, wanted.profiles, [...wanted.rules]])
  const session = sessions.get(key) ?? opened(wanted)
  sessions.set(key, session)
  return session
}

function opened(wanted: Wanted): Session {
  try {
    return createSession(builtins, configOf(wanted), { cwd: wanted.cwd, env: {} })
  } catch (error) {
    // ESLint shows the message and no hint
    if (error instanceof UserError) throw new UserError(`${error.message} ${error.hint ?? ''}`.trimEnd(), { cause: error })
    throw error
  }
}

const FROM = 'the ESLint configuration'

function configOf({ profiles, rules }: Wanted): Config {
  const settings = Object.entries(builtins.rules).map(([id, rule]): [string, Sourced<RuleSetting>] => [
    id,
    { value: { level: rules.has(id) ? rule.severity : 'off', options: rules.get(id) }, from: FROM },
  ])
  return { ...DEFAULTS, profiles: { value: profiles, from: FROM }, rules: new Map(settings) }
}
