import { clip, count } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The pages of the list repeat tools, never end, or end with `nextCursor: null`.',
  why: 'The last page is the one without `nextCursor`. Null is no cursor and no absence: we take it for the end, but the SDKs refuse the whole list, and no tool of the server is there for such a client. A server that ignores the cursor serves its first page again: a client that follows the cursors has each tool twice, which providers refuse, or never comes to an end.',
  proof:
    'MCP 2025-11-25, Pagination: a cursor is a string that stands for the position after the page, and a missing one ends the list.',
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
    {
      kind: 'report',
      ref: 'https://github.com/gensecaihq/Wazuh-MCP-Server/issues/75',
      says: 'Claude Code registers no tool of a server whose last page says nextCursor: null (2026-05-06).',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { pages: 3 } }],
    bad: [
      { server: { nullCursor: true } },
      { server: { nullCursor: true, pages: 2 } },
      { server: { pages: 2, repeated: ['search_policies'] } },
      { server: { pages: 2, endless: 'the cursor "2" comes a second time' } },
    ],
  },
  *check({ nullCursor, repeated = [], endless }) {
    if (nullCursor === true) {
      yield {
        at: '',
        message: `The last page of the list says "nextCursor": null, which SDK clients refuse together with all tools. Leave the key out at the end.`,
      }
    }
    const again = quoted(repeated)
    if (endless !== undefined) {
      yield {
        at: '',
        subject: 'endless',
        message: `The list has no end: ${endless}${again === '' ? '' : `, and ${again} stood on an earlier page already`}. A client that follows the cursors asks until it gives up. Begin each page where the last one ended, and leave "nextCursor" out on the last.`,
      }
    } else if (again !== '') {
      yield {
        at: '',
        subject: 'repeated',
        message: `A later page of the list repeats ${again}, and providers refuse a request in which a name stands twice. Begin each page where the last one ended.`,
      }
    }
  },
  plant: () => ({ nullCursor: true }),
})

/** The first of the names, and how many more there are. */
function quoted([first, ...more]: readonly string[]): string {
  if (first === undefined) return ''
  return more.length === 0
    ? JSON.stringify(clip(first, 60))
    : `${JSON.stringify(clip(first, 60))} and ${count(more.length, 'more tool')}`
}
