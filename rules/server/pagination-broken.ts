import { clip, count } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The pages of the list repeat tools, never end, or end with `nextCursor: null`.',
  why: 'The last page is the one without `nextCursor`. Null is neither a cursor nor a missing key. We treat it as the end, but the SDKs refuse the whole list, and their clients see no tool of the server. A server that ignores the cursor serves its first page again. A client that follows the cursors then has each tool twice, which providers refuse, or never finishes.',
  proof:
    'MCP 2025-11-25, Pagination: a cursor is a string that marks the position after the page, and a missing one ends the list.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination',
      says: 'A missing nextCursor is the end of the results. A cursor is a string.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'npm @modelcontextprotocol/sdk 1.32.2, ListToolsResultSchema',
      says: 'Rejects the whole list because of nextCursor: null.',
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/gensecaihq/Wazuh-MCP-Server/issues/75',
      says: 'Claude Code registers no tool of a server if its last page has nextCursor: null (2026-05-06).',
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
        message:
          'The last page of the list has "nextCursor": null. SDK clients then refuse the whole list. Leave the key out on the last page.',
      }
    }
    const again = quoted(repeated)
    if (endless !== undefined) {
      yield {
        at: '',
        subject: 'endless',
        message: `The list never ends: ${endless}${again === '' ? '' : `, and ${again} already appeared on an earlier page`}. A client that follows the cursors asks until it gives up. Begin each page after the last one, and leave "nextCursor" out on the last page.`,
      }
    } else if (again !== '') {
      yield {
        at: '',
        subject: 'repeated',
        message: `A later page of the list repeats ${again}. Providers refuse a request that has a name twice. Begin each page after the last one.`,
      }
    }
  },
  plant: () => ({ nullCursor: true }),
})

/** The first of the names, and the number of others. */
function quoted([first, ...more]: readonly string[]): string {
  if (first === undefined) return ''
  return more.length === 0
    ? JSON.stringify(clip(first, 60))
    : `${JSON.stringify(clip(first, 60))} and ${count(more.length, 'more tool')}`
}
