import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The list of tools does not say how long it may be cached (revision 2026-07-28).',
  why: 'Without `ttlMs` and `cacheScope` a client has to take the list for stale at once: it asks again before every use, and the prompt cache is at risk each time. The revision of 2026-07-28 requires both in the result of `tools/list`; older ones do not know them and are not judged.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Results of tools/list must carry ttlMs and cacheScope; a missing ttlMs counts as 0.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{ server: { cacheHints: false } }, { server: { protocolVersion: '2026-07-28', cacheHints: true } }],
    bad: [
      { server: { protocolVersion: '2026-07-28', cacheHints: false } },
      { server: { protocolVersion: '2026-07-28', cacheHints: false, pages: 3 } },
    ],
  },
  *check({ protocolVersion = '', cacheHints }) {
    if (protocolVersion < '2026-07-28' || cacheHints !== false) return
    yield {
      at: '',
      message: `The list of tools says neither for how long nor for whom it may be cached, so clients ask for it again and again. Add "ttlMs" and "cacheScope" to the result of \`tools/list\`.`,
    }
  },
  plant: () => ({ protocolVersion: '2026-07-28', cacheHints: false }),
})
