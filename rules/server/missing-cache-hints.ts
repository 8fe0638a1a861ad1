import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The list of tools does not state how long it may be cached (revision 2026-07-28).',
  why: 'Without `ttlMs` and `cacheScope`, a client must treat the list as outdated immediately. It asks again before every use, and each time the prompt cache may be lost. The revision of 2026-07-28 requires both in the result of `tools/list`. Older revisions do not have them and are not checked.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Results of tools/list must have ttlMs and cacheScope. A missing ttlMs counts as 0.',
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
      message:
        'The list of tools does not state how long and for whom it may be cached. Clients ask for it again and again. Add "ttlMs" and "cacheScope" to the result of `tools/list`.',
    }
  },
  plant: () => ({ protocolVersion: '2026-07-28', cacheHints: false }),
})
