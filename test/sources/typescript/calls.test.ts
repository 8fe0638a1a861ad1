import { beforeAll, describe, expect, test } from 'vitest'
import { typescript } from '../../../src/sources/typescript.ts'

beforeAll(() => typescript.prepare?.(['typescript']))

function toolsOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const document = { uri: 'src/server.ts', text, format: 'typescript' }
  const reading = typescript.read?.(document, (uri) => files[uri])
  const tools = reading?.toolsets.flatMap((set) => set.tools) ?? []
  return { tools, gaps: reading?.gaps ?? [], uses: reading?.uses ?? [] }
}

/** Names and descriptions; `?` stands for what is not known. */
function said(text: string, files?: Readonly<Record<string, string>>): string[] {
  return toolsOf(text, files).tools.map(({ name, description = '?' }) => `${name}: ${description}`)
}

const TABLE = `const tools = [{ name: 'a', text: 'A.' }, { name: 'b', text: 'B.' }]`

describe('tools that a loop or a function registers', () => {
  test.each([
    ['for … of', `${TABLE}\nfor (const tool of tools) server.registerTool(tool.name, { description: tool.text }, run)`],
    [
      'for … of with a pattern',
      `${TABLE}\nfor (const { name, text: description } of tools) server.registerTool(name, { description }, run)`,
    ],
    ['forEach', `${TABLE}\ntools.forEach((tool) => { server.tool(tool.name, tool.text, run) })`],
    ['forEach with a pattern', `${TABLE}\ntools.forEach(({ name, text }) => server.tool(name, text, run))`],
    [
      'entries',
      `const tools = { a: 'A.', b: 'B.' }\nfor (const [name, description] of Object.entries(tools)) server.registerTool(name, { description }, run)`,
    ],
    [
      'values',
      `const tools = { x: { name: 'a', text: 'A.' }, y: { name: 'b', text: 'B.' } }\nfor (const tool of Object.values(tools)) server.tool(tool.name, tool.text, run)`,
    ],
    [
      'a function',
      `function add(name, text) { server.registerTool(name, { description: text }, run) }\nadd('a', 'A.')\nadd('b', 'B.')`,
    ],
    [
      'an arrow function',
      `const add = (name: string, description = 'B.') => server.registerTool(name, { description }, run)\nadd('a', 'A.')\nadd('b')`,
    ],
    [
      'a function in a loop',
      `function add({ name, text }) { server.registerTool(name, { description: text }, run) }\n${TABLE}\nfor (const tool of tools) add(tool)`,
    ],
    [
      'a loop in a function',
      `${TABLE}\nfunction all(server, list) { for (const tool of list) server.tool(tool.name, tool.text, run) }\nall(server, tools)`,
    ],
    [
      'addTool in a loop',
      `const tools = [{ name: 'a', description: 'A.' }, { name: 'b', description: 'B.' }]\nfor (const tool of tools) server.addTool(tool)`,
    ],
    [
      'objects that a function makes',
      `const make = (name, description) => ({ name, description, inputSchema: { type: 'object' } })\nserver.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [make('a', 'A.'), make('b', 'B.')] }))`,
    ],
    [
      'map',
      `${TABLE}\nserver.setRequestHandler('tools/list', () => ({ tools: tools.map(({ name, text }) => ({ name, description: text, inputSchema: {} })) }))`,
    ],
    [
      'push',
      `const tools = [{ name: 'a', description: 'A.', inputSchema: {} }]\ntools.push({ name: 'b', description: 'B.', inputSchema: {} })\nserver.setRequestHandler('tools/list', () => ({ tools }))`,
    ],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual(['a: A.', 'b: B.'])
    expect(toolsOf(text).gaps).toEqual([])
  })

  test.each([
    [
      'a list that grows in a loop',
      `const tools = []\nfor (const x of load()) tools.push(x)\nserver.setRequestHandler('tools/list', () => ({ tools }))`,
    ],
    ['a list that is loaded', `for (const tool of load()) server.registerTool(tool.name, {}, run)`],
    ['a function that nobody calls here', `export function add(name) { server.registerTool(name, {}, run) }`],
    ['a function that calls itself', `function add(name) { add(name + 'x'); server.registerTool(name, {}, run) }\nadd(other())`],
  ])('%s has tools that are missing', (_, text) => {
    const { tools, gaps } = toolsOf(text)
    expect(tools).toEqual([])
    expect(gaps).toMatchObject([{ tool: undefined }])
  })

  test('each stands where its name does', () => {
    const text = `${TABLE}\nfor (const tool of tools) server.registerTool(tool.name, { description: tool.text }, run)`
    const places = toolsOf(text).tools.map(({ origin }) => {
      const [whole, about] = [origin?.span(''), origin?.span('/description')]
      return [text.slice(whole?.start, whole?.end), text.slice(about?.start, about?.end)]
    })
    expect(places).toEqual([
      [`'a'`, `'A.'`],
      [`'b'`, `'B.'`],
    ])
  })
})

