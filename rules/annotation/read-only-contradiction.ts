import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { effectOfDescription, effectOfName } from '../../src/lint/prose/effect.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: '`readOnlyHint` is true, but both name and description say that the tool changes something.',
  why: 'Hosts run read-only tools without asking the user. A tool that deletes or creates under `readOnlyHint: true` does so unasked. The rule speaks only where name and description agree on a verb of change, or where either says "delete" or a word like it and the other does not say "get", "list" or "search".',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'readOnlyHint: if true, the tool does not modify its environment.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'No finding among 621 tools that say readOnlyHint: true, so no false alarm; recall is not measured.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        name: 'get_merge_request',
        description: 'Get one merge request by its number, with its state, author and the branches that it joins.',
      },
      {
        name: 'list_deleted_policies',
        description: 'List the policies that were deleted in the last 30 days, newest first, up to 50 of them.',
      },
      {
        name: 'update_checker',
        description: 'Compare the installed version of the handbook with the newest release and return both numbers.',
      },
      {
        name: 'delete_policy',
        description: 'Delete one policy from the handbook by its number; this cannot be undone.',
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
    ],
    bad: [
      {
        name: 'delete_policy',
        description: 'Delete one policy from the handbook by its number; this cannot be undone.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'policies_create',
        description: 'Creates a policy in the handbook from a title and a body, and returns its number.',
        annotations: { readOnlyHint: true },
      },
      {
        name: 'policy_purge',
        description: 'Old policies leave the handbook for good, 90 days after they were replaced.',
        annotations: { readOnlyHint: true },
      },
    ],
  },
  *check(tool) {
    if (tool.annotations === undefined || own(tool.annotations, 'readOnlyHint') !== true) return
    const named = effectOfName(tool.name)
    const described = effectOfDescription(tool.description ?? '')
    if (named?.effect === 'reads' || described?.effect === 'reads') return
    const sure = named?.effect === 'destroys' || described?.effect === 'destroys'
    if (!sure && (named === undefined || described === undefined)) return
    const says = described ?? named
    if (says === undefined) return
    yield {
      at: '/annotations/readOnlyHint',
      message: `"readOnlyHint" is true, but ${described === undefined ? `the name "${clip(tool.name, 60)}"` : 'the description'} says "${clip(says.verb, 30)}". Hosts run read-only tools without asking the user: make the hint false, or say what is only read.`,
      patches: [
        {
          says: 'Set readOnlyHint to false',
          safe: false,
          edits: [{ tool: tool.index, at: '/annotations/readOnlyHint', to: false }],
        },
      ],
    }
  },
})
