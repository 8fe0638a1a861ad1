import { ANTHROPIC } from './limits/anthropic.ts'
import { BEDROCK } from './limits/bedrock.ts'
import { CURSOR } from './limits/cursor.ts'
import { GEMINI } from './limits/gemini.ts'
import { OPENAI } from './limits/openai.ts'
import { VSCODE } from './limits/vscode.ts'
import type { Limit, LimitKind, Profile } from './limits/limit.ts'

export { PROFILES, type Limit, type LimitKind, type Profile } from './limits/limit.ts'

/** What clients and providers limit, each with its source and the day on which it was last looked at. */
export const LIMITS: readonly Limit[] = [...OPENAI, ...BEDROCK, ...ANTHROPIC, ...GEMINI, ...CURSOR, ...VSCODE]

/** The limits that hold for the chosen profiles, of one kind or of all; without a profile, those of `portable`. */
export function limitsOf(profiles: readonly Profile[], kind?: LimitKind): readonly Limit[] {
  const wanted: readonly Profile[] = profiles.length === 0 ? ['portable'] : profiles
  return LIMITS.filter(
    (limit) => (kind === undefined || limit.kind === kind) && limit.profiles.some((profile) => wanted.includes(profile)),
  )
}
