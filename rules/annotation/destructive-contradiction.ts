import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { onlyReads } from '../../src/lint/prose/tools/may-change.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: '`destructiveHint` is true, but the name and the description only describe reading.',
  why: 'Hosts warn the user before every call of a destructive tool, and models that see the hint avoid the tool. A query that is marked as destructive needs an approval each time, or is never made. Set `readOnlyHint: true` instead. The rule reports a tool only when its name and its opening words both describe reading and no other word of the text can mean a change.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'destructiveHint true: the tool may perform destructive updates to its environment.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Two findings, both right: a search and a query that the API takes as POST requests.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        name: 'read_next_message',
        description: 'Read the next message of the queue, which removes it there.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
      {
        name: 'firewall_monitor_delete',
        description: 'Delete a monitor of the firewall.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
    ],
    bad: [
      { annotations: { destructiveHint: true } },
      {
        name: 'query_policies',
        description: 'Query the policies by section and return up to 20 of them.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
    ],
  },
  *check(tool) {
    const { index, name, description = '', annotations } = tool
    if (annotations === undefined || own(annotations, 'destructiveHint') !== true) return
    if (own(annotations, 'readOnlyHint') === true) return
    if (!onlyReads(tool) || !isEnglish(description)) return
    const verb = effectOfName(name)?.verb ?? name
    yield {
      at: '/annotations/destructiveHint',
      message: `"destructiveHint" is true, but the name and the description only describe reading ("${clip(verb, 30)}"). Hosts will warn the user about a call that changes nothing. Set "readOnlyHint": true and remove this hint, or describe what a call can destroy.`,
      patches: [
        {
          says: 'set readOnlyHint to true and remove destructiveHint',
          safe: false,
          edits: [
            { tool: index, at: '/annotations/readOnlyHint', to: true },
            { tool: index, at: '/annotations/destructiveHint', to: undefined },
          ],
        },
      ],
    }
  },
  plant(tool) {
    if (!onlyReads(tool)) return undefined
    return [{ tool: tool.index, at: '/annotations', to: { readOnlyHint: false, destructiveHint: true } }]
  },
})
