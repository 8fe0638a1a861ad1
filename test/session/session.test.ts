import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtins, type Catalogue } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'
import { applied } from '../../src/core/text-edit.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { createSession } from '../../src/session.ts'
import type { Session } from '../../src/session/api.ts'
import type { Source } from '../../src/sources/source.ts'
import { folder } from '../helpers/folder.ts'

const opener = { ...CLEAN_TOOL, description: `This tool allows you to ${String(CLEAN_TOOL['description'])}` }
const text = JSON.stringify({ server: 'handbook', tools: [opener] }, null, 2)

async function prepared(catalogue: Catalogue = builtins): Promise<Session> {
  const session = createSession(catalogue)
  await session.prepare()
  return session
}

describe('lintText', () => {
  test('gives findings with their places at once', async () => {
    const { diagnostics, problems } = (await prepared()).lintText('tools.json', text)
    expect(problems).toEqual([])
    const [found] = diagnostics.filter(({ rule }) => rule === 'description/opener')
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe('This tool allows you to')
  })

  test('gives the same object for the same text, and another one for a changed text or another file', async () => {
    const session = await prepared()
    const linted = session.lintText('tools.json', text)
    expect(session.lintText('tools.json', `${text}`)).toBe(linted)
    expect(session.lintText('other.json', text)).not.toBe(linted)
    expect(session.lintText('tools.json', `${text}\n`)).not.toBe(linted)
    expect(session.lintText('tools.json', text)).not.toBe(linted)
  })

  test('remembers the texts that were asked for last, and not all', async () => {
    const session = await prepared()
    const first = session.lintText('0.json', text)
    for (let index = 1; index < 99; index++) session.lintText(`${index}.json`, text)
    expect(session.lintText('0.json', text)).toBe(first)
    for (let index = 99; index < 201; index++) session.lintText(`${index}.json`, text)
    expect(session.lintText('0.json', text)).not.toBe(first)
  })

  test('says what is wrong with a text that cannot be read, and where', async () => {
    const { diagnostics, problems } = (await prepared()).lintText('tools.json', '{"tools": [oops]}')
    expect(diagnostics).toEqual([])
    expect(problems).toMatchObject([
      { uri: 'tools.json:1:12', start: { line: 1, column: 12 }, message: expect.stringContaining('not JSON') },
    ])
  })

  test('never starts what a client configuration names', async () => {
    const session = createSession(builtins, DEFAULTS, { connect: true })
    await session.prepare()
    const { toolsets, problems } = session.lintText('.mcp.json', '{"mcpServers": {"a": {"command": "rm", "args": []}}}')
    expect([toolsets, problems]).toEqual([[], []])
  })

  test('needs the parser of the format', async () => {
    const unread: Source = {
      name: 'unread',
      formatOf: () => 'jsonc',
      accepts: () => true,
      read: () => {
        throw new Error('not prepared')
      },
    }
    const session = createSession({ ...builtins, sources: [unread] })
    expect(() => session.lintText('a.json', '{}')).toThrow('not prepared')
  })

  test('reads a text again when another text that it uses changes', async () => {
    let reads = 0
    const importing: Source = {
      name: 'importing',
      formatOf: () => 'import',
      accepts: (target) => target.kind === 'document' && target.document.format === 'import',
      read({ uri, text: path }, textOf) {
        reads++
        const tools = [toolFrom({ ...CLEAN_TOOL, description: textOf(path) ?? '' }, 0, undefined)]
        return { toolsets: [toolsetFrom({ uri, tools })], problems: [], notes: [], uses: [path], single: false }
      },
    }
    const session = createSession({ ...builtins, sources: [importing] })
    const describe = (words: string) => session.lintText('a.ts', 'words.ts', (uri) => (uri === 'words.ts' ? words : undefined))
    const first = describe('TODO')
    expect(first.diagnostics.map(({ rule }) => rule)).toContain('description/placeholder')
    expect(describe('TODO')).toBe(first)
    expect(describe(String(CLEAN_TOOL['description'])).diagnostics.map(({ rule }) => rule)).not.toContain(
      'description/placeholder',
    )
    expect(reads).toBe(2)
  })
})

test('lint gives a source the other files of the project, and nothing for what is not there', async () => {
  const seen: (string | undefined)[] = []
  const importing: Source = {
    name: 'importing',
    extensions: ['.import'],
    formatOf: (uri) => (uri.endsWith('.import') ? 'import' : undefined),
    accepts: (target) => target.kind === 'document' && target.document.format === 'import',
    read({ uri }, textOf) {
      seen.push(textOf('lib/words.txt'), textOf('lib/gone.txt'), textOf('lib'))
      return { toolsets: [toolsetFrom({ uri, tools: [] })], problems: [], notes: [], uses: ['lib/words.txt'], single: false }
    },
  }
  const cwd = folder({ 'a.import': 'x', 'lib/words.txt': 'words' })
  const session = createSession({ ...builtins, sources: [importing, ...builtins.sources] }, DEFAULTS, { cwd })
  const { targets } = await session.targets({ args: ['.'] })
  expect((await session.lint(targets, { allowEmpty: true })).report.verdict.exit).toBe(0)
  expect(seen).toEqual(['words', undefined, undefined])
})

