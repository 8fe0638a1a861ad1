import { isArray, isObject, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { consequenceOf } from '../../src/lint/limits/consequence.ts'
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
  why:
    'The root stands for the arguments as a whole, and the Anthropic and OpenAI APIs want a plain object there, strict mode or not. They check all tools before they read a request, so one such tool makes every request of a session fail, and some clients drop it without a word. ' +
    'The same keywords are fine below the root. Say which arguments belong together in the description and let the server check it, or put the alternatives under one property. ' +
    'With `--profile openai` a root `not` or `enum` counts too, with `--profile nova` all but `type`, `properties` and `required`.',
  proof: 'The keyword stands at the root, and the dated limits in `src/lint/limits/` say who refuses it there.',
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
      says: "OpenAI's error wants the type object and none of oneOf, anyOf, allOf, enum and not at the top level.",
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/nspady/google-calendar-mcp/issues/39',
      says: 'One tool of this kind fails with both providers, and takes all other tools of the session with it.',
      checked: '2026-11-30',
    },
  ],
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
        // to lose the keyword is less than to lose the session
        ...(by.some(({ does }) => does === REFUSES) ? {} : { severity: 'warn' as const }),
        message: `The input schema has "${keyword}" at its root: ${consequenceOf(by)}. ${adviceOn(keyword, value)}`,
        ...(isDemand(value)
          ? {
              patches: [
                {
                  says: `Take "${keyword}" out of the root; the server has to check what it demanded`,
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

/** What to write instead: never another keyword at the root, which some of them refuse as well. */
function adviceOn(keyword: string, value: Json): string {
  if (keyword === 'allOf' && isArray(value) && value.every((branch) => isObject(branch) && !isCondition(branch))) {
    return 'Merge its parts into the root.'
  }
  const names = namesIn(value)
  if (isDemand(value) && names.length > 1) {
    return `Say in the description how ${list(
      names.map((name) => `"${clip(name, 40)}"`),
      4,
    )} belong together, and let the server check it.`
  }
  if (keyword === 'anyOf' || keyword === 'oneOf') {
    return 'Declare all properties at the root and say in the description which of them belong together, or put the alternatives under one property.'
  }
  if (DEFINING.has(keyword)) return 'Write the schema out where it is used.'
  return DROPPED.has(keyword) ? 'Leave it out.' : 'Say the condition in the description, and let the server check it.'
}

const DEFINING = new Set(['$ref', '$defs', 'definitions'])
const DROPPED = new Set(['additionalProperties', '$schema', 'enum', 'const'])

function isCondition(branch: JsonObject): boolean {
  return ['if', 'not', 'anyOf', 'oneOf', '$ref'].some((keyword) => own(branch, keyword) !== undefined)
}

/** True for branches that only demand properties, which stand elsewhere: nothing is lost with them but a check. */
function isDemand(value: Json): boolean {
  const branches = isArray(value) ? value : [value]
  return (
    branches.length > 0 && branches.every((branch) => isObject(branch) && Object.keys(branch).every((key) => key === 'required'))
  )
}

/** The properties that branches demand, each once. */
function namesIn(value: Json): string[] {
  const branches = isArray(value) ? value : [value]
  const names = branches.flatMap((branch) => {
    const required = isObject(branch) ? own(branch, 'required') : undefined
    return isArray(required) ? required.filter((name) => typeof name === 'string') : []
  })
  return [...new Set(names)]
}
