import { isArray, isObject, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { REFUSES } from '../../src/lint/limits/limit.ts'
import { defineRule } from '../../src/lint/rule.ts'

const QUERY = { type: 'string', description: 'Keywords in English.' }
const SECTION = { type: 'string', description: 'Section number, for example "4.2".' }
const tool = (schema: JsonObject) => ({
  inputSchema: { type: 'object', properties: { query: QUERY, section: SECTION }, ...schema },
})

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  profiles: {
    portable: 'error',
    anthropic: 'error',
    openai: 'error',
    azure: 'error',
    bedrock: 'error',
    nova: 'error',
    vscode: 'warn',
  },
  summary: 'The root of the input schema has `anyOf`, `oneOf` or `allOf`, or another keyword that a provider refuses there.',
  why: 'The root describes the arguments as a whole. The Anthropic and OpenAI APIs require a plain object there, in strict mode or not. They check all tools before they read a request, so one such tool makes every request of a session fail. Some clients drop the tool without a warning. The same keywords are fine below the root. Describe which arguments belong together and let the server check it, or put the alternatives under one property. With `--profile openai`, `not` and `enum` at the root count too. With `--profile nova`, everything except `type`, `properties` and `required` counts.',
  proof: 'The keyword is at the root, and the dated limits in `src/lint/limits/` list who refuses it there.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.claude.com/docs/en/managed-agents/self-hosted-sandboxes',
      says: 'The API rejects top-level oneOf, anyOf and allOf in the input schema of a custom tool.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/langchain-ai/langchainjs/issues/9804',
      says: "OpenAI's error requires the type object and none of oneOf, anyOf, allOf, enum and not at the top level.",
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/nspady/google-calendar-mcp/issues/39',
      says: 'One tool of this kind fails with both providers, and all other tools of the session fail with it.',
      checked: '2026-11-30',
    },
  ],
  entails: ['schema/openai-strict'],
  examples: {
    good: [
      {},
      tool({ required: ['query'] }),
      tool({ properties: { query: { anyOf: [QUERY, { type: 'array', description: 'Several keywords.', items: QUERY }] } } }),
      tool({ not: { required: ['query', 'section'] } }),
    ],
    bad: [
      tool({ anyOf: [{ required: ['query'] }, { required: ['section'] }] }),
      tool({ oneOf: [{ required: ['query'] }, { required: ['section'] }] }),
      tool({ allOf: [{ if: { required: ['section'] }, then: { required: ['query'] } }] }),
      { inputSchema: { type: 'object', anyOf: [{ properties: { query: QUERY } }, { properties: { section: SECTION } }] } },
    ],
  },
  *check({ inputSchema, index }, { limits }) {
    const refused = limits('root-keyword')
    for (const keyword of new Set(refused.flatMap(({ words }) => words ?? []))) {
      const value = own(inputSchema, keyword)
      if (value === undefined) continue
      const by = refused.filter(({ words }) => words?.includes(keyword) === true)
      const at = join('/inputSchema', keyword)
      yield {
        at,
        // losing the keyword is less serious than losing the session
        ...(by.some(({ does }) => does === REFUSES) ? {} : { severity: 'warn' as const }),
        message: `The input schema has "${keyword}" at its root. ${consequenceSentence(by)} ${adviceOn(keyword, value)}`,
        ...(isDemand(value)
          ? {
              patches: [
                {
                  says: `remove "${keyword}" from the root; the server has to check its condition`,
                  safe: false,
                  edits: [{ tool: index, at, to: undefined }],
                },
              ],
            }
          : {}),
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const properties = own(inputSchema, 'properties')
    const names = isObject(properties) ? Object.keys(properties) : []
    if (names.length < 2) return undefined
    const keyword = random() < 0.5 ? 'anyOf' : 'oneOf'
    return [{ tool: index, at: join('/inputSchema', keyword), to: names.map((name) => ({ required: [name] })) }]
  },
})

/** What to write instead. It is never another keyword at the root, because some clients refuse that too. */
function adviceOn(keyword: string, value: Json): string {
  if (keyword === 'allOf' && isArray(value) && value.every((branch) => isObject(branch) && !isCondition(branch))) {
    return 'Merge its parts into the root.'
  }
  const names = namesIn(value)
  if (isDemand(value) && names.length > 1) {
    return `Describe how ${list(
      names.map((name) => `"${clip(name, 40)}"`),
      4,
    )} belong together, and let the server check it.`
  }
  if (keyword === 'anyOf' || keyword === 'oneOf') {
    return 'Declare all properties at the root and describe which of them belong together, or put the alternatives under one property.'
  }
  if (DEFINING.has(keyword)) return 'Write the schema out where it is used.'
  return DROPPED.has(keyword) ? 'Remove it.' : 'State the condition in the description, and let the server check it.'
}

const DEFINING = new Set(['$ref', '$defs', 'definitions'])
const DROPPED = new Set(['additionalProperties', '$schema', 'enum', 'const'])

function isCondition(branch: JsonObject): boolean {
  return ['if', 'not', 'anyOf', 'oneOf', '$ref'].some((keyword) => own(branch, keyword) !== undefined)
}

/** True for branches that only require properties declared elsewhere. Without them, only a check is lost. */
function isDemand(value: Json): boolean {
  const branches = isArray(value) ? value : [value]
  return (
    branches.length > 0 && branches.every((branch) => isObject(branch) && Object.keys(branch).every((key) => key === 'required'))
  )
}

/** The properties that branches require, each once. */
function namesIn(value: Json): string[] {
  const branches = isArray(value) ? value : [value]
  const names = branches.flatMap((branch) => {
    const required = isObject(branch) ? own(branch, 'required') : undefined
    return isArray(required) ? required.filter((name) => typeof name === 'string') : []
  })
  return [...new Set(names)]
}
