import { expect, test } from 'vitest'
import { toolFrom } from '../../src/core/tool.ts'
import { outlineOf } from '../../src/reading/outline.ts'

const STRING = { type: 'string' }

test.each([
  ['a tool without texts', { name: 'a' }, { name: 'a', parameters: [] }],
  ['texts of a wrong type', { name: 'a', title: 1, description: ['x'], annotations: 'y' }, { name: 'a', parameters: [] }],
  [
    'nested parameters, required ones and declared results',
    {
      name: 'a',
      title: 'A',
      description: 'Does a.',
      annotations: { readOnlyHint: true },
      inputSchema: {
        type: 'object',
        properties: { b: { type: 'object', properties: { c: STRING }, required: ['c'] }, d: STRING },
        required: ['d'],
      },
      outputSchema: { type: 'object', properties: { id: STRING, rows: { type: 'array', items: STRING } }, required: ['id'] },
    },
    {
      ...{ name: 'a', title: 'A', description: 'Does a.', annotations: { readOnlyHint: true } },
      ...{ parameters: ['b', 'd*', 'b.c*'], results: ['id*', 'rows'] },
    },
  ],
  [
    'an output schema without fields',
    { name: 'a', outputSchema: { type: 'object' } },
    { name: 'a', parameters: [], results: [] },
  ],
])('%s', (_, raw, outline) => {
  expect(outlineOf(toolFrom(raw, 0, undefined))).toEqual(outline)
})

test('long texts and names are cut, and names beyond a hundred are counted', () => {
  const names = Array.from({ length: 130 }, (_, index) => [`p${index}${'_'.repeat(1_000 * (index % 2))}`, STRING])
  const raw = {
    name: 'a',
    description: 'x'.repeat(100_000),
    inputSchema: { type: 'object', properties: Object.fromEntries(names) },
  }
  const outline = outlineOf(toolFrom(raw, 0, undefined))
  expect(JSON.stringify(outline).length).toBeLessThan(20_000)
  expect(outline['parameters']).toHaveLength(101)
  expect(outline['parameters']).toContainEqual({ more: 30 })
})
