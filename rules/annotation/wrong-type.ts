import { isObject, kindOf, own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { defineRule } from '../../src/lint/rule.ts'

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The annotations are not an object, a hint is not true or false, or the title is not a string.',
  why: 'A client that validates rejects the tool. A client that does not may read the text "false" as true. Write the literals true and false. In a file, null counts as absent, because Python writes it for missing values. From a live server, null is a fault.',
  proof: 'MCP 2025-11-25, ToolAnnotations: hints are booleans, `title` is a string.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'readOnlyHint, destructiveHint, idempotentHint and openWorldHint are booleans, title is a string.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { annotations: null }, { annotations: { title: 'Search policies', readOnlyHint: true } }],
    bad: [
      { annotations: { readOnlyHint: 'true' } },
      { annotations: { title: 7 } },
      { annotations: ['readOnlyHint'] },
      { annotations: { destructiveHint: 0 } },
    ],
  },
  *check(tool, { toolset }) {
    // Python dumps write null for missing values; from a live server it is a fault
    const absent = toolset.server === undefined ? null : undefined
    const given = isObject(tool.raw) ? own(tool.raw, 'annotations') : undefined
    if (given === undefined || given === absent) return
    if (!isObject(given)) {
      yield {
        at: '/annotations',
        message: `The annotations are ${kindOf(given)}, not an object. Clients drop the annotations or reject the tool. Write {"readOnlyHint": true}, or leave the annotations out.`,
      }
      return
    }
    for (const hint of HINTS) {
      const value = own(given, hint)
      if (value === undefined || value === absent || typeof value === 'boolean') continue
      const at = join('/annotations', hint)
      const meant = value === 'true' ? true : value === 'false' ? false : undefined
      yield {
        at,
        message: `"${hint}" is ${kindOf(value)}, not true or false. A client that validates rejects the tool, and others may read the value as true. Write true or false without quotes.`,
        ...(meant !== undefined && {
          patches: [{ says: `write ${meant}`, safe: true, edits: [{ tool: tool.index, at, to: meant }] }],
        }),
      }
    }
    const title = own(given, 'title')
    if (title !== undefined && title !== absent && typeof title !== 'string') {
      yield {
        at: '/annotations/title',
        message: `The annotation "title" is ${kindOf(title)}, not a string. A client that validates rejects the tool. Write the title as text.`,
      }
    }
  },
  plant({ index, annotations }, random) {
    const hint = HINTS.find((one) => annotations !== undefined && own(annotations, one) !== undefined)
    if (hint === undefined || annotations === undefined) return undefined
    const value = own(annotations, hint) === true
    return [
      {
        tool: index,
        at: join('/annotations', hint),
        to: [String(value), value ? 1 : 0, value ? 'yes' : 'no'][Math.floor(random() * 3)] ?? 0,
      },
    ]
  },
})
