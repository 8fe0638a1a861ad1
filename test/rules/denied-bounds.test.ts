import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'

/** How many findings a rule has on a tool with one free parameter. */
function many(id: string, name: string, parameter: string, description: string): number {
  const rule = rules[id]
  if (rule === undefined) throw new Error(`no rule ${id}`)
  const inputSchema = { type: 'object', properties: { [parameter]: { type: 'string', description: TEXTS[parameter] ?? '' } } }
  const raw = { name, description, annotations: { readOnlyHint: false }, inputSchema }
  const toolset = toolsetFrom({ id: 't', uri: 't', tools: [toolFrom(raw, 0, undefined)] })
  return lint(toolset, [{ id, rule, severity: rule.severity, options: defaultsOf(rule) }]).diagnostics.length
}

const TEXTS: Readonly<Record<string, string>> = {
  command: 'Command to run.',
  file_path: 'Absolute path of the file.',
  sql: 'The SQL to run.',
  url: 'Address of the page.',
}

test.each([
  'Runs a command on the machine. No list of allowed commands is kept.',
  'Runs a command on the host, not in a container.',
  'Runs a command outside the sandbox.',
  'Runs a command. All commands are allowed.',
  'Runs a command; it does not refuse anything.',
  'Runs a command. It is not limited to the working directory, and nothing is blocked.',
  'Runs a command without isolation.',
  'Runs a command. There is no sandbox.',
])('command-input: a boundary that is denied is none: %s', (description) => {
  expect(many('safety/command-input', 'run_command', 'command', description)).toBe(1)
})

test.each([
  'Runs a command in a container without network.',
  'Runs a command. Commands outside the allow-list are refused.',
  'Runs a command in the sandbox; nothing outside of it is reached.',
  'Runs a command that the user has approved.',
])('command-input: a boundary that is kept is one: %s', (description) => {
  expect(many('safety/command-input', 'run_command', 'command', description)).toBe(0)
})

test.each([
  'Uploads a file. Files outside the workspace work, too.',
  'Uploads a file, which may lie outside the allowed folders.',
  'Uploads a file. It is not restricted to the project.',
  'Uploads a file. No directory is off limits.',
  'Uploads a file, inside or outside the repository.',
  'Uploads a file. There is no allow-list of folders.',
])('path-input: a boundary that is denied is none: %s', (description) => {
  expect(many('safety/path-input', 'upload_file', 'file_path', description)).toBe(1)
})

test.each([
  'Uploads a file. Files outside the workspace are refused.',
  'Uploads a file, which must not lie outside the allowed folders.',
  'Uploads a file of the project. Paths outside of it fail.',
  'Uploads a file below the working directory; it cannot be outside.',
])('path-input: a boundary that is kept is one: %s', (description) => {
  expect(many('safety/path-input', 'upload_file', 'file_path', description)).toBe(0)
})

test.each([
  ['Runs SQL on the orders database. There is no list of allowed statements.', 1],
  ['Runs SQL on the orders database. All statements are permitted.', 1],
  ['Runs SQL on the orders database. It does not reject anything.', 1],
  ['Runs SQL on the orders database, not restricted to SELECT.', 0],
  ['Runs read-only SQL on the orders database.', 0],
  ['Runs SQL on the orders database. Writes are rejected.', 0],
])('sql-input: %s', (description, findings) => {
  expect(many('safety/sql-input', 'run_sql', 'sql', description)).toBe(findings)
})

test.each([
  ['Fetches a web page. No domain is blocked.', 1],
  ['Fetches a web page. All domains are allowed.', 1],
  ['Fetches a web page. It is not limited to https.', 1],
  ['Fetches a public web page.', 0],
  ['Fetches a web page; private addresses are refused.', 0],
])('url-input: %s', (description, findings) => {
  expect(many('safety/url-input', 'fetch_page', 'url', description)).toBe(findings)
})
