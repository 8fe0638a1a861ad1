import { ANTHROPIC } from './limits/anthropic.ts'
import { AZURE } from './limits/azure.ts'
import { BEDROCK } from './limits/bedrock.ts'
import { CLAUDE_DESKTOP } from './limits/claude-desktop.ts'
import { COPILOT } from './limits/copilot.ts'
import { CURSOR } from './limits/cursor.ts'
import { GEMINI } from './limits/gemini.ts'
import { KIMI } from './limits/kimi.ts'
import { OPENAI } from './limits/openai.ts'
import { VSCODE } from './limits/vscode.ts'
import { WINDSURF } from './limits/windsurf.ts'
import { PROFILES, type Limit, type LimitKind, type Profile } from './limits/limit.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** What clients and providers limit, each with its source and the day on which it was last looked at. */
export const LIMITS: readonly Limit[] = [
  ...ANTHROPIC,
  ...OPENAI,
  ...AZURE,
  ...BEDROCK,
  ...GEMINI,
  ...KIMI,
  ...CLAUDE_DESKTOP,
  ...CURSOR,
  ...VSCODE,
  ...COPILOT,
  ...WINDSURF,
]

/** The limits that hold for the chosen profiles, of one kind or of all; without a profile, those of `portable`. */
export function limitsOf(profiles: readonly Profile[], kind?: LimitKind): readonly Limit[] {
  const wanted: readonly Profile[] = profiles.length === 0 ? ['portable'] : profiles
  return LIMITS.filter(
    (limit) => (kind === undefined || limit.kind === kind) && limit.profiles.some((profile) => wanted.includes(profile)),
  )
}

/**
 * The client profile of a name, as `--profile` and a configuration give it.
 * @throws UserError naming the nearest profile
 */
export function profileOf(name: string, from: string): Profile {
  const known = PROFILES.find((profile) => profile === name)
  if (known !== undefined) return known
  throw new UserError(`${from} names the client profile "${name}", which does not exist.`, {
    hint: didYouMean(nearest(name, PROFILES), `Profiles: ${PROFILES.join(', ')}.`),
  })
}

/** What is accepted at most, as the command line and the table of clients show it: "64", "no anyOf, oneOf", a pattern. */
export function boundOf({ most, pattern, form, words }: Limit): string {
  if (pattern !== undefined) return String(pattern)
  if (most > 0) return `${most}${form === undefined ? '' : ` of ${form}`}`
  return words === undefined ? 'none' : `no ${words.join(', ')}`
}
