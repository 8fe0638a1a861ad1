import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockText } from '../../src/session/snapshot/lock-file.ts'
import { pinOf } from '../../src/sources/lockfile/format.ts'
import { eslint, ESLINTS, marked, project } from './eslint-process.ts'

const TS = `import { z } from 'zod'
import { SHARED } from './shared.ts'
const limit: number = 3
server.registerTool('get_rain', {
  description: 'Handles various things.',
  inputSchema: { city: z.string().describe('The city, such as "Oslo".') },
}, run)
server.registerTool('get_snow', { description: SHARED, inputSchema: {} }, run)
`
const SHARED = "export const SHARED = 'Manages stuff.'\n"

const TOOL = {
  name: 'get_rain',
  description: 'This tool allows you to get the rain of one city.',
  inputSchema: { type: 'object', properties: { unit: { type: 'string', enum: ['mm', 'in', 'mm'], description: 'The unit.' } } },
}
const JSON_TEXT = `${JSON.stringify({ tools: [TOOL] }, null, 2)}\n`

const CONFIG = `[
  rightcall.configs.strict,
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  { files: ['**/*.json'], plugins: { json }, language: 'json/json' },
  { files: ['**/*.jsonc'], plugins: { json }, language: 'json/jsonc' },
]`

describe.each(ESLINTS)('in a process of %s', (version) => {
  test('findings in a lockfile stand at the words, and no repair is offered that a digest would not fit', () => {
    const lock = lockText([{ key: 'a', id: 'a', from: { file: 'a' }, tools: [{ sha256: pinOf(TOOL), tool: TOOL }] }])
    const cwd = project(CONFIG, { 'rightcall.lock.json': lock })
    const { inFile } = eslint(version, cwd, '.')
    const opener = inFile('rightcall.lock.json').ours.filter(({ ruleId }) => ruleId === 'rightcall/description/opener')
    expect(opener.map((message) => [marked(lock, message), message.fix])).toEqual([['This tool allows you to', undefined]])
  })

  test('findings in TypeScript stand at the exact words, imports are followed, and other files stay silent', () => {
    const cwd = project(CONFIG, { 'server.ts': TS, 'shared.ts': SHARED, 'other.ts': 'export const registerTools: number = 1\n' })
    const { code, inFile, err } = eslint(version, cwd, '.')
    expect([code, err]).toEqual([0, ''])
    const vague = inFile('server.ts').ours.filter(({ ruleId }) => ruleId === 'rightcall/description/vague')
    expect(vague.map((message) => [message.severity, marked(TS, message)])).toEqual([
      [1, 'Handles various things.'],
      [1, 'SHARED'],
    ])
    expect([inFile('other.ts').ours, inFile('shared.ts').ours]).toEqual([[], []])
  })

  test('JavaScript under the parser of ESLint gives the same findings', () => {
    const js = TS.replace(': number', '')
    const { inFile } = eslint(version, project(CONFIG, { 'server.js': js, 'server.ts': js, 'shared.ts': SHARED }), '.')
    expect(inFile('server.js').ours.length).toBeGreaterThan(2)
    expect(inFile('server.js').ours).toEqual(inFile('server.ts').ours)
  })

  test('lists in JSON have findings at the exact words, safe repairs and suggestions', () => {
    const cwd = project(CONFIG, { 'tools.json': JSON_TEXT, 'package-lock.json': '{"name": "x", "version": "1"}' })
    const { code, inFile } = eslint(version, cwd, '.')
    const { ours } = inFile('tools.json')
    const opener = ours.find(({ ruleId }) => ruleId === 'rightcall/description/opener')
    const repeated = ours.find(({ ruleId }) => ruleId === 'rightcall/schema/enum-duplicates')
    expect(opener && marked(JSON_TEXT, opener)).toBe('This tool allows you to')
    expect([code, repeated?.severity, repeated?.fix]).toEqual([1, 2, expect.anything()])
    expect(inFile('package-lock.json').ours).toEqual([])
  })

  test('--fix makes the safe repairs of JSON and leaves source code alone', () => {
    const cwd = project(CONFIG, { 'tools.json': JSON_TEXT, 'server.ts': TS, 'shared.ts': SHARED })
    eslint(version, cwd, '--fix', '.')
    const { tools } = JSON.parse(readFileSync(join(cwd, 'tools.json'), 'utf8'))
    expect(tools[0].description).toBe('Get the rain of one city.')
    expect(tools[0].inputSchema.properties.unit.enum).toEqual(['mm', 'in'])
    expect(readFileSync(join(cwd, 'server.ts'), 'utf8')).toBe(TS)
  })

  test('--cache gives the same findings the second time, and --concurrency those of one process', () => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`server${index}.ts`, TS]))
    const cwd = project(CONFIG, { ...files, 'shared.ts': SHARED })
    const alone = eslint(version, cwd, '.')
    const cached = [
      eslint(version, cwd, '--cache', '.'),
      eslint(version, cwd, '--cache', '.'),
      eslint(version, cwd, '--concurrency', '2', '.'),
    ]
    for (const name of Object.keys(files)) {
      expect(alone.inFile(name).ours.length).toBeGreaterThan(2)
      for (const run of cached) expect(run.inFile(name).ours).toEqual(alone.inFile(name).ours)
    }
  })

  test('comments of ESLint and ours suppress; ours need a reason and a use', () => {
    const text = `${TS.replace(
      "  description: 'Handles",
      "  // eslint-disable-next-line rightcall/description/vague -- kept for v1\n  description: 'Handles",
    ).replace(
      "server.registerTool('get_snow'",
      "// rightcall-disable-next-line description/vague -- kept for v1\nserver.registerTool('get_snow'",
    )}
// rightcall-disable-line description/vague
// rightcall-disable-line description/vague -- nothing is here
`
    const { inFile } = eslint(version, project(CONFIG, { 'server.ts': text, 'shared.ts': SHARED }), '.')
    const { ours, suppressed } = inFile('server.ts')
    expect(ours.filter(({ ruleId }) => ruleId === 'rightcall/description/vague')).toEqual([])
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(['rightcall/description/vague'])
    const about = ours.filter(({ ruleId }) => /problem|unused-comment/.test(ruleId ?? ''))
    expect(about.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['rightcall/problem', 12],
      ['rightcall/unused-comment', 13],
    ])
  })

  test('comments work in JSON with comments, and so do all the line endings', () => {
    const text = JSON_TEXT.replace(
      '"description": "This',
      '// rightcall-disable-next-line description/* -- as it is\n"description": "This',
    ).replaceAll('\n', '\r\n')
    const { inFile } = eslint(version, project(CONFIG, { 'tools.jsonc': text }), '.')
    const rules = inFile('tools.jsonc').ours.map(({ ruleId }) => ruleId)
    expect(rules).toContain('rightcall/schema/enum-duplicates')
    expect(rules).not.toContain('rightcall/description/opener')
  })

  test('options change one rule and no other, and wrong ones are refused by ESLint', () => {
    const text = JSON.stringify({ tools: [{ ...TOOL, description: 'Gets it.' }] })
    const rules = (options: string) =>
      `[{ ...rightcall.configs.strict, files: ['**/*.json'], plugins: { json, rightcall }, language: 'json/json' }, { files: ['**/*.json'], rules: { 'rightcall/parameter/too-many': ['warn', ${options}] } }]`
    const many = {
      'tools.json': JSON.stringify({ tools: [{ ...TOOL, inputSchema: { type: 'object', properties: { a: {}, b: {} } } }] }),
      'short.json': text,
    }
    const isMany = ({ ruleId }: { ruleId: string | null }) => ruleId === 'rightcall/parameter/too-many'
    expect(
      eslint(version, project(rules('{ most: 1 }'), many), '.')
        .inFile('tools.json')
        .ours.filter(isMany),
    ).toHaveLength(1)
    expect(
      eslint(version, project(rules('{ most: 2 }'), many), '.')
        .inFile('tools.json')
        .ours.filter(isMany),
    ).toHaveLength(0)
    expect(() => eslint(version, project(rules('{ least: 2 }'), many), '.')).toThrow(/least/)
  })

  test('clients are named in the settings, and a wrong name is refused with the nearest', () => {
    const config = (name: string) =>
      `[...${CONFIG}, { settings: { rightcall: { profiles: ['${name}'] } }, rules: { 'rightcall/name/prefixed-length': 'error' } }]`
    const text = JSON.stringify({ tools: [{ ...TOOL, name: `get_${'x'.repeat(58)}` }] })
    const named = (name: string) => eslint(version, project(config(name), { 'tools.json': text }), '.').inFile('tools.json').ours
    expect(named('cursor').some(({ message }) => message.includes('Cursor'))).toBe(true)
    expect(() => named('curser')).toThrow(/cursor/)
  })

  test('what is broken is left to ESLint, and files that are no source are left alone', () => {
    const files = {
      'broken.json': '{"tools": [',
      'broken.ts': `${TS}\nconst = `,
      'list.json': '[]',
      'text.json': '"x"',
      'number.json': '3',
    }
    const { inFile } = eslint(version, project(CONFIG, { ...files, 'shared.ts': SHARED }), '.')
    for (const name of Object.keys(files)) expect(inFile(name).ours, name).toEqual([])
  })

  test('the configuration on the page works as it stands', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/editors.md'), 'utf8')
    const [, config = ''] = /```js\n(\/\/ eslint\.config\.js\n.*?)```/s.exec(page) ?? []
    const source = config.replace("'rightcall/eslint'", JSON.stringify(join(import.meta.dirname, '../../src/eslint/index.ts')))
    const js = TS.replace(': number', '')
    const cwd = project('[]', { 'eslint.config.mjs': source, 'tools.json': JSON_TEXT, 'server.js': js })
    const { inFile } = eslint(version, cwd, 'server.js', 'tools.json')
    const rulesIn = (name: string) => inFile(name).ours.map(({ ruleId }) => ruleId)
    expect(rulesIn('server.js')).toContain('rightcall/description/vague')
    expect(rulesIn('tools.json')).toContain('rightcall/schema/enum-duplicates')
  })
})
