import { REFUSES, report, vendor, type Limit } from './limit.ts'

const SDK = 'npm @google/genai 2.32.0, genai.d.ts'
const SEEN = '2026-11-30'
const API = { profiles: ['gemini'], client: 'the Gemini API', does: REFUSES } as const

/**
 * The API takes tools in two fields. `parametersJsonSchema` (since the middle of 2025, filled from MCP by Google's own SDK and
 * Gemini CLI) takes JSON Schema with unions, references and lists of types. `parameters`, a subset of OpenAPI, refuses them to this
 * day, and many clients fill it. What is stated about it was seen in 2026. Lifted since 2025, and therefore not here: formats other than
 * `date-time` (its declarations allow any), objects without properties (zeph#1641, March 2026).
 */
const FIELD = { profiles: ['gemini'], client: 'Gemini\'s field "parameters"', does: REFUSES } as const

/** Constructs of a schema that `parameters` refuses. */
export type GeminiConstruct =
  | 'list of types'
  | 'boolean schema'
  | 'value without type'
  | 'empty string in enum'
  | 'enum of other than strings'
  | 'properties of no object'
  | 'items of no array'

export const GEMINI: readonly Limit[] = [
  {
    ...API,
    kind: 'name-length',
    most: 128,
    evidence: vendor(SDK, 'A function name has a maximum length of 128; errors up to March 2026 said 64.', SEEN),
  },
  {
    ...API,
    profiles: ['portable', 'gemini'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z_][a-zA-Z0-9_.:-]*$/,
    evidence: vendor(
      SDK,
      'A function name starts with a letter or an underscore and holds letters, digits, underscores, dots, colons and dashes.',
      SEEN,
    ),
  },
  {
    profiles: ['gemini'],
    kind: 'tools-advised',
    most: 20,
    client: 'Google',
    does: 'recommends 10 to 20 active tools',
    evidence: report('https://ai.google.dev/gemini-api/docs/function-calling', 'Keep the active set at 10 to 20 tools.'),
  },
  {
    profiles: ['gemini'],
    client: 'Gemini',
    does: 'documents at most 64 letters, digits and "_" with no digit first, so it may refuse the request',
    kind: 'parameter-name',
    most: Infinity,
    pattern: /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    evidence: vendor(
      SDK,
      'Names of parameters start with a letter or an underscore and have at most 64 of a-z, A-Z, 0-9 and underscore.',
      SEEN,
    ),
  },
  {
    ...FIELD,
    profiles: ['portable', 'gemini'],
    kind: 'array-without-items',
    most: 0,
    unless: ['prefixItems', '$ref', 'enum', 'const', 'contains'],
    evidence: report('https://github.com/router-for-me/CLIProxyAPI/issues/5292', 'August 2026: items, missing field.', SEEN),
  },
  {
    ...FIELD,
    kind: 'schema-keyword',
    most: 0,
    words: (
      '$ref oneOf allOf not if then else const patternProperties propertyNames additionalProperties prefixItems contains ' +
      'uniqueItems exclusiveMinimum exclusiveMaximum multipleOf dependentRequired dependentSchemas dependencies ' +
      'unevaluatedProperties unevaluatedItems'
    ).split(' '),
    evidence: vendor(SDK, 'The type Schema has no field for these; unknown names are answered with status 400.', SEEN),
  },
  construct('list of types', {
    ref: 'https://github.com/anomalyco/opencode/issues/48073',
    says: 'September 2026: the type [array, null] fails, translated into anyOf or not; the type Schema holds one type.',
  }),
  construct('items of no array', {
    ref: 'https://github.com/anomalyco/opencode/issues/48073',
    says: 'September 2026: items with a type that is not ARRAY, field predicate failed.',
  }),
  construct('properties of no object', {
    ref: 'https://github.com/anomalyco/opencode/issues/11889',
    says: 'February 2026: properties and required, only allowed for OBJECT type.',
  }),
  construct('boolean schema', {
    ref: 'https://github.com/github/copilot-cli/issues/4623',
    says: 'September 2026: "value": true in place of a schema fails every request; {} is served.',
  }),
  construct('empty string in enum', {
    ref: 'https://github.com/anomalyco/opencode/pull/46676',
    says: 'September 2026: enum[0], cannot be empty.',
  }),
  construct('enum of other than strings', {
    ref: 'https://github.com/NousResearch/hermes-agent/pull/15082',
    says: 'April 2026: a number in an enum fails (TYPE_STRING), whatever the type next to it.',
  }),
  construct('value without type', {
    ref: 'https://github.com/oOo0oOo/lean-lsp-mcp/issues/185',
    says: "April 2026: the schema of a parameter didn't specify the type field. In May an enum without the type STRING failed (mcp-jetbrains#71).",
  }),
]

function construct(word: GeminiConstruct, { ref, says }: { readonly ref: string; readonly says: string }): Limit {
  return { ...FIELD, kind: 'schema-construct', most: 0, words: [word], evidence: report(ref, says, SEEN) }
}
