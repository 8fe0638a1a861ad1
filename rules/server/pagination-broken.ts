import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The list ends with `nextCursor: null`.',
  why: 'The last page is the one without `nextCursor`. Null is no cursor and no absence: we take it for the end, but the SDKs refuse the whole list, and no tool of the server is there for such a client. Pages that never end, or a cursor that comes twice, are no finding but a list that could not be read (exit code 2).',
  proof: 'MCP 2025-11-25, Pagination: a cursor is a string, and a missing one ends the list.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination',
      says: 'A missing nextCursor is the end of the results; a cursor is a string.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'npm @modelcontextprotocol/sdk 1.32.2, ListToolsResultSchema',
      says: 'Rejects the whole list for nextCursor: null.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { pages: 3 } }],
    bad: [{ server: { nullCursor: true } }, { server: { nullCursor: true, pages: 2 } }],
  },
  *check({ nullCursor }) {
    if (nullCursor !== true) return
    yield {
      at: '',
      message: `The last page of the list says "nextCursor": null, which SDK clients refuse together with all tools. Leave the key out at the end.`,
    }
  },
  plant: () => ({ nullCursor: true }),
})
