import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, count, list, nearest } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { defineRule } from '../../src/lint/rule.ts'

const KEYS = ['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']
const KNOWN = new Set(KEYS)

const OTHER = { name: 'book_room', description: 'Reserve a meeting room of an office for one hour and send the invitation.' }

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The annotations have a key that the specification does not define.',
  why: 'SDK clients strip unknown annotations, so a misspelt hint (`readOnly`, `read_only_hint`) has no effect. The host asks the user before a call that only reads, or applies a default that the author meant to change. A key that resembles none of the five annotations is an info. A key with a vendor prefix (`example.com/x`, `x-…`) is not reported. If many tools have the same key, there is one finding per set, at the first of them.',
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
      { tools: [{ annotations: { cost: 'low' } }, { ...OTHER, annotations: { cost: 'high' } }] },
    ],
  },
  *check({ tools }) {
    for (const [key, holders] of holdersOf(tools)) {
      const [first] = holders
      if (first === undefined) continue
      const where = holders.length === 1 ? '' : ` (in ${count(holders.length, 'tool')})`
      const it = `"${clip(key, 60)}"${where} is not an MCP annotation`
      const meant = meantBy(key)
      const place = {
        tool: first.tool.index,
        at: join('/annotations', key),
        subject: key,
        related: holders.slice(1).map(({ tool }) => tool.index),
      }
      if (meant === undefined) {
        yield {
          ...place,
          severity: 'info',
          message: `${it}. SDK clients remove it, so no model or host sees it. Put this into the description, or under "_meta" with your own prefix.`,
        }
        continue
      }
      // a hint in two spellings: only the author knows which one was meant
      const twice = holders.filter(({ annotations }) => own(annotations, meant) !== undefined)
      const presence = twice.length === holders.length ? 'is already there' : `is already there in ${named(twice)}`
      yield {
        ...place,
        message: `${it}. Clients remove it, so the hint has no effect. ${twice.length === 0 ? `Write "${meant}".` : `"${meant}" ${presence}, so remove this key.`}`,
        ...(twice.length === 0 && {
          patches: [
            {
              says: `rename it to ${meant}`,
              // a hint in another spelling was meant; `readOnly` may have come from somewhere else
              safe: plain(key) === plain(meant),
              edits: holders.flatMap(({ tool: { index }, annotations }) => [
                { tool: index, at: join('/annotations', key), to: undefined },
                { tool: index, at: join('/annotations', meant), to: own(annotations, key) },
              ]),
            },
          ],
        }),
      }
    }
  },
  plant({ tools }, random) {
    const hinted = tools.filter(({ annotations = {} }) => KEYS.slice(1).some((key) => own(annotations, key) !== undefined))
    const { index, annotations } = hinted[Math.floor(random() * hinted.length)] ?? {}
    if (index === undefined) return undefined
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

interface Holder {
  readonly tool: Tool
  readonly annotations: JsonObject
}

/** The tools that hold each unknown key. */
function holdersOf(tools: readonly Tool[]): ReadonlyMap<string, readonly Holder[]> {
  const holders = new Map<string, Holder[]>()
  for (const tool of tools) {
    const { annotations } = tool
    for (const key of annotations === undefined ? [] : Object.keys(annotations)) {
      if (annotations === undefined || KNOWN.has(key) || /^x-|[./:]/i.test(key)) continue
      const known = holders.get(key)
      if (known === undefined) holders.set(key, [{ tool, annotations }])
      else known.push({ tool, annotations })
    }
  }
  return holders
}

function named(holders: readonly Holder[]): string {
  return list(
    holders.map(({ tool: { name } }) => `"${clip(name, 60)}"`),
    3,
  )
}

function meantBy(key: string): string | undefined {
  const bare = plain(key).replace(/^is/, '')
  return KEYS.find((known) => [plain(known), plain(known).replace(/hint$/, '')].includes(bare)) ?? nearest(key, KEYS)
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/g, '')
}
