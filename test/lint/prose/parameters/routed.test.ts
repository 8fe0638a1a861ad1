import { expect, test } from 'vitest'
import { toolFrom } from '../../../../src/core/tool.ts'
import { isRouted } from '../../../../src/lint/prose/parameters/routed.ts'
import { parametersOf } from '../../../../src/schema/parameters.ts'

const routed = (description: string, says: string, beside: object = {}): boolean => {
  const properties = { command: { type: 'string', description: says }, ...beside }
  const tool = toolFrom({ name: 'work', description, inputSchema: { type: 'object', properties } }, 0, undefined)
  const [command] = parametersOf(tool)
  return command !== undefined && isRouted(tool, command)
}

test.each([
  ['Work with load tests and their scripts.', 'The command to execute.', { parameters: { type: 'object' } }],
  ['Work with files.', 'Command to run.', { learn: { type: 'boolean' } }],
  ['Runs one of the available commands of the robot.', 'Command to run.', {}],
  ['Work with rooms.', 'Command to run: book, free or list.', {}],
  ['Work with rooms. Sub-commands are book and free.', 'Command to execute.', {}],
  ['Execute a command.', 'Name of the command.', {}],
] as const)('"%s" with "%s" picks a sub-command', (description, says, beside) => {
  expect(routed(description, says, beside)).toBe(true)
})

test.each([
  ['Execute a command.', 'Shell command to execute.', { parameters: { type: 'object' } }],
  ['Execute a command in the terminal.', 'Command to execute.', {}],
  ['Execute a command and return what it printed.', 'Command to execute.', { cwd: { type: 'string' } }],
  ['Execute a program.', 'Command to execute, e.g. ls.', { args: { type: 'array', items: { type: 'string' } } }],
] as const)('"%s" with "%s" takes a command line', (description, says, beside) => {
  expect(routed(description, says, beside)).toBe(false)
})
