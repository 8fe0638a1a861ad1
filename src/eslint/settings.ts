import { isArray, isObject, type JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'

/** What `settings.rightcall` of an ESLint configuration says. */
export interface EslintSettings {
  /** Clients whose limits count. */
  readonly profiles: readonly string[]
  /** Whether the less certain findings of a rule are reported, too, which the command line shows as advice. */
  readonly advice: boolean
}

/** @throws UserError for settings that mean nothing */
export function settingsOf(given: unknown): EslintSettings {
  if (given === undefined) return { profiles: [], advice: false }
  if (!isObject(given)) throw wrong('must be an object')
  const { profiles = [], advice = false, ...others }: JsonObject = given
  const [other] = Object.keys(others)
  if (other !== undefined) throw wrong(`has no "${other}"`)
  if (!isArray(profiles) || !profiles.every((name) => typeof name === 'string'))
    throw wrong('needs a list of names in "profiles"')
  if (typeof advice !== 'boolean') throw wrong('needs true or false in "advice"')
  return { profiles, advice }
}

function wrong(what: string): UserError {
  return new UserError(`settings.rightcall of the ESLint configuration ${what}; it has "profiles" and "advice".`)
}
