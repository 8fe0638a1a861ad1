import { describe, expect, test } from 'vitest'
import { differenceScale } from '../../src/web/parts/difference-scale.ts'
import { excerptOf } from '../../src/web/lint/excerpt.ts'
import { EVERYTHING, filteredFindings } from '../../src/web/lint/finding-filter.ts'
import { matrixOf } from '../../src/web/run/matrix.ts'
import { runHeadline } from '../../src/web/run/run-headline.ts'
import { finding, runReport } from '../report/fixtures.ts'

describe('an excerpt', () => {
  test('of a short text is the text, with its words in the middle', () => {
    expect(excerptOf('Handles various things.', { start: 8, end: 22 })).toEqual({
      ...{ before: 'Handles ', marked: 'various things', after: '.' },
      cut: { start: false, end: false },
    })
  })

  test('of a long text has the words whole, begins and ends between words, and says what was cut', () => {
    const text = `${'before '.repeat(100)}MARK${' after'.repeat(100)}`
    const { before, marked, after, cut } = excerptOf(text, { start: 700, end: 704 })
    expect(marked).toBe('MARK')
    expect(before).toMatch(/^(before )+$/)
    expect(after).toMatch(/^( after)+$/)
    expect(before.length + after.length).toBeLessThan(400)
    expect(cut).toEqual({ start: true, end: true })
    expect(excerptOf(text, { start: 700, end: 704 }, true).cut).toEqual({ start: false, end: false })
  })

  test('survives places outside of its text', () => {
    expect(excerptOf('short', { start: 90, end: 99 }).before).toBe('short')
    expect(excerptOf('short', { start: -5, end: 2 }).marked).toBe('sh')
  })
})

test('a filter wants every word, in whatever case and field', () => {
  const all = [finding({ tool: 'search', message: 'No unit.' }), finding({ tool: 'refund', rule: 'name/generic' })]
  const found = (words: string) => filteredFindings(all, { ...EVERYTHING, words }).map(({ tool }) => tool)
  expect(found('')).toEqual(['search', 'refund'])
  expect(found('UNIT sea')).toEqual(['search'])
  expect(found('generic refund')).toEqual(['refund'])
  expect(found('unit refund')).toEqual([])
})

test('a scale of differences holds every interval, has zero in the middle, and few ticks', () => {
  for (const far of [0.004, 0.03, 0.2, 0.71, 1]) {
    const { low, high, ticks } = differenceScale([{ value: far / 2, low: -far / 3, high: far }], 0.05)
    expect(low).toBe(-high)
    expect(high).toBeGreaterThanOrEqual(Math.min(1, far))
    expect(ticks).toContain(0)
    expect(ticks.length).toBeLessThanOrEqual(7)
    expect(ticks.length).toBeGreaterThanOrEqual(3)
  }
})

test('a matrix has what was meant against what was called, the right ones on its diagonal', () => {
  const estimate = { value: 1, low: 0, high: 1, n: 1, clusters: 1, method: 'wilson' }
  const report = runReport({
    confusion: [
      { model: 'm', expected: 'move', called: 'copy', count: 7, of: 20 },
      { model: 'm', expected: 'copy', called: '(none)', count: 1, of: 4 },
      { model: 'other', expected: 'x', called: 'y', count: 1, of: 1 },
    ],
    perTool: [{ model: 'm', tool: 'move', recall: estimate, precision: estimate, f1: estimate, right: 13 }],
  })
  expect(matrixOf(report, 'm')).toEqual({
    ...{ meant: ['move', 'copy'], called: ['move', 'copy', '(none)'] },
    counts: [
      [13, 7, 0],
      [0, 0, 1],
    ],
    of: [20, 4],
  })
})

test('the headline names few models and gives the range of many, never their sum', () => {
  const rows = (model: string, right: number) =>
    Array.from({ length: 10 }, (_, at) => ({ id: `${at}`, model, passes: at < right ? 1 : 0, repeats: 1, error: 0 }))
  expect(runHeadline({ intents: rows('a', 3) })).toBe('3 of 10 intents right')
  expect(runHeadline({ intents: [...rows('a', 3), ...rows('b', 9)] })).toBe('a: 3 of 10 right, b: 9 of 10 right')
  expect(runHeadline({ intents: ['a', 'b', 'c'].flatMap((model, at) => rows(model, at + 4)) })).toBe(
    '3 models, 4 to 6 of 10 intents right',
  )
  expect(runHeadline({ intents: [] })).toBe('No answer was judged')
})
