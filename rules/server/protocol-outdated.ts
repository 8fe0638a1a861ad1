import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The server speaks an old revision of the protocol.',
  why: 'Revisions before 2025-06-18 have no output schemas and no titles, those before 2025-03-26 no annotations either, so a client cannot be told what comes back or what is safe to run unasked. Newer SDKs speak old and new revisions alike: updating one is usually all there is to do.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-06-18/changelog',
      says: 'The revision of 2025-06-18 added structured output and titles; that of 2025-03-26 annotations.',
      checked: '2026-11-21',
    },
  ],
  options: { oldest: { default: '2025-06-18', says: 'The oldest revision that is still fine.' } },
  examples: {
    good: [{ server: {} }, { server: { protocolVersion: '2025-06-18' } }],
    bad: [{ server: { protocolVersion: '2024-11-05' } }, { server: { protocolVersion: '2025-03-26' } }],
  },
  *check({ protocolVersion }, { options }) {
    // revisions are dates, which sort as text
    if (protocolVersion === undefined || !/^\d{4}-\d\d-\d\d$/.test(protocolVersion) || protocolVersion >= options.oldest) return
    yield {
      at: '',
      message: `The server speaks revision ${clip(protocolVersion, 20)} of the protocol, which has no output schemas and no titles. Update its SDK; newer ones still answer old clients.`,
    }
  },
  plant: (_, random) => ({ protocolVersion: random() < 0.5 ? '2024-11-05' : '2025-03-26' }),
})
