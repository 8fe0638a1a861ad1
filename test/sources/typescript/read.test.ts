import { beforeAll, describe, expect, test } from 'vitest'
import { toolsetFrom, type Tool } from '../../../src/core/tool.ts'
import { typescript } from '../../../src/sources/typescript.ts'

beforeAll(() => typescript.prepare?.(['typescript']))

function read(text: string, files: Readonly<Record<string, string>> = {}) {
  const document = { uri: 'src/server.ts', text, format: 'typescript' }
  expect(typescript.accepts({ kind: 'document', document })).toBe(true)
  const reading = typescript.read?.(document, (uri) => files[uri])
  return { reading, toolset: reading?.toolsets[0] ?? toolsetFrom({ uri: '', tools: [] }) }
}

const only = (text: string, files?: Readonly<Record<string, string>>): Tool | undefined => read(text, files).toolset.tools[0]

describe('the ways to define a tool', () => {
  const schema = { type: 'object', properties: { id: { type: 'string', description: 'Id.' } }, required: ['id'] }
  const zod = `import { z } from 'zod'\n`
  test.each([
    [
      'registerTool with a shape',
      `${zod}server.registerTool('get', { description: 'Gets.', inputSchema: { id: z.string().describe('Id.') } }, run)`,
    ],
    [
      'registerTool with z.object',
      `${zod}server.registerTool('get', { description: 'Gets.', inputSchema: z.object({ id: z.string().describe('Id.') }) }, run)`,
    ],
    ['tool with four arguments', `${zod}server.tool('get', 'Gets.', { id: z.string().describe('Id.') }, run)`],
    [
      'tool of mcp-use',
      `${zod}server.tool({ name: 'get', description: 'Gets.', schema: z.object({ id: z.string().describe('Id.') }) }, run)`,
    ],
    [
      'addTool of FastMCP',
      `${zod}server.addTool({ name: 'get', description: 'Gets.', parameters: z.object({ id: z.string().describe('Id.') }), execute })`,
    ],
    [
      'a list handler',
      `server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [{ name: 'get', description: 'Gets.', inputSchema: ${JSON.stringify(schema)} }] }))`,
    ],
    [
      'the AI SDK',
      `${zod}import { tool } from 'ai'\nexport const tools = { get: tool({ description: 'Gets.', inputSchema: z.object({ id: z.string().describe('Id.') }), execute }) }`,
    ],
    ['a literal of MCP', `export const get = { name: 'get', description: 'Gets.', inputSchema: ${JSON.stringify(schema)} }`],
    [
      'a literal of Anthropic',
      `export const get = { name: 'get', description: 'Gets.', input_schema: ${JSON.stringify(schema)} }`,
    ],
    [
      'a literal of OpenAI',
      `export const get = { type: 'function', function: { name: 'get', description: 'Gets.', parameters: ${JSON.stringify(schema)} } }`,
    ],
  ])('%s', (_, text) => {
    expect(only(text)?.raw).toEqual({ name: 'get', description: 'Gets.', inputSchema: schema })
  })

  test('only a list handler shows all tools of a server', () => {
    const handler = `server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: 'a', inputSchema: {} }, { name: 'b', inputSchema: {} }] }))`
    expect(read(handler).toolset.complete).toBe(true)
    expect(read(`server.tool('a', run)`).toolset.complete).toBe(false)
    expect(read(`${handler}\nserver.tool('c', run)`).toolset.complete).toBe(false)
  })
})

