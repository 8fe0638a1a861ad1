import { expect, test } from 'vitest'
import { toolsetOf } from '../../../../src/lint/example.ts'
import { isToldByTool } from '../../../../src/lint/prose/parameters/told.ts'
import { parametersOf } from '../../../../src/schema/parameters.ts'

const told = (description: string) => {
  const [tool] = toolsetOf({ description, inputSchema: { type: 'object', properties: { k: {}, limit: {} } } }).tools
  return tool === undefined
    ? []
    : parametersOf(tool)
        .filter((parameter) => isToldByTool(tool, parameter))
        .map(({ name }) => name)
}

test.each([
  ['Return passages.\n\nArgs:\n    k: How many passages.\n    limit (int): At most so many.', ['k', 'limit']],
  ['Return passages. `limit` (max 100) cuts the list.', ['limit']],
  ['Return passages up to a limit.', []],
  ['Return passages of at most k pages', []],
])('finds in %j what is said of %j', (description, names) => {
  expect(told(description)).toEqual(names)
})
