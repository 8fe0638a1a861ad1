import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const TOOLS = [
  {
    name: 'search_policies',
    description: 'Search the handbook. Returns up to 25 passages. `limit` must not exceed 50.',
    inputSchema: {
      type: 'object',
      properties: { limit: { type: 'integer', maximum: 20, description: 'How many passages (default: 10).' } },
    },
  },
  { name: 'get_policy', description: 'Get one policy.', inputSchema: { type: 'object', properties: {} } },
]

function handbook(text = JSON.stringify(TOOLS)): string {
  const cwd = folder()
  writeFileSync(join(cwd, 'tools.json'), text)
  writeFileSync(join(cwd, 'empty.json'), '{"tools": []}')
  return cwd
}

test('every claim stands below what it is about, with its words, a mark where it conflicts, and what names nothing at the end', async () => {
  const { code, out } = await rightcall(['claims', 'tools.json', '--tool', 'search_policies'], { cwd: handbook() })
  expect(code).toBe(0)
  expect(out).toBe(
    [
      'search_policies in tools.json: 3 claims',
      '  limit',
      '    default  10: "default: 10" at /inputSchema/properties/limit/description',
      '  ! range    ..50: "must not exceed 50" at /description',
      '  names nothing',
      '    range    ..25 passages: "up to 25" at /description',
      '',
    ].join('\n'),
  )
})

test('JSON has the same, for every tool', async () => {
  const { out } = await rightcall(['claims', 'tools.json', '--format', 'json'], { cwd: handbook() })
  const { kind, tools } = JSON.parse(out) as {
    kind: string
    tools: { tool: string; claims: { about?: string; conflict: boolean }[] }[]
  }
  expect(kind).toBe('claims')
  expect(tools.map(({ tool, claims }) => [tool, claims.length])).toEqual([
    ['search_policies', 3],
    ['get_policy', 0],
  ])
})

test.each([
  [['claims'], 2, 'Nothing to read.'],
  [['claims', 'tools.json', '--tool', 'search_policy'], 2, 'Did you mean search_policies?'],
  [['claims', 'tools.json', '--format', 'yml'], 2, 'Formats: text, json.'],
  [['claims', 'nowhere.json'], 2, 'nowhere.json'],
  [['claims', 'empty.json'], 3, 'There is no tool to read.'],
])('%j exits with %i', async (argv, exit, message) => {
  const { code, err } = await rightcall(argv, { cwd: handbook() })
  expect(code).toBe(exit)
  expect(err).toContain(message)
})

test('a file that cannot be read leaves the others, and the exit code says that something is missing', async () => {
  const cwd = handbook()
  writeFileSync(join(cwd, 'broken.json'), '{"tools": [')
  const { code, out, err } = await rightcall(['claims', 'tools.json', 'broken.json'], { cwd })
  expect(code).toBe(3)
  expect(out).toContain('search_policies')
  expect(err).toContain('broken.json')
})

test('a value that the enum lacks marks the list that offers it', async () => {
  const order = { type: 'string', enum: ['asc', 'desc'], description: 'Order: one of "asc", "desc" or "random".' }
  const tools = [{ name: 'list_x', description: 'Lists.', inputSchema: { type: 'object', properties: { order } } }]
  const { out } = await rightcall(['claims', 'tools.json'], { cwd: handbook(JSON.stringify(tools)) })
  expect(out).toMatch(/^ {2}! choices +asc \| desc \| random/m)
})
