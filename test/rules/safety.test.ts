import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'

function found(id: string, raw: JsonObject) {
  const rule = rules[id]
  if (rule === undefined) throw new Error(`no rule ${id}`)
  const toolset = toolsetFrom({ id: 't', uri: 't', tools: [toolFrom(raw, 0, undefined)] })
  const { diagnostics, problems } = lint(toolset, [{ id, rule, severity: rule.severity, options: defaultsOf(rule) }])
  expect(problems).toEqual([])
  return diagnostics
}

const tool = (name: string, description: string, parameter: string, says: string, rest: JsonObject = {}): JsonObject => ({
  name,
  description,
  inputSchema: { type: 'object', properties: { [parameter]: { type: 'string', description: says } } },
  ...rest,
})

describe('safety/secret-parameter', () => {
  test.each([
    ['password', 'Password.'],
    ['apiKey', 'Key.'],
    ['openai_api_key', 'Key.'],
    ['githubToken', 'GitHub personal access token.'],
    ['auth', 'API token to use for the call.'],
    ['key', 'Your API key.'],
    ['client_secret', ''],
    ['connectionString', 'Connection string of the database.'],
    ['bearerToken', 'Token.'],
    ['private_key', 'PEM.'],
    ['cookie', 'Session cookie of the logged-in user.'],
    ['token', 'Starts with ghp_ and needs the repo rights.'],
    ['credentials', 'If the call is refused, ask the user for their own.'],
    ['workspace_token', 'Token with the scope chat:write.'],
  ])('%s ("%s") asks for a secret', (name, says) => {
    expect(found('safety/secret-parameter', tool('fetch_report', 'Fetch a report.', name, says))).toHaveLength(1)
  })

  test.each([
    ['page_token', 'Token of the next page.'],
    ['nextPageToken', 'From the answer before.'],
    ['client_token', 'Idempotency token of the request, a UUID.'],
    ['app_token', 'Unique identifier of the app.'],
    ['secret_name', 'Name of the secret.'],
    ['api_key_id', 'Id of the API key.'],
    ['issue_key', 'Key of the issue, for example "ABC-1".'],
    ['key', 'Key of the entry.'],
    ['password', 'Leave it unset: a secure one is generated.'],
    ['password_policy', 'Policy for passwords.'],
    ['author', 'Author of the report.'],
    ['issue_key', 'Key of the issue; ask the user to provide it.'],
    ['folder_token', 'Token of the folder; ask list_folders for it.'],
    ['resume_token', 'Where the last call stopped. Do not ask the user for it.'],
  ])('%s ("%s") asks for none', (name, says) => {
    expect(found('safety/secret-parameter', tool('fetch_report', 'Fetch a report.', name, says))).toEqual([])
  })

  test('a new secret is advice only', () => {
    expect(
      found('safety/secret-parameter', tool('create_mailbox', 'Create one.', 'password', 'Its password.'))[0]?.severity,
    ).toBe('info')
    expect(found('safety/secret-parameter', tool('open_mailbox', 'Open one.', 'password', 'Its password.'))[0]?.severity).toBe(
      'warn',
    )
  })
})

describe('safety/command-input', () => {
  test.each([
    tool('execute_command', 'Execute a command in the terminal.', 'command', 'Command to execute.'),
    tool('bash', 'Runs bash.', 'cmd', ''),
    tool('run_python', 'Run Python code and return stdout.', 'code', 'Python code to run.'),
    tool('eval', 'Evaluate a script.', 'script', 'The script.'),
  ])('$name with nothing around it is found', (raw) => {
    expect(found('safety/command-input', raw)).toHaveLength(1)
  })

  test.each([
    tool('execute_command', 'Execute a command in a sandbox without network.', 'command', 'Command to execute.'),
    tool('evaluate', 'Run JavaScript in the page.', 'script', 'JavaScript to run.'),
    tool('create_discount', 'Create a discount.', 'code', 'The code that customers enter.'),
    tool('deploy_worker', 'Store a Worker.', 'script', 'Content of the Worker.'),
    tool('exec', 'Executes a command.', 'command', 'Command.', { annotations: { destructiveHint: true } }),
    tool(
      'exec',
      '在沙盒容器中执行命令并返回它的标准输出和退出状态码，不允许访问网络，也不允许写入文件。',
      'command',
      '要执行的命令。',
    ),
  ])('$name with a boundary, or that runs nothing, is not ($description)', (raw) => {
    expect(found('safety/command-input', raw)).toEqual([])
  })
})

describe('safety/sql-input', () => {
  test.each([
    ['Execute arbitrary SQL, for example a SELECT.', 'sql', 1],
    ['Execute arbitrary SQL inside a read-only transaction.', 'sql', 0],
    ['Run one SELECT statement on the database.', 'sql', 0],
    ['Format a SQL statement.', 'sql', 0],
    ['Search documents.', 'query', 0],
  ])('%s (%s): %i', (description, parameter, many) => {
    expect(found('safety/sql-input', tool('database', description, parameter, 'The text.'))).toHaveLength(many)
  })
})

const repairs = (description: string) =>
  found('safety/hidden-characters', { name: 'a', description })
    .flatMap((one) => one.patches)
    .map(({ safe, edits }) => [safe, ...edits.map(({ to }) => to)])

test.each([
  ['soft\u00ADhyphen', 'softhyphen'],
  [`tag ${String.fromCodePoint(0xe0072, 0xe006d)}`, 'tag '],
  ['a space \u200Bafter it', 'a space after it'],
  ['the end.\uFEFF', 'the end.'],
  ['two\u3164words', 'two words'],
  ['two\u2800\u2800words', 'two words'],
  ['two\uFFA0words and \u115F more', 'two words and  more'],
  ['two\u0085lines', 'two lines'],
  ['A stop.\u3164Two\u3164words (\u200Bhere)', 'A stop. Two words (here)'],
])('hidden characters are taken out by a safe patch (%j)', (description, clean) => {
  expect(repairs(description)).toEqual([[true, clean]])
})

test.each([
  ['hidden\u200Bspace', 'hiddenspace'],
  ['word\u2060joiner', 'wordjoiner'],
  ['mark\uFEFF1', 'mark1'],
  ['One.\u200BTwo', 'One.Two'],
  [`tag${String.fromCodePoint(0xe0072)}s`, 'tags'],
  ['one\u3164two\u200Bthree', 'one twothree'],
])('where words may have been parted by one, a person decides (%j)', (description, clean) => {
  expect(repairs(description)).toEqual([[false, clean]])
})
