import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom, type Toolset } from '../../src/core/tool.ts'
import { allowsNull } from '../../src/schema/nullable.ts'
import { isMcp } from '../../src/schema/mcp.ts'

const from = (text: string | undefined): Toolset =>
  toolsetFrom({
    id: 'a',
    uri: 'a.json',
    tools: [toolFrom({ name: 'a' }, 0, { uri: 'a.json', text, span: () => undefined })],
  })

test.each([
  ['{"tools": [{"name": "a", "inputSchema": {"type": "object"}}]}', true],
  ['tools:\n  - name: a\n    inputSchema:\n      type: object', true],
  ['[{"type": "function", "function": {"name": "a", "parameters": {}}}]', false],
  ['[{"name": "a", "input_schema": {}}]', false],
  ['[{"toolSpec": {"name": "a", "inputSchema": {"json": {"type": "object"}}}}]', false],
  [undefined, true],
])('%j is written as MCP has it: %s', (text, is) => {
  expect(isMcp(from(text))).toBe(is)
})

test('null is let through by type, value, branch and reference', () => {
  const root = { $defs: { a: { type: ['string', 'null'] }, loop: { $ref: '#/$defs/loop' } } }
  expect(allowsNull(root, { $ref: '#/$defs/a' })).toBe(true)
  expect(allowsNull(root, { $ref: '#/$defs/loop' })).toBe(false)
  expect(allowsNull(root, { enum: ['a', null] })).toBe(true)
  expect(allowsNull(root, { type: 'string', enum: ['a', null] })).toBe(false)
  expect(allowsNull(root, { anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe(true)
  expect(allowsNull(root, { allOf: [{ type: 'string' }, { type: 'null' }] })).toBe(false)
})
