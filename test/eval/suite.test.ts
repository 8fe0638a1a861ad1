import { describe, expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { checkSuite } from '../../src/eval/check-suite.ts'
import { readSuite } from '../../src/eval/suite.ts'
import { openData } from '../../src/sources/data.ts'

const read = async (text: string, uri = 'intents.yaml') => readSuite(await openData(uri, text))

const faults = async (text: string): Promise<string[]> => {
  const error = await read(text).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'UserError' })
  return error instanceof Error ? error.message.split('\n') : []
}

const INTENT = '  - { id: a, says: Read it, expect: none }\n'

describe('readSuite', () => {
  test('reads every form of an expectation', async () => {
    const { intents } = await read(`
intents:
  - { id: one, says: One, expect: { tool: read, arguments: { path: a.txt, lines: { range: { min: 1 } } } } }
  - { id: two, says: Two, expect: { calls: [{ tool: read }, { tool: write }], order: given }, not: [drop], tags: [x] }
  - { id: any, says: Any, expect: { anyOf: [{ tool: read }, { calls: [{ tool: list }] }] } }
  - { id: none, says: None, expect: none }
  - { id: ask, says: Ask, expect: ask, cluster: shared }
`)
    expect(intents.map(({ expect: expected }) => expected)).toEqual([
      {
        kind: 'calls',
        anyOf: [
          { order: 'any', calls: [{ tool: 'read', arguments: { path: { equals: 'a.txt' }, lines: { range: { min: 1 } } } }] },
        ],
      },
      {
        kind: 'calls',
        anyOf: [
          {
            order: 'given',
            calls: [
              { tool: 'read', arguments: undefined },
              { tool: 'write', arguments: undefined },
            ],
          },
        ],
      },
      {
        kind: 'calls',
        anyOf: [
          { order: 'any', calls: [{ tool: 'read', arguments: undefined }] },
          { order: 'any', calls: [{ tool: 'list', arguments: undefined }] },
        ],
      },
      { kind: 'none' },
      { kind: 'ask' },
    ])
    expect(intents.map(({ cluster }) => cluster)).toEqual(['one', 'two', 'any', 'none', 'shared'])
    expect(intents[1]).toMatchObject({ not: ['drop'], tags: ['x'] })
  })

  test('reads JSON as it reads YAML', async () => {
    const { intents } = await read('{"intents": [{"id": "a", "says": "Read it", "expect": {"tool": "read"}}]}', 'intents.json')
    expect(intents).toHaveLength(1)
  })

  test('lets defaults stand where an intent says nothing, and adds tags', async () => {
    const { intents } = await read(
      'defaults: { not: [drop], tags: [x] }\nintents:\n  - { id: a, says: A, expect: none, tags: [y] }\n  - { id: b, says: B, expect: none, not: [] }\n',
    )
    expect(intents.map(({ not, tags }) => ({ not, tags }))).toEqual([
      { not: ['drop'], tags: ['x', 'y'] },
      { not: [], tags: ['x'] },
    ])
  })

  test.each<[string, string, string]>([
    ['an unknown key', `intents:\n${INTENT}intent: []\n`, 'intents.yaml:3:1 is the unknown key "intent". Did you mean intents?'],
    [
      'an unknown key of an intent',
      'intents:\n  - { id: a, say: Hi, says: Hi, expect: none }\n',
      'intents.yaml:2:14 is the unknown key "say". Did you mean says?',
    ],
    ['an id that repeats', `intents:\n${INTENT}${INTENT}`, 'intents.yaml:3:11 repeats the id "a" of intents.yaml:2:11.'],
    ['a missing id', 'intents:\n  - { says: Hi, expect: none }\n', 'lacks id:.'],
    [
      'a missing expectation',
      'intents:\n  - { id: a, says: Hi }\n',
      'lacks expect:, which should be none, ask, { tool: … }, { calls: […] }, { all: […] } or { anyOf: […] }.',
    ],
    ['a misspelt expectation', 'intents:\n  - { id: a, says: Hi, expect: nothing }\n', 'not "nothing".'],
    [
      'an empty text',
      'intents:\n  - { id: a, says: " ", expect: none }\n',
      'intents.yaml:2:20 should be a text of 1 to 20000 characters, not an empty one.',
    ],
    ['a number where a text belongs', 'intents:\n  - { id: 7, says: Hi, expect: none }\n', 'not a number.'],
    [
      'a wrong order',
      'intents:\n  - { id: a, says: Hi, expect: { calls: [{ tool: t }], order: sorted } }\n',
      'should be any or given.',
    ],
    [
      'a call without a tool',
      'intents:\n  - { id: a, says: Hi, expect: { calls: [{ arguments: {} }] } }\n',
      'not one without tool:.',
    ],
    ['no intents', 'toolset: tools.json\n', 'should list at least one intent, not nothing.'],
    ['a list', '- a\n', 'is an array, not a golden suite'],
    [
      'a key that stands twice',
      `intents:\n${INTENT}intents: []\n`,
      'intents.yaml:3:1 repeats the key "intents" of intents.yaml:1:1; keep one of them.',
    ],
    [
      'what is not built yet',
      `distractors: [x.json]\nintents:\n${INTENT}`,
      'intents.yaml:1:14 is not supported yet; leave out distractors:.',
    ],
    [
      'a matcher that is none',
      'intents:\n  - { id: a, says: Hi, expect: { tool: t, arguments: { x: { range: 3 } } } }\n',
      'intents.yaml:2:',
    ],
    [
      'a pattern that is none',
      'intents:\n  - { id: a, says: Hi, expect: { tool: t, arguments: { x: { matches: "(" } } } }\n',
      'intents.yaml:2:',
    ],
  ])('refuses %s with its place', async (_, text, says) => {
    expect((await faults(text)).join('\n')).toContain(says)
  })

  test('tells all faults at once, in the order of the file', async () => {
    const lines = await faults(
      'prompt: { system: 3 }\nintents:\n  - { id: a, says: Hi, expect: maybe }\n  - { id: a, expect: none }\n',
    )
    expect(lines.map((line) => line.split(' ')[0]?.split(':')[1])).toEqual(['1', '3', '4', '4'])
  })
})

describe('checkSuite', () => {
  const toolset = toolsetFrom({
    id: 'files',
    uri: 'files.json',
    tools: [
      toolFrom({ name: 'read_file', inputSchema: { type: 'object', properties: { path: { type: 'string' } } } }, 0, undefined),
    ],
  })

  test.each([
    [
      'expect: { tool: read_fil }',
      'intents.yaml:3:51 expects the tool "read_fil", which the toolset lacks. Did you mean read_file?',
    ],
    ['expect: none, not: [read-file]', 'forbids the tool "read-file", which the toolset lacks. Did you mean read_file?'],
    [
      'expect: { tool: read_file, arguments: { pathe: x } }',
      'expects the argument "pathe", which read_file does not know. Did you mean path?',
    ],
  ])('%s', async (expectation, says) => {
    const suite = await read(`toolset: files.json\nintents:\n  - { id: which-file, says: Read, ${expectation} }\n`)
    expect(() => checkSuite(suite, toolset)).toThrowError(says)
  })

  test('has nothing to say of a suite that fits', async () => {
    const suite = await read(
      'intents:\n  - { id: a, says: Read, expect: { tool: read_file, arguments: { path: x } }, not: [read_file] }\n',
    )
    expect(() => checkSuite(suite, toolset)).not.toThrow()
  })
})
