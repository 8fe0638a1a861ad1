import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { editing, placeOf } from '../helpers/editing.ts'

const LIMIT = { type: 'integer', maximum: 100, description: 'How many to return, at most 50.' }
const ONE = { type: 'object', properties: { limit: { type: 'integer', maximum: 100 } } }
const LISTING = {
  ...CLEAN_TOOL,
  name: 'list_orders',
  description: `${CLEAN_TOOL.description}`,
  inputSchema: { type: 'object', properties: { limit: LIMIT } },
}
const TOOLS = JSON.stringify({ tools: [LISTING] }, undefined, 2)
const VAGUE = JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: 'weather' }] }, undefined, 2)

const rulesOf = (found: readonly { code: string }[]) => found.map(({ code }) => code)

test('an editor that asks is answered, and one that does not is told', async () => {
  const pulling = editing()
  const { capabilities } = await pulling.start({ textDocument: { diagnostic: {} } }, [pulling.rootUri])
  expect(capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true })
  pulling.open(pulling.uri('tools.json'), TOOLS)
  expect(rulesOf(await pulling.pulled(pulling.uri('tools.json')))).toContain('consistency/range-conflict')
  expect(pulling.heard).toEqual([])
  expect(await pulling.stop()).toBe(0)

  const pushed = editing()
  expect((await pushed.start({}, [pushed.rootUri])).capabilities.diagnosticProvider).toBeUndefined()
  pushed.open(pushed.uri('tools.json'), TOOLS)
  expect(rulesOf(await pushed.published(pushed.uri('tools.json')))).toContain('consistency/range-conflict')
  pushed.close(pushed.uri('tools.json'))
  expect(await pushed.hears('textDocument/publishDiagnostics', ({ diagnostics }) => diagnostics.length === 0)).toBeDefined()
  expect(await pushed.stop()).toBe(0)
})

test('a finding has its place, its page, and the other place that it is about', async () => {
  const said = 'Lists the orders of a shop, newest first, one row an order. `limit` must be at most 50.'
  const text = JSON.stringify({ tools: [{ ...LISTING, description: said, inputSchema: ONE }] }, undefined, 2)
  const client = editing()
  await client.start({ textDocument: { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true } } })
  client.open(client.uri('tools.json'), text)
  const found = await client.published(client.uri('tools.json'))
  const conflict = found.find(
    ({ code, range }) => code === 'consistency/range-conflict' && range.start.line === placeOf(text, said).line,
  )
  expect(conflict).toMatchObject({ source: 'rightcall', range: { start: placeOf(text, 'at most 50') } })
  expect(conflict.codeDescription.href).toMatch(/\/rules\/consistency\/range-conflict\.md$/)
  expect(conflict.relatedInformation).toEqual([
    {
      location: { uri: client.uri('tools.json'), range: expect.objectContaining({ start: placeOf(text, '"limit"', 9) }) },
      message: 'The schema of limit.',
    },
  ])
})

test.each([
  ['tools.yaml', 'yaml', 'tools:\n  - name: get_rain\n    description: weather\n    inputSchema: { type: object }\n'],
  [
    'tools.jsonc',
    'jsonc',
    '// ours\n{ "tools": [{ "name": "get_rain", "description": "weather", "inputSchema": { "type": "object" } }] }',
  ],
  [
    'server.ts',
    'typescript',
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\nconst server = new McpServer({ name: 'a', version: '1' })\nserver.registerTool('get_rain', { description: 'weather' }, async () => ({ content: [] }))\n",
  ],
  [
    'server.js',
    'javascript',
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'\nconst server = new McpServer({ name: 'a', version: '1' })\nserver.registerTool('get_rain', { description: 'weather' }, async () => ({ content: [] }))\n",
  ],
])('%s is linted, and a comment can disable a finding there', async (path, languageId, text) => {
  const client = editing()
  await client.start({}, [client.rootUri])
  client.open(client.uri(path), text, languageId)
  const found = await client.published(client.uri(path))
  expect(found.map(({ range }) => range.start)).toContainEqual(placeOf(text, 'weather'))
  const { range } = found.find((one) => one.message.includes('weather'))
  const offered = await client.ask('textDocument/codeAction', {
    textDocument: { uri: client.uri(path) },
    range,
    context: { diagnostics: [] },
  })
  const titles: string[] = offered.map(({ title }: { title: string }) => title)
  expect(titles).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Disable .* for this line$/),
      expect.stringMatching(/^Disable .* for this file$/),
    ]),
  )
  const line = offered.find(({ title }: { title: string }) => title.endsWith('for this line'))
  const [edit] = line.edit.changes[client.uri(path)]
  expect(edit.newText).toMatch(/^\s*(?:#|\/\/) rightcall-disable-next-line \S+\/\S+ -- say why this is right\n$/)
  expect(edit.range.start).toEqual({ line: range.start.line, character: 0 })
  const disabled = found.find((one) => line.title.includes(one.code)).code
  const version = client.change(client.uri(path), { range: edit.range, text: edit.newText })
  expect(rulesOf(await client.published(client.uri(path), version))).not.toContain(disabled)
})

