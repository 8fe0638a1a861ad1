import { own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, nearest } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

const KEYS = ['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']
const KNOWN = new Set(KEYS)

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The annotations have a key that the specification does not know.',
  why: 'SDK clients strip unknown annotations, so a misspelt hint (`readOnly`, `read_only_hint`) is no hint: the host asks the user before a call that only reads, or lets a default stand that the author meant to change. A key that resembles none of the five is an info; one with a vendor prefix (`example.com/x`, `x-…`) is left alone.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'The annotations are title, readOnlyHint, destructiveHint, idempotentHint and openWorldHint.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '@modelcontextprotocol/sdk 1.32.2 and @modelcontextprotocol/client 2.4.0',
      says: 'listTools() strips keys of annotations that it does not know.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { annotations: { title: 'Search policies', readOnlyHint: true, idempotentHint: true } },
      { annotations: { readOnlyHint: true, 'example.com/audience': 'staff' } },
    ],
    bad: [
      { annotations: { read_only_hint: true } },
      { annotations: { readOnly: true } },
      { annotations: { readOnlyHint: true, destructivehint: false } },
      { annotations: { readOnlyHint: true, cost: 'low' } },
    ],
  },
  *check({ index, annotations }) {
    for (const key of annotations === undefined ? [] : Object.keys(annotations)) {
      if (annotations === undefined || KNOWN.has(key) || /^x-|[./:]/i.test(key)) continue
      const at = join('/annotations', key)
      const meant = meantBy(key)
      if (meant === undefined) {
        yield {
          at,
          severity: 'info',
          message: `"${clip(key, 60)}" is no annotation of MCP, so SDK clients strip it and nobody reads it. Say it in the description, or under "_meta" with a prefix of your own.`,
        }
        continue
      }
      const rename = own(annotations, meant) === undefined
      yield {
        at,
        message: `"${clip(key, 60)}" is no annotation of MCP, so clients strip it and the hint is lost. ${rename ? `Write "${meant}".` : `"${meant}" stands beside it: remove this one.`}`,
        ...(rename && {
          patches: [
            {
              says: `Rename it to ${meant}`,
              // a hint in another spelling was meant; `readOnly` may have come from somewhere else
              safe: plain(key) === plain(meant),
              edits: [
                { tool: index, at, to: undefined },
                { tool: index, at: join('/annotations', meant), to: own(annotations, key) },
              ],
            },
          ],
        }),
      }
    }
  },
  plant({ index, annotations }, random) {
    const key = KEYS.slice(1).find((one) => annotations !== undefined && own(annotations, one) !== undefined)
    if (key === undefined || annotations === undefined) return undefined
    const wrong = [
      key.replace('Hint', ''),
      key.toLowerCase(),
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      `is${key.charAt(0).toUpperCase()}${key.slice(1).replace('Hint', '')}`,
    ][Math.floor(random() * 4)]
    return [
      { tool: index, at: join('/annotations', key), to: undefined },
      { tool: index, at: join('/annotations', wrong ?? key), to: own(annotations, key) },
    ]
  },
})

function meantBy(key: string): string | undefined {
  const bare = plain(key).replace(/^is/, '')
  return KEYS.find((known) => [plain(known), plain(known).replace(/hint$/, '')].includes(bare)) ?? nearest(key, KEYS)
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/g, '')
}
