import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answersOf, CATEGORIES, MODELS, passes, type Answer } from '../../bench/bfcl/recorded.ts'
import { evals } from '../../evals/index.ts'
import type { Intent, Matcher } from '../../src/core/intent.ts'
import { isArray, isObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { replyFrom } from '../../src/core/recorded.ts'
import { toolFrom, type Tool } from '../../src/core/tool.ts'
import { checkBerkeley, strictIntents } from '../../src/eval/berkeley/strict.ts'
import { judgingOf } from '../../src/eval/judge.ts'
import { scoresOf } from '../../src/eval/score.ts'
import { readSuite, type Suite } from '../../src/eval/suite.ts'
import { openData } from '../../src/sources/data.ts'
import { corpus, noCorpus } from '../helpers/corpus.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const BOOK = {
  name: 'book',
  inputSchema: {
    type: 'object',
    properties: {
      city: { type: 'string' },
      nights: { type: 'integer' },
      stops: { type: 'array', items: { type: 'string' } },
      guest: { type: 'object' },
      guests: { type: 'array', items: { type: 'object' } },
      when: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      free: {},
    },
    required: ['city'],
  },
}
const TOOLS = [toolFrom(BOOK, 0, undefined)]

async function suiteOf(expect: Json): Promise<Suite> {
  return readSuite(await openData('suite.json', JSON.stringify({ intents: [{ id: 'i', says: 'Go', expect }] })))
}

function scores(intent: Intent, said: Json, tools: readonly Tool[]) {
  const [strict] = strictIntents([intent])
  const reply = replyFrom(typeof said === 'string' ? { text: said } : { calls: said })
  if (strict === undefined || reply === undefined) throw new Error('no reply')
  return scoresOf(
    evals,
    reply,
    strict,
    judgingOf(tools, () => true, 'bfcl'),
  )
}

async function rightCall(expected: Json, said: Json): Promise<number | null | undefined> {
  const suite = await suiteOf(expected)
  checkBerkeley(suite, suite.intents, TOOLS)
  const [intent] = suite.intents
  return intent && scores(intent, said, TOOLS)['right-call']?.value
}

const rome = (more = {}): Json => ({ tool: 'book', arguments: { city: 'Rome', ...more } })

