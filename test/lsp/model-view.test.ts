import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { editing, placeOf } from '../helpers/editing.ts'

const LONG = `Lists the order of a shop. ${'ä'.repeat(1_100)} The end.`
const TOOLS = JSON.stringify(
  {
    serverInfo: { name: 'shop', version: '1' },
    tools: [
      { ...CLEAN_TOOL, name: 'find_orders', annotations: { readOnlyHint: true }, title: 'Never shown' },
      { ...CLEAN_TOOL, name: 'list_orders', description: LONG },
      { name: 'bare', inputSchema: { type: 'object' } },
      { ...CLEAN_TOOL, name: 'hostile', description: 'One.\n```\n# Not a heading\u202E' },
    ],
  },
  undefined,
  2,
)

async function viewOf(path: string, text: string, at?: string, languageId = 'json') {
  const client = editing()
  await client.start({}, [client.rootUri])
  client.open(client.uri(path), text, languageId)
  const position = at === undefined ? {} : { position: placeOf(text, at) }
  return client.ask('rightcall/modelView', { textDocument: { uri: client.uri(path) }, ...position })
}

test('the list is shown as a client sends it: names with the server, what is cut, what it costs', async () => {
  const { text, line } = await viewOf('tools.json', TOOLS)
  expect(line).toBeUndefined()
  expect(text).toMatch(/^# What a model sees of \S+\n\n4 tools, about [\d,]+ tokens of every request, /)
  expect(text.match(/^## .*/gm)).toEqual([
    expect.stringMatching(/^## `mcp__.+__find_orders`$/),
    expect.stringMatching(/__list_orders`$/),
    expect.stringMatching(/__bare`$/),
    expect.stringMatching(/__hostile`$/),
  ])
  expect(text).not.toMatch(/Never shown|readOnlyHint/)
  expect(text).toContain('The description has 2,236 bytes: the last 189 are cut off; no model sees them.')
  expect(text).not.toContain('The end.')
  expect(text).not.toContain('\uFFFD')
  expect(text).toContain('It has no description.')
  // a fence that the text cannot end, and nothing invisible
  expect(text).toContain('````text\nOne.\n```\n# Not a heading\\u{202e}\n````')
})

test.each([
  ['list_orders', 'list_orders'],
  ['The end.', 'list_orders'],
  ['"bare"', 'bare'],
])('the tool at %s is the one to show first', async (at, name) => {
  const { text, line } = await viewOf('tools.json', TOOLS, at)
  expect(text.split('\n')[line]).toMatch(new RegExp(`^## .mcp__.*__${name}.$`))
})

test('source code says what only the running program knows', async () => {
  const source = [
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'",
    "const server = new McpServer({ name: 'rain', version: '1' })",
    "server.registerTool('get_rain', { description: process.env.TEXT }, async () => ({ content: [] }))",
  ].join('\n')
  const { text, line } = await viewOf('server.ts', source, 'get_rain', 'typescript')
  expect(text.split('\n')[line]).toBe('## `mcp__<server>__get_rain`')
  expect(text).toContain('Not known without running the code, so not shown: `/description`')
})

test('a file without tools has nothing to show, nor one that is not open', async () => {
  expect(await viewOf('package.json', '{ "name": "some-package", "version": "1.0.0" }')).toBeNull()
  expect(await viewOf('tools.json', '{ "tools": [] }')).toBeNull()
  const client = editing()
  await client.start({}, [client.rootUri])
  expect(await client.ask('rightcall/modelView', { textDocument: { uri: client.uri('none.json') } })).toBeNull()
})
