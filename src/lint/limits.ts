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
  readonly evidence: Evidence
  /** True where the vendor's own page or package says so; false for a report of somebody else. */
  readonly verified: boolean
}

const checked = '2026-11-21'
const vendor = (ref: string, says: string): Evidence => ({ kind: 'vendor', ref, says, checked })

export const LIMITS: readonly Limit[] = [
  {
    profiles: ['portable', 'openai'],
    kind: 'name-length',
    most: 64,
    then: 'OpenAI rejects the request',
    evidence: vendor('npm openai 7.55.0, resources/shared.d.ts', 'A function name has a maximum length of 64.'),
    verified: true,
  },
  {
    profiles: ['portable', 'openai'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    then: 'OpenAI rejects the request',
    evidence: vendor('npm openai 7.55.0, resources/shared.d.ts', 'A function name holds a-z, A-Z, 0-9, underscores and dashes.'),
    verified: true,
  },
  {
    profiles: ['portable', 'bedrock'],
    kind: 'name-length',
    most: 64,
    then: 'Amazon Bedrock rejects the request',
    evidence: vendor(
      'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html',
      'The name of a tool is 1 to 64 characters long.',
    ),
    verified: true,
  },
  {
    profiles: ['portable', 'bedrock'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    then: 'Amazon Bedrock rejects the request',
    evidence: vendor(
      'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html',
      'The name of a tool matches [a-zA-Z0-9_-]+.',
    ),
    verified: true,
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    then: 'the Anthropic API rejects the whole request',
    evidence: vendor(
      'https://github.com/home-assistant/core/issues/147760',
      "The API's error quotes the pattern ^[a-zA-Z0-9_-]{1,128}$.",
    ),
    verified: false,
  },
  {
    profiles: ['anthropic'],
    kind: 'name-length',
    most: 128,
    then: 'the Anthropic API rejects the whole request',
    evidence: vendor(
      'https://github.com/home-assistant/core/issues/147760',
      "The API's error quotes the pattern ^[a-zA-Z0-9_-]{1,128}$; stored copies of the guide still say 64.",
    ),
    verified: false,
  },
  {
    profiles: ['anthropic'],
    kind: 'qualified-name-length',
    most: 128,
    form: 'mcp__<server>__<tool>',
    then: 'Claude Code leaves the tool out',
    evidence: vendor(
      'https://code.claude.com/docs/en/mcp',
      'A full name of more than 128 characters is left out, as a reader of the guide reports.',
    ),
    verified: false,
  },
  {
    profiles: ['anthropic-directory'],
    kind: 'name-length',
    most: 64,
    then: 'the Connectors Directory turns the server down',
    evidence: vendor(
      'anthropics/claude-plugins-official, plugins/mcp-server-dev/skills/build-mcp-app/references/directory-checklist.md',
      'Tool names have at most 64 characters; a hard criterion of the review.',
    ),
    verified: true,
  },
  {
    profiles: ['gemini'],
    kind: 'name-length',
    most: 128,
    then: 'the Gemini API rejects the request',
    evidence: vendor('npm @google/genai 2.32.0, genai.d.ts', 'A function name has a maximum length of 128.'),
    verified: true,
  },
  {
    profiles: ['gemini'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z_][a-zA-Z0-9_.:-]*$/,
    then: 'the Gemini API rejects the request',
    evidence: vendor(
      'npm @google/genai 2.32.0, genai.d.ts',
      'A function name starts with a letter or an underscore and holds letters, digits, underscores, dots, colons and dashes.',
    ),
    verified: true,
  },
  {
    profiles: ['portable', 'cursor'],
    kind: 'qualified-name-length',
    most: 60,
    form: '<server><tool>',
    then: 'Cursor drops the tool',
    evidence: vendor(
      'https://github.com/awslabs/mcp/issues/1283',
      'Tools whose server and tool names together have more than 60 characters are filtered out.',
    ),
    verified: false,
  },
  {
    profiles: ['portable', 'vscode'],
    kind: 'qualified-name-length',
    most: 64,
    form: 'mcp__<server>__<tool>',
    then: 'VS Code and other clients that prefix names pass the 64 characters that models accept',
    evidence: vendor(
      'https://github.com/microsoft/vscode/issues/243602',
      'A prefixed name of more than 64 characters made requests fail.',
    ),
    verified: false,
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'description-bytes',
    most: 2048,
    then: 'Claude Code cuts the description there',
    evidence: vendor(
      'https://code.claude.com/docs/en/mcp',
      'Claude Code truncates each tool description and server instruction at 2 KB; critical details belong near the start.',
    ),
    verified: true,
  },
  {
    profiles: ['portable', 'openai'],
    kind: 'tools',
    most: 128,
    then: 'OpenAI rejects the request',
    evidence: vendor('npm openai 7.55.0, resources/evals/runs', 'At most 128 functions are supported.'),
    verified: true,
  },
  {
    profiles: ['portable', 'vscode'],
    kind: 'tools',
    most: 128,
    then: 'VS Code refuses the request or hides tools behind groups',
    evidence: vendor(
      'https://github.com/microsoft/vscode-copilot-release/issues/11653',
      'The client reports that there cannot be more than 128 tools in one request.',
    ),
    verified: false,
  },
  {
    profiles: ['cursor'],
    kind: 'tools',
    most: 40,
    then: 'Cursor has been reported to send only the first 40 tools',
    evidence: vendor(
      'https://mcptrove.com/blog/cursor-tool-limit-math',
      'Users report a limit of about 40 tools; how hard it is today is not confirmed.',
    ),
    verified: false,
  },
  {
    profiles: ['portable', 'openai'],
    kind: 'tools-advised',
    most: 20,
    then: 'OpenAI advises fewer than 20 at the start of a turn',
    evidence: vendor(
      'https://platform.openai.com/docs/guides/function-calling',
      'Aim for fewer than 20 functions available at the start of a turn; a soft suggestion.',
    ),
    verified: true,
  },
  {
    profiles: ['gemini'],
    kind: 'tools-advised',
    most: 20,
    then: 'Google advises 10 to 20 active tools',
    evidence: vendor('https://ai.google.dev/gemini-api/docs/function-calling', 'Keep the active set at 10 to 20 tools.'),
    verified: false,
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'tools-advised',
    most: 40,
    then: 'Anthropic sees selection degrade past 30 to 50 tools',
    evidence: vendor(
      'https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool',
      'The accuracy of tool selection degrades past 30 to 50 tools.',
    ),
    verified: true,
  },
  {
    profiles: ['openai'],
    kind: 'schema-depth',
    most: 10,
    then: "OpenAI's strict mode rejects the schema",
    evidence: vendor(
      'https://platform.openai.com/docs/guides/structured-outputs',
      'A schema may have up to 10 levels of nesting.',
    ),
    verified: true,
  },
  {
    profiles: ['openai'],
    kind: 'schema-properties',
    most: 5000,
    then: "OpenAI's strict mode rejects the schema",
    evidence: vendor(
      'https://platform.openai.com/docs/guides/structured-outputs',
      'A schema may have up to 5,000 properties in total.',
    ),
    verified: true,
  },
  {
    profiles: ['openai'],
    kind: 'enum-values',
    most: 1000,
    then: "OpenAI's strict mode rejects the schema",
    evidence: vendor(
      'https://platform.openai.com/docs/guides/structured-outputs',
      'A schema may have up to 1,000 enum values in total.',
    ),
    verified: true,
  },
]

/** The limits that hold for the chosen profiles, of one kind or of all; without a profile, those of `portable`. */
export function limitsOf(profiles: readonly Profile[], kind?: LimitKind): readonly Limit[] {
  const wanted: readonly Profile[] = profiles.length === 0 ? ['portable'] : profiles
  return LIMITS.filter(
    (limit) => (kind === undefined || limit.kind === kind) && limit.profiles.some((profile) => wanted.includes(profile)),
  )
}
