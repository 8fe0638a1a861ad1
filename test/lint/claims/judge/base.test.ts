import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { conflictsOf } from '../../../../src/lint/claims/judge.ts'

function kinds(page: JsonObject, description = 'Does it.') {
  const tool = toolFrom({ name: 'x', description, inputSchema: { type: 'object', properties: { page } } }, 0, undefined)
  return conflictsOf(tool).map(({ kind }) => kind)
}

test.each([
  [{ type: 'integer', minimum: 1, description: 'Page, zero-based' }, undefined],
  [{ type: 'integer', exclusiveMinimum: 0, description: 'Page, counting from 0' }, undefined],
  [{ type: 'integer', default: 0, description: 'Page, starting at 1' }, undefined],
  [{ type: 'integer', minimum: 0, description: 'Page (1-based)' }, undefined],
  [{ type: 'integer', default: 1, description: 'Page; the first page is 0' }, undefined],
  [{ type: 'integer', description: 'Page (1-based)' }, 'Does it.\n\nArgs:\n    page: Page, zero-based'],
])('%j counts from two numbers', (page, description) => {
  expect(kinds(page, description)).toEqual(['base'])
})

test.each([
  [{ type: 'integer', minimum: 0, default: 0, description: 'Page, zero-based' }],
  [{ type: 'integer', minimum: 1, default: 1, description: 'Page, starting at 1' }],
  [{ type: 'integer', minimum: 0, default: 0, description: 'Page, starting at 1; 0 stands for all' }],
  [{ type: 'integer', minimum: 0, description: 'Page, starting at 0 for the newest; comments are numbered from 1' }],
  [{ type: 'integer', minimum: 1, description: 'Page, not zero-based' }],
  [{ type: 'string', default: '0', description: 'Page, 1-based' }],
])('%j counts from one', (page) => {
  expect(kinds(page)).toEqual([])
})
