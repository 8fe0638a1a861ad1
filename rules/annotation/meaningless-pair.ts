import { own } from '../../src/core/json.ts'
import { defineRule } from '../../src/lint/rule.ts'

const READS = { description: 'Return the number of policies in the handbook.', name: 'count_policies' }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Both `readOnlyHint` and `destructiveHint` are true.',
  why: 'A tool that changes nothing cannot destroy anything. The specification ignores `destructiveHint` on a read-only tool. A host that follows it runs the tool without asking, and a host that checks `destructiveHint` first warns the user. One of the two hints is wrong. `readOnlyHint: true` with `destructiveHint: false` is common and harmless.',
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
      says: 'None of 1,282 tools with hints has both. 383 have readOnlyHint true and destructiveHint false.',
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
        '"readOnlyHint" and "destructiveHint" are both true. One host runs this tool without asking, and another warns the user. Set "readOnlyHint" to false if the tool changes something. Otherwise remove "destructiveHint".',
      patches: [
        {
          says: 'remove destructiveHint',
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
