import type { Evidence } from '../../core/finding.ts'

/** Clients and providers that can be asked for by `--profile`; `portable` is what nearly all of them accept. */
export const PROFILES = [
  'portable',
  'openai',
  'azure',
  'anthropic',
  'anthropic-directory',
  'claude-desktop',
  'gemini',
  'bedrock',
  'nova',
  'kimi',
  'cursor',
  'vscode',
  'copilot',
  'windsurf',
] as const

export type Profile = (typeof PROFILES)[number]

/** What is limited, each with a short explanation. */
export const LIMIT_KINDS = {
  'name-length': "length of a tool's name, in UTF-16 units",
  'name-characters': "the pattern for a tool's name",
  'qualified-name-length': "length of a tool's name together with its server's name, as the client writes it",
  'description-bytes': 'bytes of UTF-8 of a description that reach the model',
  'description-length': 'length of a description, in UTF-16 units',
  tools: 'tools in one request',
  'tools-advised': 'the recommended number of tools',
  'schema-depth': 'levels of objects in an input schema',
  'schema-properties': 'properties of an input schema',
  'enum-values': 'values of all enums of an input schema',
  'root-keyword': 'keywords at the root of an input schema',
  'property-key': 'the pattern for the name of a property at the root of an input schema',
  'parameter-name': 'the pattern for the name of any parameter',
  'object-without-properties': 'an input schema without "properties"',
  'array-without-items': 'an array without "items"',
  'ref-target': 'the pattern for a "$ref" in an input schema',
  'pattern-syntax': 'syntax of regular expressions in "pattern"',
  'schema-keyword': 'keywords anywhere in an input schema',
  'schema-construct': 'constructs anywhere in an input schema',
} as const

export type LimitKind = keyof typeof LIMIT_KINDS

/** One published or observed bound of one client. */
export interface Limit {
  /** The profiles that hold it. */
  readonly profiles: readonly Profile[]
  readonly kind: LimitKind
  /** The largest number accepted: 0 of what is refused wherever it occurs, Infinity for a kind whose bound is `pattern`. */
  readonly most: number
  /** What a whole name has to match. */
  readonly pattern?: RegExp
  /** What is refused by name: keywords, constructs or syntax. */
  readonly words?: readonly string[]
  /** Keywords next to which it is not known to be refused. */
  readonly unless?: readonly string[]
  /** For `qualified-name-length`: how the client writes the name. */
  readonly form?: 'mcp__<server>__<tool>' | 'mcp_<server>_<tool>' | '<server><tool>'
  /** Who limits it, as a sentence names it: "the Anthropic API". */
  readonly client: string
  /** What it does beyond the limit, in the third person: "drops the tool". */
  readonly does: string
  /** A `report` where it is not the vendor's own page or package that states so. */
  readonly evidence: Evidence
}

/** What a provider does that validates all tools before it reads a request. */
export const REFUSES = 'refuses every request that contains the tool'

/** A vendor's own word, on the day on which it was last looked at. */
export function vendor(ref: string, says: string, checked = '2026-11-21'): Evidence {
  return { kind: 'vendor', ref, says, checked }
}

/** What users or other third parties report, on the day on which it was last looked at. */
export function report(ref: string, says: string, checked = '2026-11-21'): Evidence {
  return { kind: 'report', ref, says, checked }
}
