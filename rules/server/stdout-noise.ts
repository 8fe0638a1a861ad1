import { clip, count } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** What the source keeps for a mark before a message. */
const BYTE_ORDER_MARK = '\uFEFF'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The server prints something other than JSON-RPC messages on stdout.',
  why: 'Over stdio, stdout is only for the protocol. Some clients skip other lines, and others show an error or close the connection. A log line that is valid JSON can be mistaken for an answer. Log to stderr. A byte order mark, which some platforms write before all output, makes the first message invalid JSON, so most clients lose it and wait.',
  proof: 'MCP 2025-11-25, stdio transport: nothing on stdout that is not a valid MCP message.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio',
      says: 'The server must not write anything to its stdout that is not a valid MCP message.',
      checked: '2026-11-21',
    },
    {
      kind: 'spec',
      ref: 'https://www.rfc-editor.org/rfc/rfc8259#section-8.1',
      says: 'JSON that is sent must not begin with a byte order mark. A parser may ignore one or treat it as an error.',
      checked: '2026-11-30',
    },
    {
      kind: 'measured',
      ref: '89 npm servers over stdio',
      says: 'Four print something else on stdout. One of them prints a JSON log line, which can be parsed.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { stderr: 'Policies server listening\n' } }],
    bad: [
      { server: { noise: ['Policies server listening'] } },
      { server: { noise: ['{"level":"info","msg":"ready"}', '', 'done'] } },
      { server: { noise: ['\uFEFF'] } },
    ],
  },
  *check(server) {
    const lines = server.noise.filter((line) => line !== BYTE_ORDER_MARK)
    if (lines.length < server.noise.length) {
      yield {
        at: '',
        subject: 'byte order mark',
        message:
          'The server prints U+FEFF, a byte order mark, before a JSON-RPC message. JSON.parse fails on it, so a client that reads line by line loses the message. Write UTF-8 without a byte order mark.',
      }
    }
    const [first = '', ...more] = lines.filter((line) => line.trim() !== '')
    if (lines.length === 0) return
    const others = more.length === 0 ? '' : ` and ${count(more.length, 'more line')}`
    yield {
      at: '',
      message: `The server prints ${JSON.stringify(clip(first.trim(), 80))}${others} on stdout, which is only for JSON-RPC messages. Some clients then drop the connection. Log to stderr instead.`,
    }
  },
  plant: (_, random) => ({
    noise: [random() < 0.5 ? 'Policies server listening on stdio' : '{"level":30,"time":1763700000000,"msg":"ready"}'],
  }),
})