test('strict JSON is offered no comment, and what holds no tools is left alone', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  client.open(client.uri('tools.json'), VAGUE)
  const found = await client.published(client.uri('tools.json'))
  const offered = await client.ask('textDocument/codeAction', {
    textDocument: { uri: client.uri('tools.json') },
    range: found[0].range,
    context: { diagnostics: [], only: ['quickfix'] },
  })
  expect(offered.filter(({ title }: { title: string }) => title.startsWith('Disable'))).toEqual([])
  client.open(client.uri('package.json'), '{ "name": "some-package", "version": "1.0.0" }')
  expect(await client.published(client.uri('package.json'))).toEqual([])
  client.open(client.uri('broken.json'), '{ "tools": [')
  expect(await client.published(client.uri('broken.json'))).toEqual([])
})

test('a comment that suppresses nothing is shown as superfluous', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  const comment = '# rightcall-disable-next-line safety/injection -- a quotation'
  client.open(client.uri('tools.yaml'), `${comment}\n${TOOLS}`, 'yaml')
  const [first] = await client.published(client.uri('tools.yaml'))
  expect(first).toMatchObject({
    tags: [1],
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: comment.length } },
  })
})

test('a repair is offered as an edit, alone, for its rule, and for the whole file', async () => {
  const twice = {
    type: 'object',
    properties: { order: { enum: ['newest', 'oldest', 'newest'], description: 'Which comes first.' } },
  }
  const text = JSON.stringify({
    tools: ['list_orders', 'list_notes'].map((name) => ({ ...CLEAN_TOOL, name, inputSchema: twice })),
  })
  const client = editing()
  await client.start({ workspace: { workspaceEdit: { documentChanges: true } } }, [client.rootUri])
  const uri = client.uri('tools.json')
  client.open(uri, text)
  const range = { start: placeOf(text, '"enum"'), end: placeOf(text, '"oldest"') }
  const ask = (context: object) => client.ask('textDocument/codeAction', { textDocument: { uri }, range, context })
  const all: { kind: string; title: string }[] = await ask({ diagnostics: [] })
  expect([...new Set(all.map(({ kind }) => kind))]).toEqual(['quickfix', 'source.fixAll.rightcall'])
  expect(all.filter(({ title }) => title.startsWith('Fix all of'))).toHaveLength(1)
  const [fixAll] = await ask({ diagnostics: [], only: ['source.fixAll'] })
  expect(fixAll).toMatchObject({
    kind: 'source.fixAll.rightcall',
    edit: { documentChanges: [{ textDocument: { uri, version: 1 }, edits: [expect.anything()] }] },
  })
  const [{ edits }] = fixAll.edit.documentChanges
  client.change(uri, ...edits.map(({ range: at, newText }: { range: object; newText: string }) => ({ range: at, text: newText })))
  expect(await ask({ diagnostics: [], only: ['source.fixAll.rightcall'] })).toEqual([])
})

test('a finding is accepted in the configuration, which is made where there is none', async () => {
  const workspaceEdit = { documentChanges: true, resourceOperations: ['create'] }
  const client = editing({ 'tools.json': VAGUE })
  await client.start({ workspace: { workspaceEdit } }, [client.rootUri])
  client.open(client.uri('tools.json'), VAGUE)
  const [{ range }] = await client.published(client.uri('tools.json'))
  const accept = async () => {
    const offered = await client.ask('textDocument/codeAction', {
      textDocument: { uri: client.uri('tools.json') },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [] },
    })
    return offered.filter(({ title }: { title: string }) => title.startsWith('Accept '))
  }
  expect(range).toBeDefined()
  const [made] = await accept()
  expect(made.edit.documentChanges).toMatchObject([
    { kind: 'create', uri: client.uri('rightcall.config.yaml') },
    { edits: [{ newText: expect.stringMatching(/^ignore:\n {2}- rule: \S+\n {4}tool: search_policies\n/) }] },
  ])
  const config = `# ours\npreset: strict\nignore:\n- rule: name/case # so\n  reason: ours\nlint:\n  fail-on: proved\n`
  writeFileSync(join(client.root, 'rightcall.config.yaml'), config)
  client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('rightcall.config.yaml'), type: 1 }] })
  const [added] = await accept()
  const [{ edits }] = added.edit.documentChanges
  expect(edits).toEqual([
    { range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } }, newText: expect.stringMatching(/^- rule: /) },
  ])
})

