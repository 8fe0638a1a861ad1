import { own, ownObject, isArray } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { capital, list } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { nameFault } from '../../src/lint/limits/name-fault.ts'
import { defineRule } from '../../src/lint/rule.ts'

const LONG = 'only__passages__that__were__changed__after__the__day__on__which__this__user__last__looked'
const tool = (...names: readonly string[]) => ({
  inputSchema: {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string', description: 'Keywords in English.' }])),
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  profiles: { portable: 'error', anthropic: 'error', bedrock: 'error' },
  summary:
    'The Anthropic API refuses the name of a top-level property: it is too long, empty, or has a character such as "[" or "$".',
  why: 'Names from query strings (`filter[state]`, `since>`) or from a flattened body are legal in JSON Schema, and OpenAI accepts them. Claude models do not, neither in the Anthropic API nor in Amazon Bedrock. Both check the keys directly under `properties` of the root, and refuse the whole request. Give the property a plain name, and translate it in the server. Keys at deeper levels are not checked, and not reported.',
  proof: 'The pattern that the API quotes in its error, ^[a-zA-Z0-9_.-]{1,64}$; checked character by character.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.claude.com/docs/en/managed-agents/self-hosted-sandboxes',
      says: 'Property names have 1 to 64 letters, digits, underscores, dots and hyphens.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/beautyfree/appstore-connect-mcp/issues/2',
      says: '85 keys such as filter[id] make every request fail. The error quotes the pattern.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/decocms/studio/pull/6874',
      says: 'September 2026: one malformed tool of 675 makes every run fail. Only top-level keys are validated.',
      checked: '2026-11-30',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'No tool has such a key.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      tool('query', 'filter.section', 'changed-after', 'a'.repeat(64)),
      {
        inputSchema: {
          type: 'object',
          properties: {
            filter: {
              type: 'object',
              description: 'What to narrow the search to.',
              properties: { 'sections[]': { type: 'string', description: 'Section numbers, with commas between them.' } },
            },
          },
        },
      },
    ],
    bad: [tool('filter[section]'), tool('changed>', 'changed<'), tool(LONG), tool('$search'), tool('')],
  },
  *check({ inputSchema }, { limits }) {
    const properties = ownObject(inputSchema, 'properties')
    if (properties === undefined) return
    const faults = new Map<string, string>()
    const by = limits('property-key').filter(({ pattern }) => {
      const keys = Object.keys(properties).filter((key) => pattern?.test(key) === false)
      for (const key of keys) if (pattern !== undefined) faults.set(key, nameFault(key, pattern))
      return keys.length > 0
    })
    const [first] = faults.keys()
    if (first === undefined) return
    const says = list([...faults.values()], 3)
    yield {
      at: join('/inputSchema/properties', first),
      message: `${capital(says)}. ${consequenceSentence(by)} Names of top-level properties must have 1 to 64 characters: letters, digits, "_", "." and "-". Rename ${faults.size === 1 ? 'it' : 'them'}, and translate in the server.`,
    }
  },
  plant({ index, inputSchema }, random) {
    const properties = ownObject(inputSchema, 'properties') ?? {}
    const [name] = Object.keys(properties)
    const schema = name === undefined ? undefined : own(properties, name)
    if (name === undefined || schema === undefined) return undefined
    const renamed = random() < 0.5 ? `filter[${name}]` : `${name}>`
    const required = own(inputSchema, 'required')
    return [
      { tool: index, at: join('/inputSchema/properties', name), to: undefined },
      { tool: index, at: join('/inputSchema/properties', renamed), to: schema },
      ...(isArray(required)
        ? [{ tool: index, at: '/inputSchema/required' as const, to: required.map((one) => (one === name ? renamed : one)) }]
        : []),
    ]
  },
})