describe('expectations of a suite under the Berkeley checker', () => {
  it.each<[string, Json, Json, 0 | 1]>([
    ['a text without punctuation and case', rome(), [rome({ city: 'ROME.' })], 1],
    ['another text', rome(), [rome({ city: 'Roma' })], 0],
    ['one of several values', rome({ nights: { oneOf: [2, 3] } }), [rome({ nights: 3 })], 1],
    ['an argument that may be left out', rome({ nights: { oneOf: [2, ''] } }), [rome()], 1],
    ['an argument that may not', rome({ nights: 2 }), [rome()], 0],
    ['an argument that nobody expects, whatever its default', rome(), [rome({ nights: 1 })], 0],
    ['an absent argument', rome({ nights: { absent: true } }), [rome()], 1],
    ['an absent argument that is given', rome({ nights: { absent: true } }), [rome({ nights: 1 })], 0],
    ['a number as a text', rome({ nights: 2 }), [rome({ nights: '2' })], 0],
    ['a list in its order', rome({ stops: ['a', 'b'] }), [rome({ stops: ['A', 'b.'] })], 1],
    ['a list in another order', rome({ stops: ['a', 'b'] }), [rome({ stops: ['b', 'a'] })], 0],
    ['an object', rome({ guest: { name: 'Ann' } }), [rome({ guest: { name: 'ann' } })], 1],
    ['an object with a choice', rome({ guest: { name: { oneOf: ['Ann', 'Eve'] } } }), [rome({ guest: { name: 'eve' } })], 1],
    ['an object with a key too many', rome({ guest: { name: 'Ann' } }), [rome({ guest: { name: 'Ann', age: 3 } })], 0],
    [
      'an object without an absent key',
      rome({ guest: { name: 'A', age: { absent: true } } }),
      [rome({ guest: { name: 'A' } })],
      1,
    ],
    ['a list of objects', rome({ guests: [{ name: 'Ann' }] }), [rome({ guests: [{ name: 'ann' }] })], 1],
    [
      'a list of objects with a choice',
      rome({ guests: [{ name: { oneOf: ['A', 'B'] } }] }),
      [rome({ guests: [{ name: 'b' }] })],
      1,
    ],
    ['a first step', { calls: [rome(), rome({ city: 'Oslo' })] }, [rome()], 0],
    ['all calls in another order', { calls: [rome(), rome({ city: 'Oslo' })] }, [rome({ city: 'Oslo' }), rome()], 1],
    ['one call too many', rome(), [rome(), rome()], 0],
    ['one of several answers', { anyOf: [rome({ city: 'Oslo' }), rome()] }, [rome()], 1],
    ['no call where none is one of the answers', { anyOf: [rome(), 'none'] }, 'No.', 1],
    ['a call that is only written', rome(), '{"name": "book", "arguments": {"city": "Rome"}}', 0],
    ['an empty answer', rome(), '', 0],
  ])('%s', async (_, expected, said, right) => {
    expect(await rightCall(expected, said)).toBe(right)
  })

  it.each<[Json, RegExp]>([
    [{ tool: 'book' }, /expects book without arguments:/],
    [rome({ nights: { range: { min: 1 } } }), /suite\.json:1:\d+ expects nights by range:.*--arguments bfcl/],
    [rome({ city: { contains: 'Ro' } }), /expects city by contains:/],
    [rome({ city: { matches: 'Ro' } }), /expects city by matches:/],
    [rome({ city: { any: true } }), /expects city by any:/],
    [rome({ city: { date: '2026-01-01' } }), /expects city by date:/],
    [rome({ city: { schema: {} } }), /expects city by schema:/],
    [rome({ stops: { unordered: ['a'] } }), /expects stops by unordered:/],
    [rome({ stops: ['a', { contains: 'b' }] }), /expects stops by contains:/],
    [rome({ guest: { name: { contains: 'A' } } }), /expects guest by contains:/],
    [rome({ guest: { address: { city: { oneOf: ['A'] } } } }), /expects guest by matchers inside it/],
    [rome({ when: 'May' }), /expects when, whose schema does not declare a single type/],
    [rome({ free: 1 }), /expects free, whose schema does not declare a single type/],
    [{ tool: 'book', arguments: { city: 'Rome' }, only: ['nights'] }, /allows any nights/],
    [{ calls: [rome(), rome()], order: 'given' }, /asks for an order of calls/],
    [{ anyOf: [rome(), rome({ city: { any: true } })] }, /expects city by any:/],
  ])('%j cannot be judged that way, and is refused with its place', async (expected, says) => {
    await expect(rightCall(expected, [])).rejects.toThrow(says)
  })

  it('leave intents without a call as they are, and look at no intent that is not asked', async () => {
    await expect(rightCall('none', [])).resolves.toBe(null)
    const suite = await suiteOf(rome({ city: { any: true } }))
    expect(() => checkBerkeley(suite, [], TOOLS)).not.toThrow()
  })
})

