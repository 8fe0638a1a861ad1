import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Intent } from '../../src/core/intent.ts'
import type { ComparisonReport } from '../../src/core/report.ts'
import { renamed } from '../../src/eval/rename.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { intentOf } from '../helpers/runs.ts'

const tool = (name: string, parameters: readonly string[] = []) => ({
  name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object', properties: Object.fromEntries(parameters.map((each) => [each, { type: 'string' }])) },
})
const FIND = tool('find_order', ['id'])
const CANCEL = tool('cancel_order')

/** Asks `calls` of the intents by their words. */
async function compare(
  {
    before,
    after,
    intents,
    renames = '',
    script,
  }: {
    before: readonly object[]
    after: readonly object[]
    intents: readonly string[]
    renames?: string
    script: Readonly<Record<string, object | null>>
  },
  more: readonly string[] = [],
) {
  const answers = Object.entries(script).map(([says, call]) => [says, call === null ? [] : [call]])
  const cwd = folder({
    'before.json': JSON.stringify({ tools: before }),
    'after.json': JSON.stringify({ tools: after }),
    'intents.yaml': [renames, 'intents:', ...intents.map((line) => `  - { ${line} }`), ''].join('\n'),
    'script.json': JSON.stringify(Object.fromEntries(answers)),
  })
  const argv = ['compare', 'before.json', 'after.json', '--suite', '.', '--model', 'scripted:script.json', ...more]
  const { code, out, err } = await rightcall([...argv, '--format', 'json'], { cwd })
  const report: ComparisonReport | undefined = out === '' ? undefined : JSON.parse(out)
  const pretty = report === undefined ? '' : (await rightcall(argv, { cwd })).out
  const markdown = report === undefined ? '' : (await rightcall([...argv, '--format', 'markdown'], { cwd })).out
  return { code, err, report, pretty, markdown }
}

const both = 'id: cancels, says: Cancel it, expect: { tool: cancel_order }'
const finds = 'id: finds, says: Where is it, expect: { tool: find_order }'

