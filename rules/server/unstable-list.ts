import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'Two listings in one session differ.',
  why: 'A model plans with the list that it was shown. If a tool disappears or changes a moment later, its call fails. Every difference, even in the order, also discards the prompt cache of the whole request. The list may depend on who asks, but not on when. Build it once, sort it by name, and announce real changes with `notifications/tools/list_changed`. A difference only in the order is a warning.',
  proof: 'MCP 2026-07-28, Tools: the list must not vary as a side effect; decided by comparing two listings.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Tools should be returned in a deterministic order. The set must not vary per connection or as a side effect.',
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
          message: `Two listings in one session returned the same tools in a different order (${names} moved). This discards the prompt cache of every request. Sort the list, for example by name.`,
        }
      : {
          at: '',
          message: `Two listings in one session differ in ${names}. A model may plan with tools that no longer exist or have changed. Build the list once, and announce changes.`,
        }
  },
  plant: () => ({ unstable: ['search_policies'] }),
})
