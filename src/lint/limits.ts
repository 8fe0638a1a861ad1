import type { Evidence } from '../core/finding.ts'

/** Clients and providers that can be asked for by `--profile`; `portable` is what nearly all of them accept. */
export const PROFILES = [
  'portable',
  'openai',
  'anthropic',
  'anthropic-directory',
  'gemini',
  'bedrock',
  'cursor',
  'vscode',
] as const

export type Profile = (typeof PROFILES)[number]

/**
 * What is limited. Lengths count UTF-16 units: of a tool's name; of the name with the server in front as the client builds it
 * (`mcp__<server>__<tool>`, or server and tool together); of a description in bytes of UTF-8. `tools` counts all tools that one
 * request may carry, `tools-advised` those up to which selection is said to stay good. `depth` counts levels of objects in a schema.
 */
export type LimitKind =
  | 'name-length'
  | 'name-characters'
  | 'qualified-name-length'
  | 'tools'
  | 'tools-advised'
  | 'description-bytes'
  | 'schema-depth'
  | 'schema-properties'
  | 'enum-values'

/** One published or observed bound of one client. */
export interface Limit {
  readonly profile: Profile
  readonly kind: LimitKind
  /** The largest number accepted; 0 for `name-characters`, whose bound is `pattern`. */
  readonly most: number
  /** For `name-characters`: what a whole name has to match. */
  readonly pattern?: RegExp
  /** What the client does beyond it: "Cursor drops the tool". */
  readonly then: string
  readonly evidence: Evidence
  /** True where we or the vendor's own page or package showed it; false for a report of others. */
  readonly verified: boolean
}

const CHECKED = '2026-11-21'

export const LIMITS: readonly Limit[] = [
  {
    profile: 'openai',
    kind: 'name-length',
    most: 64,
    then: 'OpenAI rejects the request',
    evidence: {
      kind: 'vendor',
      ref: 'openai 7.55.0, resources/shared.d.ts',
      says: 'Function names have a maximum length of 64.',
      checked: CHECKED,
    },
    verified: true,
  },
]

/** The limits of one kind that hold for the chosen profiles; without a profile, those of `portable`. */
export function limitsOf(profiles: readonly Profile[], kind: LimitKind): readonly Limit[] {
  const wanted: readonly Profile[] = profiles.length === 0 ? ['portable'] : profiles
  return LIMITS.filter((limit) => limit.kind === kind && wanted.includes(limit.profile))
}