it('--arguments bfcl judges so, stands in the manifest and in the report, and asks nothing of a suite that it cannot judge', async () => {
  const says = { 'Go to Rome': [{ tool: 'book', arguments: { city: 'ROME', nights: 0 } }] }
  const intent = (more: Json) => ({
    toolset: 'tools.json',
    intents: [{ id: 'i', says: 'Go to Rome', expect: rome({ nights: more }) }],
  })
  const cwd = folder({
    'tools.json': JSON.stringify({ tools: [BOOK] }),
    'script.json': JSON.stringify(says),
    'suite.json': JSON.stringify(intent({ oneOf: [0, ''] })),
    'range.json': JSON.stringify(intent({ range: { min: 0 } })),
  })
  const run = (...argv: string[]) => rightcall(['eval', ...argv, '--model', 'scripted:script.json', '--out', 'run'], { cwd })
  const strict = await run('suite.json', '--arguments', 'bfcl', '--format', 'json')
  expect(JSON.parse(strict.out).manifest.grading).toBe('bfcl')
  expect(JSON.parse((await run('suite.json', '--format', 'json')).out).manifest.grading).toBe('careful')
  expect((await run('suite.json', '--arguments', 'bfcl')).out).toContain('as the checker of the Berkeley')
  const refused = await rightcall(['eval', 'range.json', '--arguments', 'bfcl', '--model', 'scripted:gone.json'], { cwd })
  expect([refused.code, refused.err]).toEqual([2, expect.any(String)])
  expect((await run('range.json', '--arguments', 'bfcl')).err).toContain('expects nights by range:')
  expect((await run('suite.json', '--arguments', 'bfcl2')).err).toContain('Did you mean bfcl?')
})

describe('compare --arguments bfcl', () => {
  /** The checker takes "R_ome" for "Rome"; a careful judge does not. */
  function sides() {
    const says = { 'Go to Rome': [{ tool: 'book', arguments: { city: 'R_ome', nights: 0 } }] }
    const intent = (more: Json) => ({ intents: [{ id: 'i', says: 'Go to Rome', expect: rome({ nights: more }) }] })
    return folder({
      'before.json': JSON.stringify({ tools: [BOOK] }),
      'after.json': JSON.stringify({ tools: [{ ...BOOK, description: 'Books a room in one city.' }] }),
      'script.json': JSON.stringify(says),
      'suite.json': JSON.stringify(intent({ oneOf: [0, ''] })),
      'range.json': JSON.stringify(intent({ range: { min: 0 } })),
    })
  }
  const compare = (cwd: string, suite: string, ...argv: string[]) => {
    const asked = ['--suite', suite, '--model', 'scripted:script.json', '--out', 'run']
    return rightcall(['compare', 'before.json', 'after.json', ...asked, ...argv], { cwd })
  }
  const told = (out: string) => {
    const { rows, before, after } = JSON.parse(out)
    const [row] = rows.filter(({ headline }: { readonly headline: boolean }) => headline)
    return { before: row.before.value, after: row.after.value, grading: [before.grading, after.grading] }
  }

  it('judges both sides so, and the report and the journal tell it', async () => {
    const cwd = sides()
    const strict = await compare(cwd, 'suite.json', '--arguments', 'bfcl', '--format', 'json')
    expect(told(strict.out)).toEqual({ before: 1, after: 1, grading: ['bfcl', 'bfcl'] })
    for (const format of ['pretty', 'markdown']) {
      const { out } = await compare(cwd, 'suite.json', '--arguments', 'bfcl', '--format', format)
      expect(out).toContain('as the checker of the Berkeley')
      expect((await compare(cwd, 'suite.json', '--format', format)).out).not.toContain('Berkeley')
    }
    const careful = await compare(cwd, 'suite.json', '--format', 'json')
    expect(told(careful.out)).toEqual({ before: 0, after: 0, grading: ['careful', 'careful'] })
  })

  it('is told again by the journal alone', async () => {
    const cwd = sides()
    await compare(cwd, 'suite.json', '--arguments', 'bfcl')
    rmSync(join(cwd, 'run/report.json'))
    const { out, err } = await rightcall(['report', 'run', '--format', 'json'], { cwd })
    expect([err, told(out)]).toEqual(['', { before: 1, after: 1, grading: ['bfcl', 'bfcl'] }])
  })

  it('asks nothing of a suite that the checker cannot judge by the tools of a side', async () => {
    const cwd = sides()
    const { code, err } = await compare(cwd, 'range.json', '--arguments', 'bfcl')
    expect([code, err]).toEqual([2, expect.stringContaining('expects nights by range:')])
    expect(existsSync(join(cwd, 'run'))).toBe(false)
  })

  it('takes careful and bfcl only, and does not go with two runs', async () => {
    const cwd = sides()
    expect((await compare(cwd, 'suite.json', '--arguments', 'bfcl2')).err).toContain('Did you mean bfcl?')
    await compare(cwd, 'suite.json')
    const { code, err } = await rightcall(['compare', 'run', 'run', '--arguments', 'bfcl'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('--arguments cannot be used with two runs')])
  })
})