describe('values of other files', () => {
  const files = {
    'src/make.ts': `export const say = (what: string) => \`Gets \${what}.\`\nexport const limit = () => z.number().max(5)`,
    'src/common.cjs': `exports.TEXT = void 0\nexports.TEXT = 'Gets it.'`,
    'src/circle.ts': `import { b } from './circle2'\nexport const a = b`,
    'src/circle2.ts': `import { a } from './circle'\nexport const b = a`,
  }

  test('a function of another file gets its arguments', () => {
    const text = `import { say } from './make'\nserver.tool('get', say('a thing'), run)`
    const [tool] = toolsOf(text, files).tools
    expect(tool?.description).toBe('Gets a thing.')
    const span = tool?.origin?.span('/description')
    expect(text.slice(span?.start, span?.end)).toBe(`say('a thing')`)
    const at = (words: string) => {
      const start = tool?.description?.indexOf(words) ?? -1
      const place = tool?.origin?.wordsSpan?.('/description', { start, end: start + words.length })
      return place && text.slice(place.start, place.end)
    }
    expect(at('thing')).toBe('thing')
    // words of the other file have no place here
    expect(at('Gets')).toBeUndefined()
  })

  test('CommonJS', () => {
    expect(said(`const common = require('./common.cjs')\nserver.tool('get', common.TEXT, run)`, files)).toEqual(['get: Gets it.'])
  })

  test('a circle of imports', () => {
    expect(said(`import { a } from './circle'\nserver.tool('get', a, {}, run)`, files)).toEqual(['get: ?'])
  })

  test('all files that were looked for are named, so that they are looked at again', () => {
    expect(toolsOf(`import { a } from './gone.js'\nserver.tool('get', a, {}, run)`).uses).toContain('src/gone.ts')
  })
})

describe('what is no tool', () => {
  test.each([
    ['a type', `interface Tool { name: 'get'; description: string; inputSchema: { type: 'object' } }`],
    ['a command', `program.tool('get', 'Gets.')`],
    ['another method', `router.tool('/get', { name: 'get' })`],
    ['a route', `const route = { name: 'get', parameters: { id: 'string' } }`],
    ['a validator', `const Tool = z.object({ name: z.string(), inputSchema: z.object({}) })`],
    ['a copy of what a client got', `const shown = tools.map((tool) => ({ name: tool.name, inputSchema: tool.inputSchema }))`],
    [
      'the AI SDK of someone else',
      `import { tool } from './own'\nconst a = { get: tool({ description: 'Gets.', inputSchema: {} }) }`,
    ],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([])
  })
})

test('an object that another definition is made of is one tool', () => {
  const text = `const get = { name: 'get', description: 'Gets.', inputSchema: { type: 'object' } }\nserver.registerTool(get.name, { ...get }, run)`
  expect(said(text)).toEqual(['get: Gets.'])
})

test('names that are words of the language, as bundlers make them', () => {
  expect(said(`import{in as n,z as I}from"./a.js";import{z as t}from"zod";s.tool("get","Gets.",{a:t.string()},r)`)).toEqual([
    'get: Gets.',
  ])
})

test('a bundle that holds Zod', () => {
  const text = `var ZodOptional=class{};var q={};e(q,{object:()=>o,string:()=>s});s.registerTool("get",{inputSchema:q.object({id:q.string().min(2)})},r)`
  expect(toolsOf(text).tools[0]?.inputSchema).toMatchObject({ properties: { id: { type: 'string', minLength: 2 } } })
})

test('a letter that is used again elsewhere, as in minified code', () => {
  expect(said(`function a(){let e=1;e=2}var e="Gets.";s.tool("get",e,r)`)).toEqual(['get: Gets.'])
})

test('deep and endless code ends', () => {
  const deep = `${'('.repeat(3000)}'x'${')'.repeat(3000)}`
  expect(() => said(`server.tool('get', ${deep}, {}, run)`)).not.toThrow()
  const functions = Array.from(
    { length: 30 },
    (_, index) => `const f${index} = (x) => f${index + 1}(x + 1) + f${index + 1}(x + 2)`,
  )
  expect(said(`${functions.join('\n')}\nconst f30 = (x) => x + ''\nserver.tool('get', f0('x'), {}, run)`)[0]).toContain('get: ')
}, 20_000)
