import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { visible } from '../../src/core/text.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { HOSTILE } from '../report/hostile.ts'

const TOOLS = [
  {
    name: 'find_order',
    description: `Finds an order. ${'Long words follow here. '.repeat(30)}`,
    inputSchema: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
  },
  { name: 'cancel_order', description: 'Cancels an order.', inputSchema: { type: 'object', properties: {} } },
]
const SUITE = `toolset: tools.json
prompt: { system: You work at a shop. }
intents:
  - { id: where-is-it, says: Where is PK-1?, expect: { tool: find_order, arguments: { number: PK-1 } }, not: [cancel_order] }
  - { id: thanks, says: Thank you!, expect: none }
`
const SCRIPT = {
  'Where is PK-1?': { calls: [{ tool: 'find_order', arguments: { number: 'PK-2' } }], text: 'I will look.' },
  'Thank you!': 'You are welcome.',
}

function shop(files: Readonly<Record<string, string>> = {}): string {
  return folder({
    'tools.json': JSON.stringify({ tools: TOOLS }),
    'intents.yaml': SUITE,
    'script.json': JSON.stringify(SCRIPT),
    ...files,
  })
}

const EVAL = ['eval', '.', '--model', 'scripted:script.json', '--out', 'run']

/** A run whose files are gone. */
async function ran(files: Readonly<Record<string, string>> = {}, more: readonly string[] = []): Promise<string> {
  const cwd = shop(files)
  expect(await rightcall([...EVAL, ...more], { cwd })).toMatchObject({ code: 0 })
  for (const name of ['tools.json', 'intents.yaml', 'script.json']) rmSync(join(cwd, name))
  return cwd
}

const linesOf = (cwd: string): string[] => readFileSync(join(cwd, 'run/journal.jsonl'), 'utf8').split('\n').slice(0, -1)