describe.skipIf(noCorpus)('recorded answers of four models, as intents of a suite', () => {
  it('get the verdict of bench/bfcl', () => {
    const answers = MODELS.flatMap((model) =>
      CATEGORIES.flatMap((category) => answersOf(join(corpus ?? '', 'bfcl'), model, category)),
    )
    const differing = answers.filter((answer) => judgedAsSuite(answer) !== passes(answer)).map(({ id }) => id)
    expect(answers).toHaveLength(4960)
    expect(differing).toEqual([])
  })
})

function judgedAsSuite({ expected, made }: Answer): boolean {
  const tools = expected.map(({ of }, index) => toolFrom({ name: of.name, inputSchema: of.parameters }, index, undefined))
  const calls = expected.map(({ of, accepted }) => ({ tool: of.name, arguments: matchersOf(accepted) }))
  const intent: Intent = {
    id: 'i',
    says: 'Go',
    expect: calls.length === 0 ? { kind: 'none' } : { kind: 'calls', anyOf: [{ calls, order: 'any' }] },
    not: [],
    tags: [],
    cluster: 'i',
  }
  // a model names a tool as the API does; the runner gives it its own name back
  const named = (name: string) => expected.find(({ of }) => of.name.replaceAll('.', '_') === name)?.of.name ?? name
  const said = (made ?? []).map(({ name, arguments: given }) => ({ tool: named(name), arguments: given }))
  const found = scores(intent, said, tools)
  return (calls.length === 0 ? found['abstention'] : found['right-call'])?.value === 1
}

function matchersOf(accepted: Readonly<Record<string, Json>>): Record<string, Matcher> {
  return Object.fromEntries(
    Object.entries(accepted).map(([name, values]) => [name, { oneOf: isArray(values) ? values.flatMap(written) : [] }]),
  )
}

/** The leaderboard lists accepted values for each key of an object; a suite writes out each object. */
function written(value: Json): Json[] {
  if (isObject(value)) {
    return Object.entries(value).reduce<JsonObject[]>(
      (objects, [key, values]) =>
        objects.flatMap((object) =>
          (isArray(values) ? values : []).map((one) => (one === '' ? object : { ...object, [key]: one })),
        ),
      [{}],
    )
  }
  if (!isArray(value) || !value.some(isObject)) return [value]
  return value.reduce<Json[][]>((lists, item) => lists.flatMap((list) => written(item).map((one) => [...list, one])), [[]])
}

it('runs that were judged differently are not compared', async () => {
  const suite = { toolset: 'tools.json', intents: [{ id: 'i', says: 'Go to Rome', expect: rome() }] }
  const cwd = folder({
    'tools.json': JSON.stringify({ tools: [BOOK] }),
    'script.json': JSON.stringify({ 'Go to Rome': [rome({ city: 'ROME.' })] }),
    'suite.json': JSON.stringify(suite),
  })
  const run = (out: string, ...argv: string[]) =>
    rightcall(['eval', 'suite.json', '--model', 'scripted:script.json', '--out', out, ...argv], { cwd })
  await run('careful')
  await run('strict', '--arguments', 'bfcl')
  await run('again', '--arguments', 'bfcl')
  const { out } = await rightcall(['compare', 'careful', 'strict', '--format', 'json'], { cwd })
  expect(JSON.parse(out).notComparable).toEqual([{ what: 'grading', before: 'careful', after: 'bfcl' }])
  const same = JSON.parse((await rightcall(['compare', 'strict', 'again', '--format', 'json'], { cwd })).out)
  expect(same.notComparable ?? []).toEqual([])
  expect(same.rows).toContainEqual(
    expect.objectContaining({ metric: 'right-call', before: expect.objectContaining({ value: 1 }) }),
  )
})
