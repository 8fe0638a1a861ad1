import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editing, placeOf } from '../helpers/editing.ts'

const READ = {
  name: 'read_file',
  description: 'Reads.',
  inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
}
const TOOLS = JSON.stringify({ tools: [READ] })
const HEAD = 'toolset: tools.json\nintents:\n  - id: one\n    says: Lies es, Jürgen 🐎.\n'

/** Opens texts as suites of their own, and gives the faults shown, pushed or pulled. */
async function suites({ pulls, files = { 'tools.json': TOOLS } }: { pulls: boolean; files?: Record<string, string> }) {
  const client = editing(files)
  await client.start(pulls ? { textDocument: { diagnostic: {} } } : {}, [client.rootUri])
  let last = 0
  const shown = async (text: string, ending = 'yaml') => {
    const uri = client.uri(`suite-${++last}.${ending}`)
    client.open(uri, text, ending)
    return pulls ? client.pulled(uri) : client.published(uri)
  }
  return { client, shown }
}

test.each([{ pulls: true }, { pulls: false }])('faults of a suite are shown where they are, %j', async ({ pulls }) => {
  const { shown } = await suites({ pulls })
  const expectOne = async (text: string, words: string, message: unknown, ending?: string) => {
    const found = await shown(text, ending)
    expect(found).toMatchObject([{ severity: 1, source: 'rightcall', message }])
    const start = placeOf(text, words)
    expect(found[0].range).toEqual({ start, end: { line: start.line, character: start.character + words.length } })
  }
  expect(await shown(`${HEAD}    expect: { tool: read_file, arguments: { path: a } }\n`)).toEqual([])
  await expectOne(
    `${HEAD}    expect: { tool: read_fil }\n`,
    'read_fil',
    'This expects the tool "read_fil", which the toolset lacks. Did you mean read_file?',
  )
  await expectOne(
    `${HEAD}    expect: none\n    not: [write_file]\n`,
    'write_file',
    'This forbids the tool "write_file", which the toolset lacks.',
  )
  await expectOne(
    `${HEAD}    expect: { tool: read_file, arguments: { pathe: a } }\n`,
    'pathe',
    'This expects the argument "pathe", which read_file does not know. Did you mean path?',
  )
  await expectOne(`${HEAD}    expect: none\n    tag: [a]\n`, 'tag', 'This is the unknown key "tag". Did you mean tags?')
  await expectOne(
    `${HEAD}    expect: nothing\n`,
    'nothing',
    'This should be none, ask, { tool: … }, { calls: […] }, { all: […] } or { anyOf: […] }, not "nothing".',
  )
  expect(await shown(`${HEAD}    expect: none\n    says: Again.\n`)).toMatchObject([
    {
      message: expect.stringMatching(/^This repeats the key "says" of suite-\d+\.yaml:4:5; keep one of them\.$/),
      range: { start: { line: 5 } },
    },
  ])
  await expectOne(
    HEAD.replace('tools.json', 'none.json') + '    expect: none\n',
    'none.json',
    'This names a file that does not exist or cannot be read.',
  )
  // marked at its first line only
  await expectOne(`${HEAD}    # waits\n`, 'id: one', expect.stringMatching(/^This lacks expect:, which should be none, /))
  const json = JSON.stringify({ toolset: 'tools.json', intents: [{ id: 'ö', says: 'Go.', expect: { tool: 'open' } }] })
  await expectOne(json, '"open"', expect.stringContaining('"open"'), 'json')
})

test('while a suite is typed and is no YAML, that alone is said', async () => {
  const { shown } = await suites({ pulls: true })
  for (const rest of [
    '    expect: { tool: ',
    '    expect: {\n',
    '    says: "Look\n',
    '    expect: none\n  id: two\n',
    '    not: [a,\n',
  ]) {
    const found = await shown(`${HEAD}${rest}`)
    expect(found.length, rest).toBe(1)
    expect(found[0].message, rest).toMatch(/^This (?:is not YAML: |repeats |lacks )/)
  }
})

test('what only resembles a suite is left alone', async () => {
  const { shown } = await suites({ pulls: true })
  expect(await shown('version: "3.1"\nintents:\n  - greet\n  - bye: { use_entities: [] }\n')).toEqual([])
  expect(await shown('intents:\n  - greet\n  - [\n')).toEqual([])
  expect(await shown('{"interactionModel": {"languageModel": {"intents": [{"name": "Stop", "samples": []}]}}}', 'json')).toEqual(
    [],
  )
  expect(await shown('# intents: later\nname: x\n')).toEqual([])
  expect(await shown('intents:\n')).toEqual([])
})

test('tools of a server are not asked for, and what stands in the suite itself is read there', async () => {
  const { shown } = await suites({ pulls: true })
  const intents = 'intents: [{ id: a, says: b, expect: { tool: c } }]\n'
  expect(await shown(`toolset: { stdio: [npx, server] }\n${intents}`)).toEqual([])
  expect(await shown(`toolset: https://example.com/mcp\n${intents}`)).toEqual([])
  expect(await shown(intents)).toEqual([])
  const inIt = await shown(`toolset: { tools: [${JSON.stringify(READ)}] }\n${intents}`)
  expect(inIt.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^This expects the tool "c"/))
})

test('a suite is looked at again when its tools change, in the editor and on the disk', async () => {
  const { client, shown } = await suites({ pulls: false })
  const text = `${HEAD}    expect: { tool: write_file }\n`
  expect(await shown(text)).toHaveLength(1)
  const uri = client.uri('suite-1.yaml')
  const next = async (act: () => void) => {
    const before = client.heard.length
    act()
    return (await client.hears('textDocument/publishDiagnostics', (params) => params.uri === uri, before)).diagnostics
  }
  expect(await next(() => client.open(client.uri('tools.json'), TOOLS.replaceAll('read_file', 'write_file')))).toEqual([])
  expect(await next(() => client.change(client.uri('tools.json'), { text: '{ "tools": [' }))).toMatchObject([
    { message: 'This contains no tools.' },
  ])
  const tell = () => client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('tools.json'), type: 2 }] })
  client.close(client.uri('tools.json'))
  writeFileSync(join(client.root, 'tools.json'), TOOLS.replaceAll('read_file', 'write_file'))
  expect(await next(tell)).toEqual([])
  rmSync(join(client.root, 'tools.json'))
  expect(await next(tell)).toMatchObject([{ message: expect.stringContaining('does not exist') }])
})

test('faults of a configuration and of a suite stand at their columns, however they are counted', async () => {
  const client = editing({ 'tools.json': TOOLS })
  await client.start({ general: { positionEncodings: ['utf-8'] } }, [client.rootUri])
  const bytes = (text: string, words: string) => ({ line: 0, character: Buffer.byteLength(text.slice(0, text.indexOf(words))) })
  const config = 'ignore: [{ rule: description/vague, reason: "Größe 🐎", tol: x }]\n'
  client.open(client.uri('rightcall.config.yaml'), config, 'yaml')
  expect((await client.published(client.uri('rightcall.config.yaml')))[0].range.start).toEqual(bytes(config, 'tol'))
  const suite = 'intents: [{ id: "Größe 🐎", says: b, expected: none, expect: none }]\n'
  client.open(client.uri('suite.yaml'), suite, 'yaml')
  expect((await client.published(client.uri('suite.yaml')))[0].range.start).toEqual(bytes(suite, 'expected'))
})
