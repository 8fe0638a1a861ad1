import { isObject } from '../../src/core/json.ts'
import { clip, count, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** From all revisions up to 2026-07-28, which removed `execution` from the core. */
const KNOWN = new Set([
  'name',
  'title',
  'description',
  'inputSchema',
  'outputSchema',
  'annotations',
  'icons',
  'execution',
  '_meta',
])

export default defineRule({
  scope: 'server',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'Tools have keys that the protocol does not define.',
  why: 'Clients drop unknown keys before the model sees the tool, so nobody reads them. Put the content into the description, or put data for your own client under `_meta` with a reverse-DNS prefix.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/schema#tool',
      says: 'A tool has name, title, description, icons, inputSchema, outputSchema, annotations and _meta.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'npm @modelcontextprotocol/client 2.4.0, @modelcontextprotocol/sdk 1.32.2',
      says: 'Both strip unknown keys of a tool.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { name: 'handbook' } }],
    bad: [
      { server: {}, tools: [{ category: 'search' }] },
      {
        server: {},
        tools: [
          { usage: 'Use it for questions about the company.' },
          {
            name: 'list_offices',
            description: 'List the offices of the company with city and street.',
            usage: 'Use it for addresses.',
          },
        ],
      },
    ],
  },
  *check(_, { toolset }) {
    const holders = new Map<string, number[]>()
    for (const { raw, index } of toolset.tools) {
      for (const key of isObject(raw) ? Object.keys(raw) : [])
        if (!KNOWN.has(key)) holders.set(key, [...(holders.get(key) ?? []), index])
    }
    if (holders.size === 0) return
    const keys = list(
      [...holders].map(([key, { length }]) => `"${clip(key, 40)}" (${count(length, 'tool')})`),
      3,
    )
    yield {
      at: '',
      related: [...new Set([...holders.values()].flat())],
      message: `The protocol does not define ${keys}. Clients drop such keys, so no model reads them. Put the content into the description, or under \`_meta\`.`,
    }
  },
})
