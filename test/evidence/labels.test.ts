import { describe, expect, test } from 'vitest'
import { readLabels } from '../../scripts/evidence/labels.ts'
import { judge, measureRules, outside, type Linted } from '../../scripts/evidence/measure.ts'
import { everyRule, findingsOf } from '../../scripts/evidence/findings.ts'
import { unlabelled } from '../../scripts/evidence/unlabelled.ts'
import { toolsetOf } from '../../src/lint/example.ts'
import { folder } from '../helpers/folder.ts'

const file = (...labels: string[]) => ({
  'desk.yaml': `server: desk\nversion: "1"\nlabels:\n${labels.map((label) => `  - ${label}\n`).join('')}`,
})
const label = (more: string) => `{rule: description/vague, tool: search, at: /description, ${more}}`
const READ = 'reader: ann, date: 2026-11-21'
const WHY = `why: It names no thing of this desk, ${READ}`

describe('readLabels', () => {
  test('reads what a person wrote', async () => {
    const [read] = await readLabels(folder(file(label(`verdict: wrong, as: needless, ${WHY}`))))
    expect(read).toMatchObject({
      server: 'desk',
      version: '1',
      labels: [{ server: 'desk', rule: 'description/vague', tool: 'search', at: '/description', right: false, as: 'needless' }],
    })
    expect(read?.labels).toMatchObject([{ reader: 'ann', date: '2026-11-21', second: undefined }])
  })

  test('reads what a second person said of the same finding, with a reason or without', async () => {
    const second = 'second: {verdict: wrong, as: untrue, reader: bob, date: 2026-11-22}'
    const [read] = await readLabels(folder(file(label(`verdict: right, ${WHY}, ${second}`))))
    expect(read?.labels).toMatchObject([
      { right: true, second: { right: false, as: 'untrue', why: undefined, reader: 'bob', date: '2026-11-22' } },
    ])
    const why = 'why: Desk says which things it holds'
    const [reasoned] = await readLabels(folder(file(label(`verdict: right, ${WHY}, ${second.replace('}', `, ${why}}`)}`))))
    expect(reasoned?.labels).toMatchObject([{ second: { why: 'Desk says which things it holds' } }])
  })

  test.each([
    ['no verdict', label(WHY), ':4 needs `verdict: right` or `verdict: wrong`'],
    ['a wrong one of no kind', label(`verdict: wrong, ${WHY}`), 'exactly where the verdict is wrong'],
    ['a right one with a kind', label(`verdict: right, as: untrue, ${WHY}`), 'exactly where the verdict is wrong'],
    ['a short reason', label(`verdict: right, why: yes, ${READ}`), 'needs a `why`'],
    ['no reason', label(`verdict: right, ${READ}`), 'needs a `why`'],
    [
      'a reason of two lines',
      label(`verdict: right, why: "It names no thing\\nof this desk", ${READ}`),
      'needs a `why` of one line',
    ],
    ['no reader', label('verdict: right, why: It names no thing, date: 2026-11-21'), ':4 needs a `reader`'],
    ['no date', label('verdict: right, why: It names no thing, reader: ann'), 'needs a `date`'],
    ['a day that no month has', label('verdict: right, why: It names no thing, reader: ann, date: 2026-02-30'), 'needs a `date`'],
    ['a second reading that is none', label(`verdict: right, ${WHY}, second: wrong`), 'a `second` reading that is none'],
    [
      'a second reading of no date',
      label(`verdict: right, ${WHY}, second: {verdict: right, reader: bob}`),
      'that needs a `date`',
    ],
    [
      'a second reading without its kind',
      label(`verdict: right, ${WHY}, second: {verdict: wrong, reader: bob}`),
      'that says `as:',
    ],
    [
      'a second reading by the first reader',
      label(`verdict: right, ${WHY}, second: {verdict: right, ${READ}}`),
      'the reader of the first',
    ],
    ['a second reading with a rule', label(`verdict: right, ${WHY}, second: {rule: a/b}`), 'that has an unknown key "rule"'],
    ['an unknown key', label(`verdict: right, note: x, ${WHY}`), 'unknown key "note"'],
    ['no pointer', `{rule: a/b, at: description, verdict: right, ${WHY}}`, 'JSON Pointer'],
    ['text', 'right', 'is no label'],
  ])('refuses %s, with its place', async (_, entry, says) => {
    await expect(readLabels(folder(file(entry)))).rejects.toThrow(says)
  })

  test('refuses two labels of one place, a file of another name, and a file without labels, all at once', async () => {
    const twice = label(`verdict: right, ${WHY}`)
    const files = folder({
      ...file(twice, twice),
      'other.yaml': 'server: desk\nversion: "1"\nlabels: []\n',
      'empty.yaml': 'server: empty\n',
    })
    await expect(readLabels(files)).rejects.toThrow(/3 faults[^]*desk[^]*twice[^]*empty[^]*other/)
    await expect(readLabels(files)).rejects.toThrow('labels the same place twice')
  })
})