describe('an intent that only one side can answer', () => {
  test('a tool that is added with its intent is new, with its score after, and not part of the verdict', async () => {
    const { code, report, pretty, markdown, err } = await compare({
      before: [CANCEL],
      after: [CANCEL, FIND],
      intents: [both, finds],
      script: { 'Cancel it': { tool: 'cancel_order' }, 'Where is it': { tool: 'find_order' } },
    })
    expect(code).toBe(0)
    expect(report?.oneSided).toEqual([
      {
        intent: 'finds',
        says: 'Where is it',
        side: 'after',
        because: 'find_order is not among the tools before',
        scores: [{ model: 'scripted:script.json', value: 1 }],
      },
    ])
    expect(report?.cost.trials).toBe(3)
    expect(report?.rows.every(({ delta }) => delta.n === 1)).toBe(true)
    expect(report?.incomplete).toBe(false)
    expect(pretty).toMatch(
      /New: 1 intent, not part of the verdict\n {2}finds {2}right {2}find_order is not among the tools before/,
    )
    expect(markdown).toContain('<summary>New: 1 intent, not part of the verdict</summary>')
    expect(markdown).toContain('* `finds` (right): find\\_order is not among the tools before: Where is it')
    expect(err).toContain('1 intent new (finds)')
  })

  test('a wrong answer to a new one is no loss', async () => {
    const { code, report } = await compare({
      before: [CANCEL],
      after: [CANCEL, FIND],
      intents: [both, finds],
      script: { 'Cancel it': { tool: 'cancel_order' }, 'Where is it': { tool: 'cancel_order' } },
    })
    expect(code).toBe(0)
    expect(report).toMatchObject({ flips: [], oneSided: [{ scores: [{ value: 0 }] }] })
  })

  test('a tool that is removed, or renamed without a word: gone, and not asked', async () => {
    const renames = { ...FIND, name: 'get_order' }
    for (const [after, because] of [
      [[CANCEL], 'find_order is not among the tools after'],
      [[CANCEL, tool('get_order', ['id'])], 'find_order is not among the tools after'],
      [[CANCEL, renames], 'find_order is gone, or is called get_order now'],
    ] as const) {
      const { code, report, pretty } = await compare({
        before: [CANCEL, FIND],
        after,
        intents: [both, finds],
        script: { 'Cancel it': { tool: 'cancel_order' }, 'Where is it': { tool: 'find_order' } },
      })
      expect(code).toBe(0)
      expect(report).toMatchObject({
        flips: [],
        cost: { trials: 2 },
        oneSided: [{ intent: 'finds', side: 'before', because, scores: [] }],
      })
      expect(pretty).toContain('Gone: 1 intent, not part of the verdict')
    }
  })

  test.each([
    ['old', finds],
    ['new', finds.replace('find_order', 'get_order')],
  ])('a renamed tool is followed by renames:, whichever name the suite has: the %s one', async (_, line) => {
    const { code, report } = await compare({
      before: [CANCEL, FIND],
      after: [CANCEL, tool('get_order', ['id'])],
      renames: 'renames: { find_order: get_order }',
      intents: [both, line],
      script: { 'Cancel it': { tool: 'cancel_order' }, 'Where is it': { tool: 'get_order' } },
    })
    expect(code).toBe(0)
    expect(report).toMatchObject({ oneSided: [], flips: [{ intent: 'finds', gain: 1 }] })
    expect(report?.rows[0]?.delta.n).toBe(2)
  })

  describe('a renamed argument is followed by renames:, whichever name the suite has', () => {
    const asks = (tool: string, argument: string) =>
      `id: finds, says: Where is it, expect: { tool: ${tool}, arguments: { ${argument}: A-1 } }`

    test.each([
      ['the tool keeps its name', 'find_order', 'find_order: { arguments: { id: number } }', asks('find_order', 'id')],
      ['the suite has the new name', 'find_order', 'find_order: { arguments: { id: number } }', asks('find_order', 'number')],
      [
        'the tool is renamed, too',
        'get_order',
        'find_order: { to: get_order, arguments: { id: number } }',
        asks('find_order', 'id'),
      ],
      [
        'the suite has both new names',
        'get_order',
        'find_order: { to: get_order, arguments: { id: number } }',
        asks('get_order', 'number'),
      ],
      [
        'the suite has the new tool with the old argument',
        'get_order',
        'find_order: { to: get_order, arguments: { id: number } }',
        asks('get_order', 'id'),
      ],
      [
        'the suite has the old tool with the new argument',
        'get_order',
        'find_order: { to: get_order, arguments: { id: number } }',
        asks('find_order', 'number'),
      ],
    ])('%s', async (_, name, line, intent) => {
      // before, the tool and its argument go by their old names, and so the answer is wrong; after, it is right
      const { code, report, pretty } = await compare({
        before: [CANCEL, FIND],
        after: [CANCEL, tool(name, ['number'])],
        renames: `renames: { ${line} }`,
        intents: [both, intent],
        script: { 'Cancel it': { tool: 'cancel_order' }, 'Where is it': { tool: name, arguments: { number: 'A-1' } } },
      })
      expect(code).toBe(0)
      expect(report).toMatchObject({ oneSided: [], tools: { same: 1, changed: 1, added: 0, removed: 0 } })
      expect(report?.flips.filter(({ metric }) => metric === 'right-call')).toMatchObject([{ intent: 'finds', gain: 1 }])
      expect(report?.changes[0]).toMatchObject({
        tool: 'find_order',
        parameters: [{ name: 'id', change: 'changed', renamed: 'number' }],
      })
      expect(pretty).toContain('Parameters: id → number renamed')
    })

    test('and the journal alone tells the same', async () => {
      const cwd = folder({
        'before.json': JSON.stringify({ tools: [FIND] }),
        'after.json': JSON.stringify({ tools: [tool('find_order', ['number'])] }),
        'intents.yaml': `renames: { find_order: { arguments: { id: number } } }\nintents:\n  - { ${asks('find_order', 'id')} }\n`,
        'script.json': JSON.stringify({ 'Where is it': [{ tool: 'find_order', arguments: { number: 'A-1' } }] }),
      })
      const argv = ['before.json', 'after.json', '--suite', '.', '--model', 'scripted:script.json', '--out', 'run']
      const first: ComparisonReport = JSON.parse((await rightcall(['compare', ...argv, '--format', 'json'], { cwd })).out)
      rmSync(join(cwd, 'run/report.json'))
      const again: ComparisonReport = JSON.parse((await rightcall(['report', 'run', '--format', 'json'], { cwd })).out)
      expect(again.flips).toEqual(first.flips)
      expect(again.flips.length).toBeGreaterThan(0)
    })

    test('two arguments that exchange their names, in matchers and in only:', () => {
      const call = (one: string, other: string): Intent['expect'] => ({
        kind: 'calls',
        anyOf: [{ calls: [{ tool: 'f', arguments: { [one]: { equals: 1 } }, only: [other, 'note'] }], order: 'any' }],
      })
      const renames = { f: { to: 'f', arguments: { from: 'to', to: 'from' } } }
      const intent: Intent = { ...intentOf('i', 'f'), expect: call('from', 'to') }
      expect(renamed(intent, renames).expect).toEqual(call('to', 'from'))
    })
  })

  test('a rename keeps what else an answer may be, and that all calls must be made', () => {
    const expectOf = (tool: string): Intent['expect'] => ({
      kind: 'calls',
      anyOf: [{ calls: [{ tool, arguments: { id: { equals: 'A-1' } }, only: ['note'] }], order: 'given', all: true }],
      or: ['none'],
    })
    const intent: Intent = { ...intentOf('i', 'find_order'), expect: expectOf('find_order'), not: ['find_order', 'other'] }
    expect(renamed(intent, { find_order: 'get_order' })).toEqual({
      ...intent,
      expect: expectOf('get_order'),
      not: ['get_order', 'other'],
    })
  })

  test('a renamed argument', async () => {
    const { code, report } = await compare({
      before: [CANCEL, FIND],
      after: [CANCEL, tool('find_order', ['number'])],
      intents: [both, 'id: finds, says: Where is it, expect: { tool: find_order, arguments: { id: A-1 } }'],
      script: { 'Cancel it': { tool: 'cancel_order' }, 'Where is it': { tool: 'find_order', arguments: { id: 'A-1' } } },
    })
    expect(code).toBe(0)
    expect(report).toMatchObject({
      flips: [],
      oneSided: [{ intent: 'finds', side: 'before', because: 'find_order has no parameter id after' }],
    })
  })

  test('an intent for two tools of which each side has one is answerable on neither side', async () => {
    const { report, pretty } = await compare({
      before: [CANCEL, FIND],
      after: [CANCEL, tool('track_order')],
      intents: [both, 'id: two, says: Both, expect: { all: [{ tool: find_order }, { tool: track_order }] }'],
      script: { 'Cancel it': { tool: 'cancel_order' }, Both: null },
    })
    expect(report?.oneSided).toMatchObject([
      { side: 'neither', because: 'track_order is not among the tools before; find_order is not among the tools after' },
    ])
    expect(pretty).toContain('Answerable on neither side: 1 intent')
  })

  test('another right answer on the other side keeps the intent', async () => {
    const { report } = await compare({
      before: [CANCEL, FIND],
      after: [CANCEL],
      intents: ['id: any, says: Any, expect: { anyOf: [{ tool: find_order }, { tool: cancel_order }] }'],
      script: { Any: { tool: 'cancel_order' } },
    })
    expect(report).toMatchObject({ oneSided: [], flips: [] })
  })

  test('a tool that neither side has is a fault of the suite, before anything is asked', async () => {
    const { code, err } = await compare({
      before: [CANCEL],
      after: [FIND],
      intents: [both, finds, finds.replace('finds', 'typo').replace('find_order', 'find_oder')],
      script: {},
    })
    expect(code).toBe(2)
    expect(err).toMatch(/intents\.yaml:5:\d+ expects the tool "find_oder", which neither toolset has\. Did you mean find_order\?/)
  })

  test('when no intent is common, that is an error before anything is asked, with the reason', async () => {
    const { code, err } = await compare({ before: [CANCEL], after: [FIND], intents: [both, finds], script: {} })
    expect(code).toBe(2)
    expect(err).toMatch(/No intent of intents\.yaml can be answered with the tools of after\.json and with those of before\.json/)
    expect(err).toMatch(/not among the tools .*\. If a tool or an argument was renamed, add it to renames:/)
  })
})
