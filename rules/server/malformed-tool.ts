import { isArray, isObject, kindOf, own, ownString, type Json } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

interface Field {
  readonly name: string
  readonly is: string
  fits(value: Json): boolean
}

const isText = (value: Json): boolean => typeof value === 'string'
const FIELDS: readonly Field[] = [
  { name: 'title', is: 'a string', fits: isText },
  { name: 'description', is: 'a string', fits: isText },
  { name: 'annotations', is: 'an object', fits: isObject },
  { name: 'outputSchema', is: 'an object', fits: isObject },
  { name: '_meta', is: 'an object', fits: isObject },
  {
    name: 'icons',
    is: 'a list of objects with "src" ("sizes" is a list of strings, "theme" is "light" or "dark")',
    fits: (value) => isArray(value) && value.every(isIcon),
  },
  {
    name: 'execution',
    is: 'an object with "taskSupport" as "required", "optional" or "forbidden"',
    fits: (value) => isObject(value) && isOneOf(own(value, 'taskSupport'), ['required', 'optional', 'forbidden']),
  },
]

function isIcon(icon: Json): boolean {
  if (!isObject(icon) || ownString(icon, 'src') === undefined) return false
  const sizes = own(icon, 'sizes')
  return (sizes === undefined || (isArray(sizes) && sizes.every(isText))) && isOneOf(own(icon, 'theme'), ['light', 'dark'])
}

function isOneOf(value: Json | undefined, words: readonly string[]): boolean {
  return value === undefined || words.some((word) => word === value)
}

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A live server sends a field of a tool with a value of the wrong kind, usually null.',
  why: 'The SDKs check the answer of `tools/list` as a whole. One `title: null` makes them refuse the whole list, and the client loses every tool of the server. Leave out a field without a value. Only live servers are checked, because dumps often write null for missing values.',
  proof: 'MCP 2025-11-25, Tool: the kind of every field; checked field by field.',
  evidence: [
    {
      kind: 'measured',
      ref: 'npm @modelcontextprotocol/sdk 1.32.2, ListToolsResultSchema',
      says: 'Rejects the whole list because of null in title, description, annotations, outputSchema or _meta, an icon without src or with sizes as one string, or an unknown taskSupport.',
      checked: '2026-11-21',
    },
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#tool',
      says: 'These fields are optional, with one type each. None may be null.',
      checked: '2026-11-21',
    },
  ],
  entails: ['description/missing', 'returns/output-schema-invalid', 'annotation/wrong-type'],
  examples: {
    good: [{ server: {} }, { title: null }, { server: {}, tools: [{ icons: [{ src: 'https://example.com/icon.png' }] }] }],
    bad: [
      { server: {}, tools: [{ title: null }] },
      { server: {}, tools: [{ _meta: null }] },
      { server: {}, tools: [{ icons: [{ mimeType: 'image/png' }] }] },
      { server: {}, tools: [{ icons: [{ src: 'https://example.com/icon.png', sizes: '48x48' }] }] },
      { server: {}, tools: [{ execution: { taskSupport: 'never' } }] },
    ],
  },
  *check({ raw }, { toolset }) {
    if (toolset.server === undefined || !isObject(raw)) return
    for (const { name, is, fits } of FIELDS) {
      const value = own(raw, name)
      if (value === undefined || fits(value)) continue
      const found = value === null || !isArray(value) ? kindOf(value) : 'a list with other content'
      yield {
        at: join('', name),
        message: `"${name}" is ${clip(found, 40)}, but the protocol requires ${is}. SDK clients then refuse the whole tool list. Correct the value, or leave the field out.`,
      }
    }
  },
  plant({ index, raw }, random) {
    const free = ['title', '_meta', 'icons'].filter((name) => isObject(raw) && own(raw, name) === undefined)
    const name = free[Math.floor(random() * free.length)]
    return name === undefined ? [{ tool: index, at: '/title', to: null }] : [{ tool: index, at: join('', name), to: null }]
  },
})