test('hover shows the page of a rule, what models see of a tool, and what is read of a parameter', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  const long = JSON.stringify({ name: 'shop', tools: [{ ...LISTING, description: 'ü'.repeat(1_500) }] }, undefined, 2)
  client.open(client.uri('tools.json'), TOOLS)
  client.open(client.uri('long.json'), long)
  const hover = async (path: string, text: string, words: string, inside = 1) =>
    (await client.ask('textDocument/hover', { textDocument: { uri: client.uri(path) }, position: placeOf(text, words, inside) }))
      ?.contents.value
  // its headings are no larger than our own
  expect(await hover('tools.json', TOOLS, 'at most 50')).toMatch(/^### consistency\/range-conflict$[^]*^#### Why$/m)
  expect(await hover('tools.json', TOOLS, '"limit"')).toMatch(
    /`limit` of `list_orders`[^]*range: `\.\.50`, from "at most 50" \(\*\*contradicts/,
  )
  const seen = await hover('tools.json', TOOLS, '"list_orders"')
  expect(seen).toMatch(/`mcp__.*__list_orders`[^]*tokens/)
  expect(seen).toContain(CLEAN_TOOL.description)
  expect(await hover('long.json', long, '"list_orders"')).toMatch(/Of its 3,000 bytes, a client that cuts at 2 KB/)
  expect(await hover('tools.json', TOOLS, '{', 0)).toBeUndefined()
})

test('rules, levels and options are completed in a configuration', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  let last = 0
  const offers = async (marked: string, ending = 'yaml') => {
    const uri = client.uri(`${++last}/rightcall.config.${ending}`)
    client.open(uri, marked.replace('|', ''), ending)
    const items = await client.ask('textDocument/completion', { textDocument: { uri }, position: placeOf(marked, '|') })
    return items.map(({ label }: { label: string }) => label)
  }
  expect(await offers('|')).toEqual(expect.arrayContaining(['preset', 'rules', 'ignore']))
  expect(await offers('preset: |')).toEqual(['recommended', 'strict'])
  expect(await offers('rules:\n  descr|')).toEqual(expect.arrayContaining(['description/vague', 'safety/*']))
  expect(await offers('rules:\n  description/vague: |')).toEqual(['off', 'error', 'warn', 'info'])
  expect(await offers('rules:\n  description/too-short:\n    |')).toEqual(expect.arrayContaining(['base', 'perWord']))
  expect(await offers('rules:\n  description/too-short: [warn, { | }]')).toEqual(['base', 'perWord'])
  expect(await offers('ignore:\n  - rule: |')).toEqual(expect.arrayContaining(['description/vague']))
  expect(await offers('{ "rules": { "|" } }', 'json')).toEqual(expect.arrayContaining(['description/vague']))
})

test('tools, parameters and values are completed in a suite, and lead to where the tool stands', async () => {
  const tool = {
    ...CLEAN_TOOL,
    inputSchema: { type: 'object', properties: { order: { enum: ['newest', 'oldest'] }, limit: LIMIT } },
  }
  const tools = JSON.stringify({ tools: [tool] }, undefined, 2)
  const client = editing({ 'tools.json': tools })
  await client.start({}, [client.rootUri])
  let last = 0
  const head = 'toolset: tools.json\nintents:\n  - id: one\n    says: Look.\n'
  const opened = (text: string) => {
    const uri = client.uri(`suite-${++last}.yaml`)
    client.open(uri, text, 'yaml')
    return uri
  }
  const offers = async (rest: string) => {
    const marked = `${head}${rest}`
    const uri = opened(marked.replace('|', ''))
    const items = await client.ask('textDocument/completion', { textDocument: { uri }, position: placeOf(marked, '|') })
    return items.map(({ label }: { label: string }) => label)
  }
  expect(await offers('    expect: { tool: |')).toEqual([CLEAN_TOOL.name])
  expect(await offers('    expect:\n      tool: se|\n')).toEqual([CLEAN_TOOL.name])
  expect(await offers('    not: [|]')).toEqual([CLEAN_TOOL.name])
  expect(await offers(`    expect: { tool: ${CLEAN_TOOL.name}, arguments: { | } }`)).toEqual(['order', 'limit'])
  expect(await offers(`    expect:\n      tool: ${CLEAN_TOOL.name}\n      arguments:\n        order: |\n`)).toEqual([
    'newest',
    'oldest',
  ])
  expect(await offers('    |')).toEqual(['expect', 'not', 'tags', 'cluster'])
  expect(await offers('    expect: |')).toEqual(['none', 'ask'])
  expect(await offers(`    expect:\n      tool: ${CLEAN_TOOL.name}\n      |\n`)).toEqual([
    'arguments',
    'only',
    'exact',
    'calls',
    'all',
    'order',
    'anyOf',
  ])
  expect(await offers(`    expect: { tool: ${CLEAN_TOOL.name}, arguments: { order: { | } } }`)).toEqual(
    expect.arrayContaining(['equals', 'oneOf', 'range']),
  )
  expect(await offers(`    expect: { tool: ${CLEAN_TOOL.name}, arguments: { order: { oneOf: [|] } } }`)).toEqual([
    'newest',
    'oldest',
  ])

  const suite = `${head}    expect: { tool: ${CLEAN_TOOL.name} }\n`
  const [place] = await client.ask('textDocument/definition', {
    textDocument: { uri: opened(suite) },
    position: placeOf(suite, String(CLEAN_TOOL.name), 3),
  })
  expect(place).toMatchObject({ uri: client.uri('tools.json'), range: { start: placeOf(tools, `"${String(CLEAN_TOOL.name)}"`) } })
})
