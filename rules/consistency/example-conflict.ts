import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { refusedCalls } from '../../src/lint/claims/judge/call.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { pick, plantable } from '../../src/schema/planting.ts'

export default defineRule({
  scope: 'tool',
  needs: 'whole-tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The schema refuses an example in the description.',
  why: 'A model copies an example before it reads the schema. The rule reads values that a text announces as examples ("e.g. 12.50", "such as `SPF`") and whole calls of a tool of this set: `tool(a=1)` and JSON objects in an example. Placeholders (`<id>`, `…`, YOUR_KEY) fit any schema, and a `format` is not checked. A missing argument is reported only in a complete call of the tool that the text describes.',
  evidence: [
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '140 calls appear in tool descriptions. One of them lacks a required argument, and that finding is right.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      withLimit('How many passages to return, e.g. 5 or 10; never `500`.'),
      withOrder('Order of the passages, such as `desc`.'),
      withOrder('Order of the passages. Gives an error where it cannot sort, e.g. `up`.'),
      calling('search_policies(query="parental leave", limit=5)'),
      calling('search_policies(query="...", limit=<n>)'),
      calling('search_policies(limit=5, ...)'),
      {
        ...withParameter('sections', { type: 'array', items: { type: 'string' }, description: 'Sections to look in.' }),
        description: `${about()} For a whole policy, set read_policy \`sections=true\` instead.`,
      },
      { description: `${about()}\n\nResponse:\n\`\`\`json\n{"query": 5, "limit": "many"}\n\`\`\`` },
    ],
    bad: [
      withLimit('How many passages to return, e.g. 500.'),
      withLimit('How many passages to return, for example 2.5.'),
      withOrder('Order of the passages, such as `up` or `down`.'),
      withOrder('Order of the passages, say "DESC".'),
      calling('search_policies(query="parental leave", limit="5")'),
      calling('search_policies(limit=5)'),
      { description: `${about()}\n\n## Example\n\`\`\`json\n{"query": "leave", "limit": 50}\n\`\`\`` },
    ],
  },
  *check(tool, { toolset }) {
    const values = conflicts(tool, 'example')
    yield* values
    const told = new Set(values.map(({ at }) => at))
    for (const { kind, finding } of refusedCalls(tool, toolset)) {
      if (kind === 'example' && (finding.at === '/description' || !told.has(finding.at))) yield finding
    }
  },
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      ({ types }) => types.length === 1 && (types[0] === 'integer' || types[0] === 'boolean'),
    )
    const sentence = pick(['Example: `#(%="three")`', 'For example `#(%="7 or 8", ...)`.'], random)
    if (parameter === undefined || parameter.depth > 0 || sentence === undefined || own(parameter.schema, 'enum'))
      return undefined
    const to = appended(tool.description ?? '', sentence.replace('#', tool.name).replace('%', parameter.name))
    return to === undefined || !/^\w+$/.test(tool.name) ? undefined : [{ tool: tool.index, at: join('', 'description'), to }]
  },
})

function about(): string {
  return 'Search the policy handbook by keyword and return passages with their section numbers.'
}

function calling(call: string) {
  return { description: `${about()} Example: \`${call}\`` }
}

function withLimit(description: string) {
  return withParameter('limit', { type: 'integer', minimum: 1, maximum: 10, description })
}

function withOrder(description: string) {
  return withParameter('order', { type: 'string', enum: ['asc', 'desc'], description })
}

function withParameter(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