describe('what an editor needs of a text', () => {
  test('places and edits are offsets in the text as it was given, with or without a byte order mark', async () => {
    const session = await prepared()
    const marked = `\uFEFF${text}`
    const { document, toolsets, diagnostics } = session.lintText('tools.json', marked)
    const found = diagnostics.find(({ rule }) => rule === 'description/opener')
    expect(marked.slice(found?.span?.start, found?.span?.end)).toBe('This tool allows you to')
    const [toolset, patch] = [toolsets[0], found?.patches[0]]
    if (toolset === undefined || patch === undefined) throw new Error('there is a patch')
    const edits = session.editsOf(document, toolset, patch)
    expect('why' in edits ? edits.why : applied(marked, edits)).toBe(marked.replace('This tool allows you to Search', 'Search'))
  })

  test('findings of two lists of one name have different fingerprints', async () => {
    const list = { server: 'handbook', tools: [opener] }
    const { diagnostics } = (await prepared()).lintText('tools.json', JSON.stringify([list, list]))
    expect(diagnostics.length).toBeGreaterThan(1)
    expect(new Set(diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(diagnostics.length)
    for (const { span } of diagnostics.filter(({ index }) => index !== undefined)) expect(span).toBeDefined()
  })

  test.each([
    [text, true],
    ['{"mcpServers": {}}', true],
    ['{"name": "left-pad", "version": "1.0.0"}', false],
    ['{"tools": [', false],
    ['', false],
  ])('%j is recognised: %j', async (some, recognised) => {
    expect((await prepared()).lintText('any.json', some)).toMatchObject({ recognised })
  })

  test.each(['file://host/x.json', 'file:///%', 'untitled:Untitled-1', 'C:\\\\x.json'])(
    '%s is a name like any other',
    async (uri) => {
      const override = { files: ['legacy/**'], base: '/project', rules: new Map() }
      const session = createSession(builtins, { ...DEFAULTS, overrides: [override] }, { cwd: '/project' })
      expect(session.lintText(uri, text).diagnostics.length).toBeGreaterThan(0)
    },
  )

  test.each(['file:///project/legacy/tools.json', '/project/legacy/tools.json', 'legacy/tools.json'])(
    'overrides match %s',
    async (uri) => {
      const override = {
        files: ['legacy/**'],
        base: '/project',
        rules: new Map([['description/opener', { value: { level: 'off' as const, options: undefined }, from: 'test' }]]),
      }
      const session = createSession(builtins, { ...DEFAULTS, overrides: [override] }, { cwd: '/project' })
      await session.prepare()
      expect(session.lintText(uri, text).diagnostics.map(({ rule }) => rule)).not.toContain('description/opener')
      expect(session.lintText('tools.json', text).diagnostics.map(({ rule }) => rule)).toContain('description/opener')
    },
  )

  test('a configuration that names no rule is refused at once, wherever it does', () => {
    const wrong = new Map([['name/patern', { value: { level: 'warn' as const, options: undefined }, from: 'a.yaml:3:5' }]])
    for (const config of [
      { ...DEFAULTS, rules: wrong },
      { ...DEFAULTS, overrides: [{ files: ['x'], base: '/', rules: wrong }] },
      {
        ...DEFAULTS,
        ignore: [{ value: { rule: 'name/patern', tool: undefined, at: undefined, reason: 'x' }, from: 'a.yaml:3:5' }],
      },
    ]) {
      expect(() => createSession(builtins, config)).toThrow(/^a\.yaml:3:5 .*name\/patern/)
    }
  })
})

describe('files of one tool each are a whole list', () => {
  const caller = JSON.stringify({
    ...CLEAN_TOOL,
    name: 'get_rain',
    description: 'Call `find_city_code` first, then this tool, to get the rain.',
  })
  const other = JSON.stringify({ ...CLEAN_TOOL, name: 'find_station' })
  const deep = `{"name": "c", "inputSchema": {"x": ${'['.repeat(600)}${']'.repeat(600)}}}`
  const dead = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
    const session = createSession(builtins, DEFAULTS, { cwd: folder(files) })
    const { targets, problems } = await session.targets({ args })
    const { report, toolsets } = await session.lint(targets, { problems })
    return {
      complete: toolsets.map(({ complete }) => complete),
      dead: report.diagnostics.filter(({ rule }) => rule === 'consistency/unknown-tool').length,
    }
  }

  test('when their folder is named and every file in it is read', async () => {
    const files = { 'm/a.json': caller, 'm/b.json': other, 'm/package.json': '{"name": "x", "version": "1.0.0"}' }
    expect(await dead(files, 'm')).toEqual({ complete: [true], dead: 1 })
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['one of them is broken', { 'm/c.json': '{"name": ' }, ['m']],
    ['one of them nests too deep', { 'm/c.json': deep }, ['m']],
    ['one of them is empty', { 'm/c.json': '' }, ['m']],
    ['they are named one by one', {}, ['m/a.json', 'm/b.json']],
    ['a pattern finds them', {}, ['m/*.json']],
    ['an exception takes files away', { 'm/sub/c.json': other }, ['m', '!**/sub/**']],
    ['there is only one', {}, ['m/a.json']],
  ])('but not when %s', async (_, more, args) => {
    const { complete, dead: found } = await dead({ 'm/a.json': caller, 'm/b.json': other, ...more }, ...args)
    expect(complete).toEqual([false])
    expect(found).toBe(0)
  })
})

describe('editsOf', () => {
  test('gives the edits of a patch, and with them the finding is gone', async () => {
    const session = await prepared()
    const { document, toolsets, diagnostics } = session.lintText('tools.json', text)
    const [found] = diagnostics.filter(({ patches }) => patches.some(({ safe }) => safe))
    const toolset = toolsets.find(({ key }) => key === found?.toolset)
    const patch = found?.patches[0]
    if (toolset === undefined || patch === undefined) throw new Error('there is a patch')
    const edits = session.editsOf(document, toolset, patch)
    if ('why' in edits) throw new Error(edits.why)
    const after = applied(text, edits)
    expect(after).toBe(text.replace('This tool allows you to Search', 'Search'))
    expect(session.lintText('tools.json', after).diagnostics.map(({ rule }) => rule)).not.toContain(found?.rule)
  })

  test('says why a patch cannot be written', async () => {
    const session = await prepared()
    const { document } = session.lintText('tools.json', text)
    const live = toolsetFrom({ uri: 'mcp://a', tools: [toolFrom(CLEAN_TOOL, 0, undefined)] })
    const patch = { says: 'rename', safe: false, edits: [{ tool: 0, at: '/name', to: 'b' }] } as const
    expect(session.editsOf(document, live, patch)).toEqual({ why: 'the patch changes something that is in no file' })
    const { toolsets } = session.lintText('other.json', text)
    const [elsewhere] = toolsets
    expect(elsewhere && session.editsOf(document, elsewhere, patch)).toEqual({ why: 'the patch changes other.json, too' })
    const now = session.lintText('tools.json', text.replace('"tools"', '"server": "x", "tools"'))
    const [before] = session.lintText('tools.json', text).toolsets
    expect(before && session.editsOf(now.document, before, patch)).toEqual({ why: 'the text has changed since it was linted' })
    const nowhere = { ...patch, edits: [{ tool: 0, at: '/inputSchema/properties/a/b', to: 1 }] } as const
    expect(before && session.editsOf(document, before, nowhere)).toEqual({
      why: 'the text is already like this, or has no such place',
    })
  })
})

test('two lists of one name in a document are told apart: each is reported, and each is repaired', async () => {
  const twice = JSON.stringify([
    { server: 'handbook', tools: [opener] },
    { server: 'handbook', tools: [{ ...opener, name: 'search_rules' }] },
  ])
  const cwd = folder({ 'tools.json': twice })
  const session = createSession(builtins, DEFAULTS, { cwd })
  const { targets } = await session.targets({ args: ['tools.json'] })
  const before = await session.lint(targets)
  expect(before.report.toolsets.map(({ key, id }) => [key, id])).toEqual([
    ['tools.json#/0', 'handbook'],
    ['tools.json#/1', 'handbook'],
  ])
  expect(session.render('pretty', before.report).match(/^handbook /gm)).toHaveLength(2)
  const { report } = await session.fix(targets, { save: true })
  expect(report.fixes).toMatchObject([{ uri: 'tools.json', findings: 2, saved: true }])
  expect(readFileSync(join(cwd, 'tools.json'), 'utf8')).toBe(twice.replaceAll('This tool allows you to Search', 'Search'))
})

test('the verdict follows the configuration: warnings over the limit fail', async () => {
  const session = createSession(builtins, withFlags(DEFAULTS, { maxWarnings: 0 }))
  const faulty = JSON.stringify({ tools: [{ ...CLEAN_TOOL, name: 'run' }] })
  const { report } = await session.lint([{ kind: 'document', document: { uri: 'a.json', text: faulty, format: 'json' } }])
  expect(report.verdict).toEqual({ exit: 1, because: expect.stringMatching(/^\d+ warnings?, the limit is 0$/) })
})

test('an aborted lint ends without an answer', async () => {
  const stop = new AbortController()
  const session = createSession(builtins, DEFAULTS, { signal: stop.signal })
  const document = {
    uri: 'a.json',
    text: JSON.stringify({ tools: Array.from({ length: 3_000 }, (_, index) => ({ ...CLEAN_TOOL, name: `t_${index}` })) }),
    format: 'json',
  }
  const linting = session.lint(
    Array.from({ length: 50 }, (_, index) => ({ kind: 'document' as const, document: { ...document, uri: `${index}.json` } })),
  )
  stop.abort()
  await expect(linting).rejects.toMatchObject({ message: 'Interrupted.', exitCode: 3 })
})
