import type { Evidence } from '../../core/finding.ts'

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
 * What is limited: the length of a tool's name in UTF-16 units, alone or as a client writes it with its server's name; its
 * characters; a description in bytes of UTF-8; the tools of one request, and those up to which selection is said to stay good
 * (`tools-advised`); levels of objects, properties and enum values of a schema.
 */
export type LimitKind =
  | 'name-length'
  | 'name-characters'
  | 'qualified-name-length'
  | 'description-bytes'
  | 'tools'
  | 'tools-advised'
  | 'schema-depth'
  | 'schema-properties'
  | 'enum-values'

/** One published or observed bound of one client. */
export interface Limit {
  /** The profiles that hold it. */
  readonly profiles: readonly Profile[]
  readonly kind: LimitKind
  /** The largest number accepted; Infinity for `name-characters`, whose bound is `pattern`. */
  readonly most: number
  /** For `name-characters`: what a whole name has to match. */
  readonly pattern?: RegExp
  /** For `qualified-name-length`: how the client writes the name. */
  readonly form?: 'mcp__<server>__<tool>' | '<server><tool>' | '<server>_<tool>'
  /** What happens beyond it, as a clause: "Cursor drops the tool". */
  readonly then: string
  /** A `report` where it is not the vendor's own page or package that says so. */
  readonly evidence: Evidence
}

const checked = '2026-11-21'

/** A vendor's own word, on the day on which it was last looked at. */
export function vendor(ref: string, says: string): Evidence {
  return { kind: 'vendor', ref, says, checked }
}

/** What users or other third parties report, looked at on the same day. */
export function report(ref: string, says: string): Evidence {
  return { kind: 'report', ref, says, checked }
}
