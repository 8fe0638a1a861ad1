import { grouped } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Listing the tools takes longer than a second.',
  why: 'Clients list the tools of every server before a conversation begins, and some before every request. The list is known when the server starts. Build it once, and do not query a backend for it. A page may take as long as the whole list of another server, so the limit applies to each page. Remote servers are checked too, because the user waits in the same way.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Results of tools/list state how long they may be cached, because they change rarely.',
      checked: '2026-11-21',
    },
  ],
  options: { ms: { default: 1000, min: 1, says: 'The number of milliseconds that one page of the list may take.' } },
  examples: {
    good: [{ server: { listMs: 900 } }, { server: { listMs: 2400, pages: 4 } }],
    bad: [{ server: { listMs: 1100 } }, { server: { listMs: 9000, pages: 2 } }],
  },
  *check({ listMs, pages }, { options }) {
    if (listMs <= options.ms * Math.max(1, pages)) return
    yield {
      at: '',
      message: `Listing the tools took ${grouped(listMs)} ms. Clients wait for the list before the conversation begins. Build the list once, when the server starts.`,
    }
  },
  plant: (_, random) => ({ listMs: 1001 + Math.floor(random() * 9000), pages: 1 }),
})
