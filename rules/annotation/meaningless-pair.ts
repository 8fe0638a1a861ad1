import { own } from '../../src/core/json.ts'
import { defineRule } from '../../src/lint/rule.ts'

const READS = { description: 'Return the number of policies in the handbook.', name: 'count_policies' }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Both `readOnlyHint` and `destructiveHint` are true.',
  why: 'A tool that changes nothing destroys nothing. The specification ignores `destructiveHint` on a read-only tool, so a host that follows it runs the tool unasked, and one that looks at `destructiveHint` first warns the user: one of the two is wrong. `readOnlyHint: true` with `destructiveHint: false` is common and harmless.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'destructiveHint is meaningful only when readOnlyHint is false.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'None of 1,282 tools with hints has both; 383 say readOnlyHint true and destructiveHint false.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { ...READS, annotations: { readOnlyHint: true, destructiveHint: false } }],
    bad: [
      { ...READS, annotations: { readOnlyHint: true, destructiveHint: true } },
      { annotations: { readOnlyHint: true, destructiveHint: true, openWorldHint: false } },
    ],
  },
  *check({ index, annotations }) {
    if (annotations === undefined || own(annotations, 'readOnlyHint') !== true) return
    if (own(annotations, 'destructiveHint') !== true) return
    yield {
      at: '/annotations/destructiveHint',
      message:
        '"destructiveHint" is true beside "readOnlyHint": true, so one host runs this tool unasked and another warns of it. Make "readOnlyHint" false if it changes something, else remove "destructiveHint".',
      patches: [
        {
          says: 'Remove destructiveHint',
          safe: false,
          edits: [{ tool: index, at: '/annotations/destructiveHint', to: undefined }],
        },
      ],
    }
  },
  plant({ index, annotations }) {
    if (annotations === undefined || own(annotations, 'readOnlyHint') !== true) return undefined
    return [{ tool: index, at: '/annotations/destructiveHint', to: true }]
  },
})