describe('values that are known without running the file', () => {
  test.each<[string, string, string]>([
    ['a constant', `const TEXT = 'Gets.'`, 'TEXT'],
    ['a concatenation', '', `'Ge' + "ts" + \`.\``],
    ['a template with a constant', `const VERB = 'Gets'`, '`${VERB}.`'],
    ['a cast', '', `('Gets.' as const)!`],
    ['a list that is joined', '', `['Gets', '.'].join('')`],
    ['a member of an object', `const TEXTS = { get: { says: 'Gets.' } } as const`, `TEXTS.get['says']`],
    ['a member of an enum', `enum Texts { Get = 'Gets.' }`, 'Texts.Get'],
    ['a part of an object', `const { get: text } = { get: 'Gets.' }`, 'text'],
    [
      'escapes',
      '',
      String.raw`'G\u0065t\x73\
.'`,
    ],
    ['a dedent tag', '', 'dedent`\n    Gets.\n  `'],
    ['a function without arguments', `function about() { return 'Gets.' }`, 'about()'],
    ['an import', `import { TEXT } from './texts.js'`, 'TEXT'],
    ['an import of everything', `import * as texts from './texts'`, 'texts.TEXT'],
    ['an import of JSON', `import texts from './texts.json' with { type: 'json' }`, 'texts.TEXT'],
    ['a default that is passed on', `import TEXT from './again.js'`, 'TEXT'],
  ])('%s', (_, before, expression) => {
    const files = {
      'src/texts.ts': `export const TEXT = 'Gets.'`,
      'src/texts.json': '{ "TEXT": "Gets." }',
      'src/again.ts': `export { TEXT as default } from './texts.js'`,
    }
    const tool = only(`${before}\nserver.tool('get', ${expression}, run)`, files)
    expect(tool?.description).toBe('Gets.')
    expect(tool?.unknown).toBeUndefined()
  })

  test.each<[string, string, string]>([
    ['a call', '', 'describe()'],
    ['a parameter', 'function add(text) {', 'text'],
    ['a variable that is changed', `let text = 'a'\ntext = 'b'`, 'text'],
    ['a condition', '', `beta ? 'a' : 'b'`],
    ['a file that is not there', `import { TEXT } from './nowhere.js'`, 'TEXT'],
    ['a circle', `const a = b + ''\nconst b = a + ''`, 'a'],
  ])('%s is not', (_, before, expression) => {
    const { reading, toolset } = read(`${before}\nserver.tool('get', ${expression}, {}, run)`)
    expect(toolset.tools[0]?.description).toBeUndefined()
    expect(toolset.tools[0]?.unknown).toEqual(['/description'])
    expect(reading?.gaps).toMatchObject([{ uri: 'src/server.ts', tool: 'get' }])
  })

  test('a spread that is not known leaves the rest known', () => {
    const tool = only(`import { z } from 'zod'\nserver.registerTool('get', { inputSchema: { ...more, id: z.string() } }, run)`)
    expect(tool?.inputSchema).toMatchObject({ properties: { id: { type: 'string' } } })
    expect(tool?.unknown).toEqual(['/inputSchema/properties/…'])
  })
})

describe('places', () => {
  test.each<[string, string, string]>([
    ['a plain string', `'Gets a thing.'`, 'thing'],
    ['behind escapes', String.raw`'G\u0065ts a \'thing\'.'`, 'thing'],
    ['a concatenation', `'Gets ' + 'a thing.'`, 'thing'],
    ['a template of two lines', '`Gets\r\n a thing.`', 'thing'],
    ['a dedent tag', 'dedent`\n    Gets\n    a thing.\n  `', 'thing'],
    ['trim', '`\n Gets a thing.\n`.trim()', 'thing'],
  ])('words in %s', (_, expression, word) => {
    const text = `server.tool('get', ${expression}, run)`
    const tool = only(text)
    const start = tool?.description?.indexOf(word) ?? -1
    const span = tool?.origin?.wordsSpan?.('/description', { start, end: start + word.length })
    expect(text.slice(span?.start, span?.end)).toBe(word)
  })

  test('a keyword of a validator has a place', () => {
    const text = `import { z } from 'zod'\nserver.tool('get', 'Gets.', { size: z.number().int().max(50).describe('Size.') }, run)`
    const origin = only(text)?.origin
    const at = (pointer: '' | `/${string}`) => text.slice(origin?.span(pointer)?.start, origin?.span(pointer)?.end)
    expect(at('/inputSchema/properties/size/description')).toBe(`'Size.'`)
    expect(at('/inputSchema/properties/size/maximum')).toBe('max(50)')
  })
})

test('a syntax error leaves the tools around it', () => {
  expect(
    read(`server.tool('a', 'A.', run)\nconst = {{{\nserver.tool('b', 'B.', run)`).toolset.tools.map(({ name }) => name),
  ).toEqual(['a', 'b'])
})
