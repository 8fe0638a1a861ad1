import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The server uses an old revision of the protocol.',
  why: 'Revisions before 2025-06-18 have no output schemas and no titles. Those before 2025-03-26 have no annotations either, so a client cannot know what a tool returns or what is safe to run without asking. Newer SDKs support old and new revisions. Updating the SDK is usually enough.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-06-18/changelog',
      says: 'The revision of 2025-06-18 added structured output and titles. The revision of 2025-03-26 added annotations.',
      checked: '2026-11-21',
    },
  ],
  options: { oldest: { default: '2025-06-18', says: 'The oldest revision that is accepted.' } },
  examples: {
    good: [{ server: {} }, { server: { protocolVersion: '2025-06-18' } }],
    bad: [{ server: { protocolVersion: '2024-11-05' } }, { server: { protocolVersion: '2025-03-26' } }],
  },
  *check({ protocolVersion }, { options }) {
    // revisions are dates, which sort as text
    if (protocolVersion === undefined || !/^\d{4}-\d\d-\d\d$/.test(protocolVersion) || protocolVersion >= options.oldest) return
    yield {
      at: '',
      message: `The server uses revision ${clip(protocolVersion, 20)} of the protocol, which has no output schemas and no titles. Update its SDK. Newer SDKs still support old clients.`,
    }
  },
  plant: (_, random) => ({ protocolVersion: random() < 0.5 ? '2024-11-05' : '2025-03-26' }),
})
