import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'Two listings in one session differ.',
  why: 'A model plans with the list that it was shown; a tool that is gone or changed a moment later makes it call in vain, and every difference, also of order alone, throws away the prompt cache of the whole request. The list may depend on who asks, not on when. Build it once, sort it by name, and announce real changes with `notifications/tools/list_changed`. Order alone is a warning.',
  proof: 'MCP 2026-07-28, Tools: the list must not vary as a side effect; decided by comparing two listings.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Tools should be returned in a deterministic order; the set must not vary per connection or as a side effect.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { unstable: undefined } }],
    bad: [{ server: { unstable: ['search_policies'] } }, { server: { unstable: ['search_policies'], reordered: true } }],
  },
  *check({ unstable = [], reordered = false }) {
    if (unstable.length === 0) return
    const names = list(
      unstable.map((name) => `"${clip(name, 60)}"`),
      3,
    )
    yield reordered
      ? {
          at: '',
          severity: 'warn',
          message: `Two listings in one session gave the same tools in another order (${names} moved), which throws away the prompt cache of every request. Sort the list, for example by name.`,
        }
      : {
          at: '',
          message: `Two listings in one session differ in ${names}, so a model plans with tools that may be gone or changed when it calls them. Build the list once, and announce changes.`,
        }
  },
  plant: () => ({ unstable: ['search_policies'] }),
})
