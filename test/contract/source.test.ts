import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { builtins } from '../../src/builtins.ts'
import type { Json } from '../../src/core/json.ts'
import { applied } from '../../src/core/text-edit.ts'
import type { Tool } from '../../src/core/tool.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { lockText } from '../../src/session/snapshot/lock-file.ts'
import { documentOf, prepare } from '../../src/sources/document.ts'
import { pinOf } from '../../src/sources/lockfile/format.ts'
import type { DocumentTarget, Source, Target } from '../../src/sources/source.ts'
import { frozen } from '../helpers/frozen.ts'

/** What one source reads: a text with two good tools and, between them, one that no source can read. */
interface Sample {
  readonly uri: string
  readonly text: string
  readonly malformed?: string
}

const good = ['search_policies', 'list_policies'].map((name): Json => ({ ...CLEAN_TOOL, name }))
const [first = null, last = null] = good
const tools = { server: 'handbook', tools: good }
const broken = { tools: [first, { name: 'broken', description: 7, inputSchema: [] }, last] }

function locked(list: readonly Json[]): string {
  const pinned = list.map((tool) => ({ sha256: pinOf(tool), tool }))
  return lockText([{ key: 'handbook.json', id: 'handbook', from: { file: 'handbook.json' }, tools: pinned }])
}

/** A source that reads texts has a sample here, by its name, and everything below is asked of it. */
const READS: Readonly<Record<string, readonly Sample[]>> = {
  dump: [
    { uri: 'tools.json', text: JSON.stringify(tools, null, 2), malformed: JSON.stringify(broken) },
    { uri: 'tools.json', text: `// served\n${JSON.stringify(tools)}`, malformed: `// served\n${JSON.stringify(broken)}` },
    { uri: 'tools.yaml', text: stringify(tools), malformed: stringify(broken) },
  ],
  lockfile: [{ uri: 'rightcall.lock.json', text: locked(tools.tools), malformed: locked(broken.tools) }],
  'client-config': [{ uri: '.mcp.json', text: '{"mcpServers": {"a": {"command": "npx", "args": ["server"]}}}' }],
  typescript: [{ uri: 'src/tools.ts', text: `export const tools = ${JSON.stringify(good, null, 2)} as const` }],
}

/** A source that asks servers says so here. */
const FETCHES: Readonly<Record<string, Target>> = {
  mcp: { kind: 'url', url: 'http://127.0.0.1:9/mcp', headers: {} },
  'client-config': targetOf({ uri: '.mcp.json', text: '{"mcpServers": {"a": {"command": "npx"}}}' }),
}

await prepare(
  builtins.sources,
  builtins.sources.flatMap(({ formats = [] }) => formats),
)

function targetOf({ uri, text }: Sample): DocumentTarget {
  return { kind: 'document', document: documentOf(uri, text, builtins.sources) }
}

const readers = builtins.sources.flatMap((source) => (source.read === undefined ? [] : [{ name: source.name, source }]))
const samples = readers.flatMap(({ name, source }) =>
  (READS[name] ?? []).map((sample) => ({ name, uri: sample.uri, source, sample })),
)

test('every source has a name of its own and says what it does', () => {
  expect(new Set(builtins.sources.map(({ name }) => name)).size).toBe(builtins.sources.length)
  for (const { name, read, fetch } of builtins.sources) {
    expect(read !== undefined || fetch !== undefined, name).toBe(true)
    expect(Object.hasOwn(READS, name), `${name} reads texts`).toBe(read !== undefined)
    expect(Object.hasOwn(FETCHES, name), `${name} asks servers`).toBe(fetch !== undefined)
  }
})

test.each(Object.entries(FETCHES))('%s accepts what it fetches, and no source before it does', (name, target) => {
  expect(builtins.sources.find((source) => source.accepts(target))?.name).toBe(name)
})

describe.each(samples)('$name reads $uri', ({ source, sample }) => {
  const target = targetOf(sample)
  const read = (one: DocumentTarget = target) => source.read?.(one.document, () => undefined)

  test('and is the one that accepts it, in a format that it names', () => {
    const first = builtins.sources.find((candidate) => candidate.accepts(target))?.name
    expect(first, 'the first in builtins.ts that accepts the text').toBe(source.name)
    expect(source.formats).toContain(target.document.format)
    expect(source.formatOf?.(sample.uri, sample.text)).toBe(target.document.format)
    expect(source.extensions?.some((ending) => sample.uri.endsWith(ending))).toBe(true)
  })

  test('at once, without changing it, and the same twice', () => {
    const reading = read()
    expect(reading).not.toBeInstanceOf(Promise)
    expect(plain(read(frozen(targetOf(sample))))).toEqual(plain(reading))
  })

  test('with a key for every list, and places inside the text', () => {
    const { toolsets = [] } = read() ?? {}
    expect(new Set(toolsets.map(({ key }) => key)).size).toBe(toolsets.length)
    for (const { origin } of toolsets.flatMap((set) => set.tools)) {
      for (const at of ['', '/name', '/description', '/inputSchema/properties/nothing/here'] as const) {
        const { start = -1, end = -1 } = origin?.span(at) ?? {}
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(target.document.text.length)
      }
    }
  })

  test.runIf(sample.malformed !== undefined)('and loses at most the one tool that is malformed', () => {
    const { toolsets = [] } = read(targetOf({ ...sample, text: sample.malformed ?? '' })) ?? {}
    const names = toolsets.flatMap((set) => set.tools.map(({ name }) => name))
    expect(names).toEqual(expect.arrayContaining(['search_policies', 'list_policies']))
  })

  test.runIf(source.editsOf !== undefined)('and writes what it reads: the value changes, and nothing else', () => {
    const changed = { name: 'find_policies', description: 'Find "one" policy.\nOnly one.' }
    for (const [field, to] of Object.entries(changed)) {
      const tool = toolsIn(source, target)[0]
      const place = tool?.origin?.place?.(`/${field}`)
      if (place === undefined) throw new Error('a tool has a place')
      const edits = source.editsOf?.(target.document, [{ place, to }])
      if (edits === undefined || 'why' in edits) throw new Error(edits?.why)
      const after = targetOf({ ...sample, text: applied(target.document.text, edits) })
      const [now, ...others] = toolsIn(source, after)
      expect(now?.raw).toEqual({ ...CLEAN_TOOL, name: 'search_policies', [field]: to })
      expect(others.map(({ raw }) => raw)).toEqual([last])
    }
  })
})

test('spans cover the value that they claim to cover', () => {
  for (const { source, sample } of samples.filter(({ uri }) => uri.endsWith('.json'))) {
    const target = targetOf(sample)
    for (const { raw, origin } of toolsIn(source, target)) {
      for (const at of ['/description', '/inputSchema', '/inputSchema/properties/query/minLength'] as const) {
        const { start, end } = origin?.span(at) ?? { start: 0, end: 0 }
        const value = at
          .split('/')
          .slice(1)
          .reduce((inner: unknown, key) => Reflect.get(Object(inner), key), raw)
        expect(JSON.parse(target.document.text.slice(start, end))).toEqual(value)
      }
    }
  }
})

function toolsIn(source: Source, { document }: DocumentTarget): readonly Tool[] {
  return source.read?.(document, () => undefined).toolsets.flatMap((set) => set.tools) ?? []
}

/** A reading without what is computed when it is asked for. */
function plain(reading: ReturnType<NonNullable<Source['read']>> | undefined): unknown {
  return JSON.parse(JSON.stringify(reading))
}