describe('a run whose suite and tools are deleted', () => {
  test('lists its intents with what was called', async () => {
    const cwd = await ran()
    const { code, out, err } = await rightcall(['show', 'run'], { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(out.replace(/asked \S+/, 'asked then')).toMatchInlineSnapshot(`
      "intents.yaml, asked then
      2 tools of tools.json
      read from run/journal.jsonl

      intent       scripted:script.json
      where-is-it  wrong: find_order
      thanks       right: no call

      To see one as the model saw it: rightcall show run/journal.jsonl <intent>
      "
    `)
    expect((await rightcall(['show', 'run/journal.jsonl'], { cwd })).out).toBe(out)
  })

  test('shows an intent as the model saw it, with the reply and the reasons', async () => {
    const cwd = await ran()
    const { out } = await rightcall(['show', 'run', 'where-is-it'], { cwd })
    expect(out.replace(/asked \S+/, 'asked then').replace(/in \d+ ms/, 'in 1 ms')).toMatchInlineSnapshot(`
      "intents.yaml, asked then
      2 tools of tools.json
      read from run/journal.jsonl

      where-is-it
        expected  find_order(number: "PK-1")
        never     cancel_order

      The model saw
        system
          You work at a shop.
        2 tools, in this order
          find_order
            Finds an order. Long words follow here. Long words follow here. Long words
            follow here. Long words follow here. Long words follow here. Long words
            follow here. Long words follow here. Long words follow here. Long words
            follow here. Long wo…
            (shortened: 736 characters in total, --full shows them)
            number: string, required
          cancel_order
            Cancels an order.
            no parameters
        user
          Where is PK-1?

      scripted:script.json, repeat 1: wrong (number should be "PK-1", not "PK-2")
        answered in 1 ms
        text
          I will look.
        calls
          find_order {"number":"PK-2"}
        scores
          right-call  0  number should be "PK-1", not "PK-2"
          selection   1
          arguments   0  number should be "PK-1", not "PK-2"
          valid       1
          forbidden   1
          invented    1
          answered    1
      "
    `)
  })

  test('with --full, nothing is cut', async () => {
    const cwd = await ran()
    const { out } = await rightcall(['show', 'run', 'where-is-it', '--full'], { cwd })
    expect(out.replaceAll(/\s+/g, ' ').match(/Long words follow here/g)).toHaveLength(30)
    expect(out).not.toContain('--full')
    expect(out).toContain('"required": [')
  })

  test('as JSON: the question and the trial, whole', async () => {
    const cwd = await ran()
    const shown = JSON.parse((await rightcall(['show', 'run', 'where-is-it', '--format', 'json'], { cwd })).out)
    expect(shown).toMatchObject({
      kind: 'shown-intent',
      intent: { id: 'where-is-it', expected: 'find_order(number: "PK-1")', not: ['cancel_order'] },
      requests: [{ system: 'You work at a shop.', tools: TOOLS, exact: true }],
      trials: [
        { right: 0, fault: { metric: 'arguments', because: 'number should be "PK-1", not "PK-2"' }, text: 'I will look.' },
      ],
    })
  })
})

describe('repeats', () => {
  const script = {
    ...SCRIPT,
    'Where is PK-1?': [...'123'].map((n) => ({ calls: [{ tool: 'find_order', arguments: { number: `PK-${n}` } }] })),
  }
  const files = { 'script.json': JSON.stringify(script) }

  test('are counted, and one of them is picked', async () => {
    const cwd = await ran(files, ['--repeats', '3'])
    expect((await rightcall(['show', 'run'], { cwd })).out).toContain('where-is-it  1 of 3 right: find_order')
    const { out } = await rightcall(['show', 'run', 'where-is-it', '--repeat', '3'], { cwd })
    expect(out).toContain('PK-3')
    expect(out).not.toContain('PK-2')
    expect(await rightcall(['show', 'run', '--repeat', '4'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('no repeat 4'),
    })
  })
})

test('an intent without an answer says so, also where its id stands in the answers to others', async () => {
  const cwd = await ran({ 'script.json': JSON.stringify({ ...SCRIPT, 'Where is PK-1?': 'thanks' }) })
  const journal = join(cwd, 'run/journal.jsonl')
  const lines = readFileSync(journal, 'utf8').split('\n')
  writeFileSync(journal, lines.filter((line) => !line.includes('"intent":"thanks"')).join('\n'))
  for (const argv of [[], ['--model', 'scripted:script.json']]) {
    const { code, err } = await rightcall(['show', 'run', 'thanks', ...argv], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('contains no answer of this model, or of this repeat, to thanks')])
  }
})

test.each([
  ['an intent', ['where-isit'], 'Did you mean where-is-it?'],
  ['a model', ['where-is-it', '--model', 'scripted:scrip.json'], 'Did you mean scripted:script.json?'],
  ['a format', ['--format', 'jsn'], 'Did you mean json?'],
])('%s that is not there is refused with the nearest', async (_, argv, hint) => {
  const cwd = await ran()
  const { code, err } = await rightcall(['show', 'run', ...argv], { cwd })
  expect([code, err]).toEqual([2, expect.stringContaining(hint)])
})

test.each([
  ['nothing there', {}, ['show', 'nowhere'], 'There is no run at nowhere.'],
  ['another file', { 'a.json': '{"mine":1}\n' }, ['show', 'a.json'], 'not a journal of rightcall'],
  ['no run named', {}, ['show'], 'No run was named.'],
])('%s: a clear message', async (_, files, argv, says) => {
  expect(await rightcall(argv, { cwd: folder(files) })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
})

test('a journal of an earlier version is told what to do, and that does it without asking again', async () => {
  const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
  const cwd = shop()
  const env = { RIGHTCALL_BASE_URL: url }
  const argv = ['eval', '.', '--model', 'compatible:m', '--out', 'run', '--no-cache']
  await rightcall(argv, { cwd, env })
  const old = linesOf(cwd).flatMap((line) => {
    const { kind, outcome, ...rest } = JSON.parse(line)
    if (kind === 'contents') return []
    return [kind === 'trial' ? JSON.stringify({ kind, ...rest, outcome: { ok: true, reply: outcome.reply } }) : line]
  })
  writeFileSync(join(cwd, 'run/journal.jsonl'), `${old.join('\n')}\n`)

  const refused = await rightcall(['show', 'run'], { cwd })
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toContain('an earlier version of rightcall wrote it')
  expect(refused.err).toContain('Run the same eval again with --out run')

  await rightcall(argv, { cwd, env })
  expect(asked).toHaveLength(2)
  const { out } = await rightcall(['show', 'run'], { cwd })
  expect(out).toContain('where-is-it  wrong: find_order')
  expect(out).toContain('thanks       wrong: find_order')
})

test('a run that goes on under a changed suite and other tools shows what counts now', async () => {
  const cwd = shop()
  await rightcall(EVAL, { cwd })
  writeFileSync(join(cwd, 'intents.yaml'), SUITE.replace('number: PK-1', 'number: PK-2'))
  await rightcall(EVAL, { cwd })
  expect((await rightcall(['show', 'run'], { cwd })).out).toContain('where-is-it  right: find_order')

  writeFileSync(
    join(cwd, 'tools.json'),
    JSON.stringify({ tools: TOOLS.map((tool) => ({ ...tool, description: 'Other words.' })) }),
  )
  await rightcall(EVAL, { cwd })
  writeFileSync(join(cwd, 'tools.json'), JSON.stringify({ tools: TOOLS }))
  await rightcall(EVAL, { cwd })
  const { requests, trials } = JSON.parse((await rightcall(['show', 'run', 'where-is-it', '--format', 'json'], { cwd })).out)
  expect(requests).toMatchObject([{ exact: true, tools: TOOLS }])
  expect(trials).toHaveLength(1)
})

test('a run that goes on as it was adds nothing to its journal', async () => {
  const cwd = shop()
  await rightcall(EVAL, { cwd })
  const before = linesOf(cwd)
  await rightcall(EVAL, { cwd })
  expect(linesOf(cwd)).toEqual(before)
  expect(before.map((line) => JSON.parse(line).kind)).toEqual(['journal', 'contents', 'trial', 'trial'])
})

test('tools are shown with their names on the wire', async () => {
  const { url } = await chatServer(() => ({ calls: ['orders_find'] }))
  const tools = [{ ...TOOLS[0], name: 'orders.find' }]
  const suite = SUITE.replaceAll('find_order', 'orders.find').replace(', not: [cancel_order]', '')
  const cwd = shop({ 'tools.json': JSON.stringify({ tools }), 'intents.yaml': suite })
  await rightcall(['eval', '.', '--model', 'compatible:m', '--out', 'run'], { cwd, env: { RIGHTCALL_BASE_URL: url } })
  const { out } = await rightcall(['show', 'run', 'where-is-it'], { cwd })
  expect(out).toContain("orders_find (the tool's own name is orders.find)")
})

test.each(HOSTILE)('%j in words, descriptions, replies and reasons does no harm', async (text) => {
  const says = `Where? ${text}`
  const tools = [
    {
      name: 'find',
      title: text,
      description: text,
      inputSchema: { type: 'object', properties: { [text]: { description: text } } },
    },
  ]
  const suite = {
    toolset: 'tools.json',
    prompt: { system: text },
    intents: [{ id: `id ${text}`, says, expect: { tool: 'find' }, tags: [text] }],
  }
  const script = { [says]: { calls: [{ tool: text, arguments: { [text]: text } }], text } }
  const cwd = shop({
    'tools.json': JSON.stringify({ tools }),
    'intents.yaml': JSON.stringify(suite),
    'script.json': JSON.stringify(script),
  })
  const done = await rightcall([...EVAL, '--failed'], { cwd })
  for (const argv of [
    ['show', 'run'],
    ['show', 'run', `id ${text}`],
    ['show', 'run', `id ${text}`, '--full'],
    ['show', 'run', `id ${text}`, '--format', 'json'],
  ]) {
    const { code, out } = await rightcall(argv, { cwd })
    expect(code, done.err).toBe(0)
    for (const shown of [out, done.out]) {
      expect(visible(shown)).toBe(shown)
      expect(shown).not.toContain('##[')
      expect(shown.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([])
    }
  }
})

describe('what git knows', () => {
  const git = (cwd: string, ...args: readonly string[]): string =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, encoding: 'utf8' }).stdout.trim()
  const manifest = async (cwd: string) => JSON.parse((await rightcall([...EVAL, '--format', 'json'], { cwd })).out).manifest

  test('is in the manifest: commit, branch, and whether files were changed; what git does not track changes nothing', async () => {
    const cwd = shop({ '.gitignore': 'run\n' })
    expect(await manifest(cwd)).not.toHaveProperty('git')
    git(cwd, 'init', '-q', '-b', 'feature')
    git(cwd, 'add', '-A')
    git(cwd, 'commit', '-qm', 'all')
    const commit = git(cwd, 'rev-parse', 'HEAD')
    writeFileSync(join(cwd, 'untracked.txt'), '')
    expect(await manifest(cwd)).toMatchObject({ git: commit, branch: 'feature', dirty: false })
    writeFileSync(join(cwd, 'intents.yaml'), `${SUITE}\n`)
    expect(await manifest(cwd)).toMatchObject({ git: commit, branch: 'feature', dirty: true })
    expect((await rightcall(['show', 'run'], { cwd })).out).toContain(`at commit ${commit.slice(0, 10)} of feature with changes`)
    git(cwd, 'checkout', '-q', '--detach')
    expect(await manifest(cwd)).not.toHaveProperty('branch')
  })

  test('is asked without running a filter of the repository', async () => {
    const cwd = shop({ '.gitattributes': '* filter=evil\n' })
    git(cwd, 'init', '-q')
    git(cwd, 'add', '-A')
    git(cwd, 'commit', '-qm', 'all')
    git(cwd, 'config', 'filter.evil.clean', `touch ${join(cwd, 'ran')}; cat`)
    git(cwd, 'config', 'filter.evil.required', 'true')
    writeFileSync(join(cwd, 'intents.yaml'), SUITE)
    expect(await manifest(cwd)).toHaveProperty('dirty')
    expect(existsSync(join(cwd, 'ran'))).toBe(false)
  })
})

test('.rightcall keeps itself out of git, unless it was there before', async () => {
  const cwd = shop()
  await rightcall(EVAL.slice(0, 4), { cwd })
  expect(readFileSync(join(cwd, '.rightcall/.gitignore'), 'utf8')).toBe('*\n')
  const other = shop()
  mkdirSync(join(other, '.rightcall'))
  await rightcall(EVAL.slice(0, 4), { cwd: other })
  expect(existsSync(join(other, '.rightcall/.gitignore'))).toBe(false)
  const outside = shop()
  await rightcall(EVAL, { cwd: outside })
  expect(existsSync(join(outside, '.rightcall'))).toBe(false)
})