const vague = toolsetOf({ tools: [{ name: 'search', description: 'search for documents' }] })
const linted = (side: 'tuning' | 'judging'): Linted[] => [
  { server: { id: 'desk', version: '1', side, toolset: vague }, findings: findingsOf(vague) },
]
const labelled = (right: boolean, at = '/description' as const) => ({
  path: 'golden/labels/desk.yaml',
  server: 'desk',
  version: '1',
  labels: [
    {
      server: 'desk',
      rule: 'description/vague',
      tool: 'search',
      at,
      right,
      as: right ? undefined : ('untrue' as const),
      severity: undefined,
      why: 'It names no thing',
      reader: 'ann',
      date: '2026-11-21',
      second: undefined,
    },
  ],
})

describe('judge', () => {
  test('gives a label the severity of its finding, and none where the rule is silent now', () => {
    expect(judge(linted('judging'), [labelled(true)])).toMatchObject([{ side: 'judging', severity: 'warn' }])
    const silent = toolsetOf({})
    const mended = [{ server: { id: 'desk', version: '1', side: 'judging' as const, toolset: silent }, findings: [] }]
    expect(judge(mended, [labelled(false)])).toMatchObject([{ severity: undefined }])
  })

  test('takes labels of servers outside the corpus as they were recorded, and needs their severity', () => {
    const [file] = [labelled(true)]
    expect(judge([], [file])).toEqual([])
    expect(() => outside([], [file])).toThrow('every label needs the `severity`')
    const recorded = { ...file, labels: file.labels.map((one) => ({ ...one, severity: 'warn' as const })) }
    expect(outside([], [recorded])).toMatchObject([{ rule: 'description/vague', severity: 'warn' }])
    expect(outside(linted('judging'), [recorded])).toEqual([])
  })

  test('refuses labels of another version', () => {
    expect(() => judge(linted('judging'), [{ ...labelled(true), version: '2' }])).toThrow(
      'version 2 of desk, and the corpus has 1',
    )
  })
})

describe('measureRules', () => {
  const measured = (right: boolean, side: 'tuning' | 'judging') => {
    const one = linted(side)
    return measureRules(
      everyRule,
      one.map(({ server }) => server),
      judge(one, [labelled(right)]),
      [],
    )['description/vague']
  }

  test('counts a wrong label on its side of the split, and nothing on the other', () => {
    const { warn } = measured(false, 'judging')?.levels ?? {}
    expect(warn?.judging).toMatchObject({ hits: 1, of: 1, untrue: 1 })
    expect(warn?.tuning).toMatchObject({ hits: 0, of: 0, low: null, high: null })
  })

  test('counts a right one as right', () => {
    expect(measured(true, 'tuning')?.levels.warn?.tuning).toMatchObject({ hits: 0, of: 1 })
  })

  test('counts labels whose finding is gone as mended or lost', () => {
    const gone = { server: { id: 'desk', version: '1', side: 'judging' as const, toolset: toolsetOf({}) }, findings: [] }
    const after = (right: boolean) =>
      measureRules(everyRule, [gone.server], judge([gone], [labelled(right)]), [])['description/vague']
    expect(after(false)).toMatchObject({ mended: 1, lost: 0, levels: {} })
    expect(after(true)).toMatchObject({ mended: 0, lost: 1, levels: {} })
  })
})

describe('unlabelled', () => {
  test('prints what nobody has read, with the tool, ready for a label', () => {
    const text = unlabelled(linted('judging'), [], ['description/vague'])
    expect(text).toContain('# desk 1 (judging)')
    expect(text).toContain(
      '  - rule: description/vague\n    tool: "search"\n    at: "/description"\n    verdict:\n    why:\n    reader:\n    date:\n',
    )
  })

  test('leaves out what was read, and the other side', () => {
    expect(unlabelled(linted('judging'), [labelled(true)], ['description/vague'])).toBe('')
    expect(unlabelled(linted('judging'), [], ['description/vague', 'tuning'])).toBe('')
  })

  test('refuses a rule and a side that do not exist', () => {
    expect(() => unlabelled([], [], ['description/vauge'])).toThrow('no rule "description/vauge"')
    expect(() => unlabelled([], [], ['description/vague', 'judged'])).toThrow('tuning or judging, not "judged"')
  })
})
