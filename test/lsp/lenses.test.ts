import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { editing } from '../helpers/editing.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

const FILES = {
  'tools.json': toolsJson(),
  'intents.yaml': suiteYaml(),
  'script.json': scriptJson((id) => id !== 'intent-0' && id !== 'intent-1'),
}
const SIX = 'selected rightly in 6 of 8 intents (75 %, 41 to 96), scripted:script.json'
const WRONG = 'selected wrongly in 2 intents, and never meant, scripted:script.json'

type Client = ReturnType<typeof editing>

/** An editor in a folder in which one run was made. */
async function measured(): Promise<Client> {
  const client = editing(FILES)
  await evaluate(client)
  return client
}

async function evaluate({ root }: Client, out: readonly string[] = []): Promise<void> {
  const { code, err } = await rightcall(['eval', 'intents.yaml', '--model', 'scripted:script.json', ...out], { cwd: root })
  expect([code, err]).toEqual([0, expect.any(String)])
}

/** What stands above the tools of a document, as `line: words`. */
async function lenses(client: Client, path = 'tools.json', text = FILES['tools.json'], languageId = 'json') {
  client.open(client.uri(path), text, languageId)
  const found: { range: { start: { line: number } }; command: { title: string; command: string; arguments?: unknown[] } }[] =
    await client.ask('textDocument/codeLens', { textDocument: { uri: client.uri(path) } })
  client.close(client.uri(path))
  return found.map(({ range, command }) => ({ line: range.start.line, ...command, title: withoutAge(command.title) }))
}

/** A slow machine takes a minute. */
function withoutAge(title: string): string {
  expect(title).toMatch(/, (?:just now|\d+ minutes? ago)(?=;|$)/)
  return title.replace(/, (?:just now|\d+ minutes? ago)(?=;|$)/, '')
}

const titles = async (...args: Parameters<typeof lenses>) => (await lenses(...args)).map(({ title }) => title)

test('each tool shows what the last run measured of it, in words alone for an editor without our command', async () => {
  const client = await measured()
  const { capabilities } = await client.start({}, [client.rootUri])
  expect(capabilities.codeLensProvider).toEqual({})
  expect(await lenses(client)).toEqual([
    { line: 0, title: SIX, command: '' },
    { line: 0, title: WRONG, command: '' },
  ])
})

test('a click shows the intents that are about the tool', async () => {
  const client = await measured()
  await client.start({}, [client.rootUri], { showsRuns: true })
  const [first] = await lenses(client)
  expect(first).toMatchObject({ title: SIX, command: 'rightcall.showRun', arguments: [{ tool: 'find_order' }] })
  client.open(client.uri('tools.json'), FILES['tools.json'])
  const { text } = await client.ask('rightcall/runView', first?.arguments?.[0] as object)
  expect(text).toMatch(/^# `find_order` in the run of \d{4}-\d\d-\d\d \d\d:\d\d UTC\n/)
  expect(text).toMatch(/intent-0 .*wrong: cancel_order/)
  expect(text).toMatch(/intent-2 .*right: find_order/)
  const other = await client.ask('rightcall/runView', { ...(first?.arguments?.[0] as object), tool: 'no_such_tool' })
  expect(other).toEqual({ says: 'No intent of this run is about no_such_tool.' })
  rmSync(join(client.root, '.rightcall'), { recursive: true })
  expect(await client.ask('rightcall/runView', first?.arguments?.[0] as object)).toEqual({ says: expect.stringMatching(/\S/) })
})

test('a text that changed since says so, another file with the same tools does not, and another tool shows nothing', async () => {
  const client = await measured()
  await client.start({}, [client.rootUri])
  const changed = toolsJson(['find_order', 'cancel_order'], 'Really does')
  expect(await titles(client, 'tools.json', changed)).toEqual([
    `${SIX}; its text has changed since`,
    `${WRONG}; its text has changed since`,
  ])
  expect(await titles(client, 'copy.json')).toEqual([SIX, WRONG])
  expect(await titles(client, 'copy.json', changed)).toEqual([])
  expect(await titles(client, 'tools.json', toolsJson(['other_tool']))).toEqual([])
  const yaml = [
    'tools:',
    '  - name: find_order',
    '    description: Does find_order.',
    '    inputSchema: { type: object, properties: {} }',
    '',
  ].join('\n')
  expect(await lenses(client, 'tools.yaml', yaml, 'yaml')).toEqual([{ line: 1, title: SIX, command: '' }])
})

test('runs of the history count where no folder has them, and the newest run does before older ones', async () => {
  const client = editing(FILES)
  await evaluate(client, ['--out', 'elsewhere'])
  await client.start({}, [client.rootUri])
  expect(await titles(client)).toEqual([])
  expect(existsSync(join(client.root, '.rightcall/history.sqlite'))).toBe(false)
  expect((await rightcall(['push', 'elsewhere'], { cwd: client.root })).code).toBe(0)
  expect(await titles(client)).toEqual([SIX, WRONG])
  writeFileSync(join(client.root, 'script.json'), scriptJson())
  await evaluate(client)
  expect((await titles(client))[0]).toMatch(/^selected rightly in 8 of 8 intents/)
})

test.each([
  ['lenses are not wanted', { lenses: false }],
  ['the workspace is not trusted', { trusted: false }],
])('nothing is offered or read where %s', async (_, options) => {
  const client = await measured()
  const { capabilities } = await client.start({}, [client.rootUri], options)
  expect(capabilities.codeLensProvider).toBeUndefined()
  if ('trusted' in options) expect(await titles(client)).toEqual([])
})

test('where nothing was measured, or what was is broken, there is nothing to show', async () => {
  const client = editing(FILES)
  await client.start({}, [client.rootUri])
  expect(await titles(client)).toEqual([])
  expect(await titles(client, 'package.json', '{ "name": "x" }')).toEqual([])
  const broken = ['', 'no journal', '{"version":1,"kind":"journal"}\n{', '{"version":99,"kind":"journal","run":"x"}\n']
  for (const [at, text] of broken.entries()) {
    const run = join(client.root, `.rightcall/runs/broken-${at}`)
    mkdirSync(run, { recursive: true })
    writeFileSync(join(run, 'journal.jsonl'), text)
    expect(await titles(client)).toEqual([])
  }
  writeFileSync(join(client.root, '.rightcall/history.sqlite'), 'no database')
  expect(await titles(client)).toEqual([])
  // a run that works again is seen again
  rmSync(join(client.root, '.rightcall'), { recursive: true })
  await evaluate(client, ['--out', 'made'])
  mkdirSync(join(client.root, '.rightcall/runs'), { recursive: true })
  renameSync(join(client.root, 'made'), join(client.root, '.rightcall/runs/two'))
  expect(await titles(client)).toEqual([SIX, WRONG])
})

test('tools in source code show it, too', async () => {
  const source = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
const server = new McpServer({ name: 'shop', version: '1' })
server.registerTool('find_order', { description: 'Finds an order.', inputSchema: { id: z.string() } }, async () => ({ content: [] }))
server.registerTool('cancel_order', { description: 'Cancels an order.' }, async () => ({ content: [] }))
`
  const client = editing({ ...FILES, 'server.ts': source, 'intents.yaml': suiteYaml().replace('tools.json', 'server.ts') })
  await evaluate(client)
  await client.start({}, [client.rootUri])
  expect(await lenses(client, 'server.ts', source, 'typescript')).toEqual([
    { line: 3, title: SIX, command: '' },
    { line: 4, title: WRONG, command: '' },
  ])
})
