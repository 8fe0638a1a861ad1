import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ComparisonReport } from '../../src/core/report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { folder } from '../helpers/folder.ts'
import { repository } from '../helpers/repository.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

const IDS = Array.from({ length: 12 }, (_, index) => `intent-${index}`)
const SHOP = {
  'intents.yaml': suiteYaml('', IDS),
  'tools.json': toolsJson(),
  'good.json': scriptJson(() => true, { intents: IDS }),
  'bad.json': scriptJson((id) => id !== 'intent-3', { intents: IDS }),
}
const GOOD = ['--suite', '.', '--model', 'scripted:good.json']

async function compare(cwd: string, argv: readonly string[], env = {}) {
  const { code, out, err } = await rightcall(['compare', ...argv, '--format', 'json'], { cwd, env })
  const report: ComparisonReport | undefined = out === '' ? undefined : JSON.parse(out)
  return { code, err, report }
}

async function fails(cwd: string, argv: readonly string[], says: RegExp, env = {}) {
  const { code, report, err } = await compare(cwd, argv, env)
  expect(err).toMatch(says)
  expect([code, report]).toEqual([2, undefined])
}

describe('git revisions', () => {
  test('git:REV:path is a file as it was, from here or from the root of the repository', async () => {
    const { cwd, write } = repository({ ...SHOP, 'sub/tools.json': toolsJson(undefined, 'Once did') })
    write({ 'sub/tools.json': toolsJson(undefined, 'Now does') })
    const { code, report } = await compare(cwd, ['git:HEAD:sub/tools.json', 'sub/tools.json', ...GOOD])
    expect(code).toBe(0)
    expect(report).toMatchObject({
      differs: 'tools',
      before: { toolset: { uri: expect.stringMatching(/^git:[0-9a-f]{7}:sub\/tools\.json$/) } },
      sides: {
        before: { from: expect.stringMatching(/^sub\/tools\.json at HEAD \([0-9a-f]{7}\)$/) },
        after: { from: 'sub/tools.json' },
      },
    })
    const suite = ['--suite', '..', '--model', 'scripted:../good.json']
    const below = join(cwd, 'sub')
    expect((await compare(below, ['git:main:tools.json', 'git:main:sub/tools.json', ...suite])).report?.differs).toBe('nothing')
  })

  test('--base takes the file as it was at the merge base, under its name of then', async () => {
    const { cwd, commit, git } = repository({ ...SHOP, 'old.json': toolsJson(undefined, 'Once did') })
    git('switch', '--quiet', '--create', 'feature')
    git('mv', 'old.json', 'new.json')
    commit()
    git('switch', '--quiet', 'main')
    commit({ 'old.json': toolsJson(['other_tool']) })
    git('switch', '--quiet', 'feature')
    const { report, code } = await compare(cwd, ['new.json', '--base', 'main', ...GOOD])
    expect(code).toBe(0)
    expect(report?.sides.before).toMatchObject({
      from: expect.stringMatching(/^old\.json at the merge base with main \(/),
      tools: 2,
    })
    expect(report?.differs).toBe('nothing')
  })

  test.each<[string, string[], RegExp]>([
    ['no path', ['git:HEAD', 'tools.json'], /git:HEAD does not name a file of a git revision\.\n {2}Write git:REV:path/],
    [
      'a file that was not there',
      ['git:HEAD:tool.json', 'tools.json'],
      /tool\.json was not there at HEAD .*\n {2}Did you mean tools\.json\?/,
    ],
    ['a misspelt revision', ['git:mian:tools.json', 'tools.json'], /no revision mian.*\n {2}Did you mean git:main:…\?/],
    ['a flag for a revision', ['git:--output=x:tools.json', 'tools.json'], /git:REV:path takes a git revision/],
    ['--base of a revision', ['git:HEAD:tools.json', '--base', 'main'], /--base takes a file of the working tree/],
    ['--base of standard input', ['-', '--base', 'main'], /--base compares a file with its version/],
    ['--base of two', ['tools.json', 'tools.json', '--base', 'main'], /--base makes one side from the other/],
    ['--base and --fix', ['tools.json', '--base', 'main', '--fix'], /--base and --fix cannot be used together/],
  ])('%s', async (_, argv, says) => {
    const { cwd } = repository(SHOP)
    await fails(cwd, [...argv, ...GOOD], says)
  })

  test('no repository, and no git', async () => {
    const cwd = folder(SHOP)
    const sides = ['git:HEAD:tools.json', 'tools.json', ...GOOD]
    await fails(cwd, sides, /git:REV:path needs a git revision, and this folder is not in a git repository/, {
      GIT_CEILING_DIRECTORIES: join(cwd, '..'),
    })
    await fails(cwd, sides, /git:REV:path needs git, which is not installed here/, { PATH: cwd })
  })
})

describe('--patch', () => {
  const TOOLS = JSON.stringify({
    tools: [
      {
        name: 'find_order',
        title: 'Find',
        description: 'Does find_order.',
        inputSchema: {
          type: 'object',
          properties: { id: { type: 'string' }, debug: { type: 'boolean' } },
          required: ['id', 'debug'],
        },
      },
      { name: 'cancel_order', description: 'Does cancel_order.', inputSchema: { type: 'object' } },
      { name: 'spare', inputSchema: { type: 'object' } },
    ],
  })
  const shop = (edits: string): string => folder({ ...SHOP, 'tools.json': TOOLS, 'edits.yaml': edits })
  const argv = ['tools.json', '--patch', 'edits.yaml', ...GOOD]

  test('lays edits over the toolset: texts, parameters, what is taken away; the files stay as they are', async () => {
    const cwd = shop(
      [
        'find_order:',
        '  description: Finds one order by its number.',
        '  title: null',
        '  parameters: { id: "The number, such as A-1.", debug: null }',
        'spare: null',
      ].join('\n'),
    )
    const { code, report, err } = await compare(cwd, [
      'tools.json',
      '--patch',
      'edits.yaml',
      '--suite',
      '.',
      '--model',
      'scripted:bad.json',
    ])
    expect(err).toMatch(/^journal/)
    expect(code).toBe(0)
    expect(report).toMatchObject({
      differs: 'tools',
      sides: { before: { tools: 3 }, after: { from: 'tools.json with edits.yaml', tools: 2 } },
    })
    expect(readFileSync(join(cwd, 'tools.json'), 'utf8')).toBe(TOOLS)
    const journal = readFileSync(join(cwd, /journal: (.*)/.exec(err)?.[1] ?? '', 'journal.jsonl'), 'utf8')
    expect(JSON.parse(journal.split('\n')[1] ?? '').sides[1].toolset.tools[0]).toEqual({
      name: 'find_order',
      description: 'Finds one order by its number.',
      inputSchema: {
        type: 'object',
        properties: { id: { type: 'string', description: 'The number, such as A-1.' } },
        required: ['id'],
      },
    })
  })

  test('a tool that it renames is followed, without a line in renames:', async () => {
    const cwd = shop('find_order: { name: get_order }')
    const { report } = await compare(cwd, argv)
    expect(report).toMatchObject({ oneSided: [], verdict: 'worse' })
    expect(report?.changes).toEqual([{ tool: 'find_order', renamed: 'get_order', words: [], parameters: [] }])
  })

  test.each<[string, string, RegExp]>([
    [
      'a tool that is not there',
      'find_oder: { description: x }',
      /edits\.yaml:1:1 is about the tool "find_oder".*Did you mean find_order\?/,
    ],
    [
      'a parameter that is not there',
      'find_order: { parameters: { idd: x } }',
      /the parameter "idd", which does not exist.*Did you mean id\?/,
    ],
    ['a key that is none', 'find_order: { descripton: x }', /unknown key "descripton"\. Did you mean description\?/],
    ['a text that is none', 'find_order: { description: [x] }', /should be a text, or null, not an array/],
    ['an edit that is none', 'find_order: better', /should be \{ description: … \}, or null, not a string/],
    ['a name that is taken', 'find_order: { name: cancel_order }', /the name of another tool, "cancel_order"/],
    ['a name taken away', 'find_order: { name: null }', /name.* should be a text, not null|should be a text, not null/],
    ['a list', '- find_order', /should map names of tools to their changes, not an array/],
    ['nothing', '{}', /should map names of tools to their changes, not nothing/],
    ['all tools taken away', '{ find_order: null, cancel_order: null, spare: null }', /removes every tool/],
    ['one edit twice', 'find_order: { description: a }\nfind_order: { description: b }', /repeats the key "find_order"/],
  ])('%s', async (_, edits, says) => {
    await fails(shop(edits), argv, says)
  })

  test('a file that is not there, and an output that would overwrite it', async () => {
    await fails(folder(SHOP), ['tools.json', '--patch', 'gone.yaml', ...GOOD], /gone\.yaml/)
    await fails(shop('spare: null'), [...argv, '--output', 'json:edits.yaml'], /edits\.yaml/)
  })
})

describe('--fix', () => {
  const broken = JSON.stringify({
    tools: [
      {
        name: 'find_order',
        description: 'This tool allows you to find one order by its number.',
        inputSchema: { type: 'object', properties: {} },
      },
      { name: 'cancel_order', description: 'Cancels one order.', inputSchema: { type: 'object', properties: {} } },
    ],
  })

  test('compares with what the safe repairs make of the file, and writes nothing', async () => {
    const cwd = folder({ ...SHOP, 'tools.json': broken })
    const { report, code } = await compare(cwd, ['tools.json', '--fix', ...GOOD])
    expect(code).toBe(0)
    expect(report).toMatchObject({
      sides: { after: { from: expect.stringMatching(/^tools\.json after --fix \(\d+ fix(?:es)?\)$/) } },
    })
    expect(readFileSync(join(cwd, 'tools.json'), 'utf8')).toBe(broken)
  })

  test('of standard input, the list itself is repaired', async () => {
    const { code, out } = await rightcall(['compare', '-', '--fix', ...GOOD, '--format', 'json'], {
      cwd: folder(SHOP),
      stdin: broken,
    })
    expect(code).toBe(0)
    expect(JSON.parse(out).sides.after.from).toMatch(/^<stdin> after --fix/)
  })

  test('where nothing is to be repaired, there is nothing to compare', async () => {
    await fails(folder(SHOP), ['tools.json', '--fix', ...GOOD], /--fix finds nothing that it can fix safely in tools\.json/)
  })
})

describe('--fix --suggestions', () => {
  const limit = { type: 'integer', description: 'How many lines to print, at most 50.' }
  const tools = (find: string, cancel: string) =>
    JSON.stringify({
      tools: [
        { name: find, description: 'Finds one order by its number.', inputSchema: { type: 'object', properties: { limit } } },
        { name: 'cancel_order', description: cancel, inputSchema: { type: 'object', properties: {} } },
      ],
    })

  test('makes what lint suggests, too, and tells how much of it was that', async () => {
    const cwd = folder({ ...SHOP, 'tools.json': tools('find_order', 'This tool allows you to cancel one order.') })
    const both = await compare(cwd, ['tools.json', '--fix', '--suggestions', ...GOOD])
    const { from } = both.report?.sides.after ?? {}
    expect([both.code, from]).toEqual([
      0,
      expect.stringMatching(/^tools\.json after --fix --suggestions \([1-9]\d* fix(?:es)?, [1-9]\d* suggestions?\)$/),
    ])
    const safe = await compare(cwd, ['tools.json', '--fix', ...GOOD])
    expect(both.report?.after.toolset.digest).not.toBe(safe.report?.after.toolset.digest)
    expect(readFileSync(join(cwd, 'tools.json'), 'utf8')).toBe(tools('find_order', 'This tool allows you to cancel one order.'))
  })

  test('a tool that a suggestion renames is the same tool, under either name in the suite', async () => {
    const cwd = folder({ ...SHOP, 'tools.json': tools('find order', 'Cancels one order.') })
    const script = scriptJson(() => true, { intents: IDS }).replaceAll('find_order', 'find order')
    for (const suite of [suiteYaml('', IDS), suiteYaml('', IDS).replaceAll('find_order', 'find order')]) {
      writeFileSync(join(cwd, 'intents.yaml'), suite)
      writeFileSync(join(cwd, 'good.json'), script)
      const { report } = await compare(cwd, ['tools.json', '--fix', '--suggestions', ...GOOD])
      expect(report?.oneSided).toEqual([])
      expect(report?.tools).toMatchObject({ added: 0, removed: 0 })
    }
  })

  test('where there is neither, there is nothing to compare', async () => {
    await fails(folder(SHOP), ['tools.json', '--fix', '--suggestions', ...GOOD], /--fix --suggestions finds nothing to change in/)
  })

  test('without --fix it is refused', async () => {
    await fails(folder(SHOP), ['tools.json', 'tools.json', '--suggestions', ...GOOD], /--suggestions needs --fix/)
    await fails(folder(SHOP), ['tools.json', '--patch', 'x.yaml', '--suggestions', ...GOOD], /--suggestions needs --fix/)
  })
})

describe('one toolset', () => {
  const two = ['--suite', '.', '--model', 'scripted:good.json', '--model', 'scripted:bad.json']

  test('and two models: the models are what differs', async () => {
    const cwd = folder(SHOP)
    const { code, report } = await compare(cwd, ['tools.json', ...two])
    expect(code).toBe(0)
    expect(report).toMatchObject({
      differs: 'models',
      before: { models: [{ model: 'scripted:good.json' }] },
      after: { models: [{ model: 'scripted:bad.json' }] },
      flips: [{ intent: 'intent-3', model: 'scripted:good.json → scripted:bad.json', gain: -1 }],
      cost: { trials: 24 },
    })
    const { out } = await rightcall(['compare', 'tools.json', ...two], { cwd })
    expect(out).toContain('Two models on the same tools: before is scripted:good.json')
  })

  test.each<[string, string[], RegExp]>([
    ['one model', ['tools.json', ...GOOD], /One toolset and 1 model: compare takes two toolsets, or one toolset and two models/],
    ['three models', ['tools.json', ...two, '--model', 'local:bm25'], /One toolset and 3 models/],
    ['one that ranks and one that calls', ['tools.json', ...GOOD, '--model', 'local:bm25'], /no metric in common/],
  ])('and %s is refused', async (_, argv, says) => {
    await fails(folder(SHOP), argv, says)
  })

  test('twice is A/A: what differs is noise', async () => {
    const cwd = folder(SHOP)
    const { report } = await compare(cwd, ['tools.json', 'tools.json', ...GOOD])
    expect(report).toMatchObject({ differs: 'nothing', flips: [], notComparable: [] })
    const { out } = await rightcall(['compare', 'tools.json', 'tools.json', ...GOOD], { cwd })
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Both sides are the same for a model, and 12 intents had the same result: no noise is visible.',
    )
  })

  test('twice with a model that wavers: what came out otherwise is counted as noise', async () => {
    let asked = 0
    const { url } = await chatServer(({ says }) => ({
      calls: [says.endsWith('-3') && asked++ % 2 === 0 ? 'cancel_order' : 'find_order'],
    }))
    const argv = ['compare', 'tools.json', 'tools.json', '--suite', '.', '--model', 'compatible:m', '--no-cache']
    const { out, code } = await rightcall(argv, { cwd: folder(SHOP), env: { RIGHTCALL_BASE_URL: url } })
    expect(code).toBe(0)
    expect(out.replace(/\s+/g, ' ')).toContain('so every difference is noise: 1 of 12 intents had another result.')
  })
})
