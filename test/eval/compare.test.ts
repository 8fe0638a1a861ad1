import { describe, expect, test } from 'vitest'
import type { Intent } from '../../src/core/intent.ts'
import type { Trial } from '../../src/core/trial.ts'
import { compare } from '../../src/eval/compare.ts'
import { callsOf, failedOf, intentOf, replyOf, runOf, trialOf } from '../helpers/runs.ts'

const intents = Array.from({ length: 100 }, (_, index) => intentOf(`i${index}`, index % 2 === 0 ? 'even' : 'odd'))
const right = (intent: Intent, more: Partial<Trial> = {}) => trialOf(intent.id, ['right'], { selection: 1 }, more)
const wrong = (intent: Intent, more: Partial<Trial> = {}) => trialOf(intent.id, ['other'], { selection: 0 }, more)

/** The first `losses` intents go from right to wrong, the next `gains` the other way; the rest stay right. */
function flipped(losses: number, gains: number, model = 'scripted') {
  const before = intents.map((intent, index) => (index >= losses && index < losses + gains ? wrong : right)(intent, { model }))
  const after = intents.map((intent, index) => (index < losses ? wrong : right)(intent, { model }))
  return { before, after }
}

function compared(before: readonly Trial[], after: readonly Trial[], { of = intents, margin = 0.05 } = {}) {
  return compare(runOf(before), runOf(after), { intents: of, margin })
}

describe('one model', () => {
  test.each([
    { losses: 0, gains: 0, verdict: 'equivalent', delta: 0 },
    { losses: 0, gains: 12, verdict: 'better', delta: 0.12 },
    { losses: 12, gains: 0, verdict: 'worse', delta: -0.12 },
    { losses: 8, gains: 9, verdict: 'undecided', delta: 0.01 },
  ])('with $losses losses and $gains gains is $verdict', ({ losses, gains, verdict, delta }) => {
    const { before, after } = flipped(losses, gains)
    const result = compared(before, after)
    expect(result.verdict).toBe(verdict)
    expect(result.rows).toHaveLength(1)
    expect(result.rows[0]).toMatchObject({
      metric: 'selection',
      model: 'scripted',
      verdict,
      dropped: { pairs: 0, worst: null, best: null },
    })
    expect(result.rows[0]?.delta.value).toBeCloseTo(delta, 12)
    expect(result.rows[0]?.delta).toMatchObject({ n: 100, clusters: 100 })
    expect(result.rows[0]?.needed === null).toBe(verdict !== 'undecided')
    expect(result.flips).toHaveLength(losses + gains)
  })

  test.each([
    { losses: 0, gains: 12, nonInferior: true, why: 'what rose did not fall' },
    { losses: 0, gains: 0, nonInferior: true, why: 'what is equivalent did not fall' },
    { losses: 1, gains: 5, nonInferior: true, why: 'an undecided gain rules a loss of the margin out' },
    { losses: 8, gains: 9, nonInferior: false, why: 'so many flips rule nothing out' },
    { losses: 12, gains: 0, nonInferior: false, why: 'a proven loss' },
    { losses: 4, gains: 0, nonInferior: false, why: 'a loss that is not proven, and may be larger than the margin' },
  ])('non-inferiority with $losses losses and $gains gains: $why', ({ losses, gains, nonInferior }) => {
    const { before, after } = flipped(losses, gains)
    const result = compared(before, after)
    expect([result.rows[0]?.nonInferior, result.nonInferior]).toEqual([nonInferior, nonInferior])
  })

  test('a proven loss that is shown to be smaller than a wide margin is non-inferior by itself, and the whole is not', () => {
    const { before, after } = flipped(8, 0)
    const result = compared(before, after, { margin: 0.3 })
    expect([result.verdict, result.rows[0]?.nonInferior, result.nonInferior]).toEqual(['worse', true, false])
  })

  test('what has no test has no non-inferiority', () => {
    const { before } = flipped(0, 0)
    const of = intents.map((intent) => ({ ...intent, cluster: 'all' }))
    expect(compared(before, before, { of })).toMatchObject({ nonInferior: null, rows: [{ nonInferior: null }] })
  })

  test('says what was chosen before and after, intent by intent', () => {
    const { before, after } = flipped(1, 1)
    expect(compared(before, after).flips).toEqual([
      { intent: 'i0', metric: 'selection', model: 'scripted', from: 'right', to: 'other', gain: -1 },
      { intent: 'i1', metric: 'selection', model: 'scripted', from: 'other', to: 'right', gain: 1 },
    ])
  })

  test('a comparison with itself flips nothing and is not undecided', () => {
    const { before } = flipped(0, 30)
    const result = compared(before, before)
    expect(result).toMatchObject({ verdict: 'equivalent', flips: [] })
    expect(result.rows[0]).toMatchObject({ p: 1, delta: { value: 0 } })
  })

  test('only intents that both sides were asked count', () => {
    const { before, after } = flipped(0, 12)
    expect(compared(before, after.slice(0, 60)).rows[0]?.delta.n).toBe(60)
    expect(compared(before, []).rows).toEqual([])
    expect(compared(before, []).verdict).toBe('undecided')
  })

  test('abstention flips are shown and never mixed into selection', () => {
    const quiet = intentOf('quiet', '', { expect: { kind: 'none' } })
    const result = compared(
      [right(intents[0] ?? quiet), trialOf('quiet', [], { selection: null, abstention: 1 })],
      [right(intents[0] ?? quiet), trialOf('quiet', ['x', 'y'], { selection: null, abstention: 0 })],
      { of: [...intents, quiet] },
    )
    expect(result.rows.map(({ metric, delta }) => [metric, delta.value])).toEqual([
      ['selection', 0],
      ['abstention', -1],
    ])
    expect(result.flips).toEqual([
      { intent: 'quiet', metric: 'abstention', model: 'scripted', from: '(none)', to: 'x + y', gain: -1 },
    ])
  })

  test('a retrieval model is judged by the tool at rank one', () => {
    const ranked = (id: string, tool: string, value: number): Trial => ({
      ...trialOf(id, [], {}),
      outcome: { ok: true, reply: replyOf([], [tool, 'b']), scores: { selection: { value: null }, 'retrieval@1': { value } } },
    })
    const result = compared(
      intents.map(({ id }, index) => ranked(id, 'a', index < 50 ? 0 : 1)),
      intents.map(({ id }) => ranked(id, 'z', 1)),
    )
    expect(result.verdict).toBe('better')
    expect(result.rows.map(({ metric }) => metric)).toEqual(['retrieval@1'])
    expect(result.flips[0]).toMatchObject({ from: 'a', to: 'z' })
  })
})

describe('failed trials', () => {
  test('drop their pair, are counted, and bound the difference', () => {
    const { before, after } = flipped(0, 10)
    const holes = after.map((trial, index) => (index < 4 ? failedOf(trial.intent) : trial))
    const [row] = compared(before, holes).rows
    // The four were wrong before: at worst they stay wrong, at best all are gained.
    expect(row?.delta).toMatchObject({ n: 96 })
    expect(row?.delta.value).toBeCloseTo(6 / 96, 12)
    expect(row?.dropped.pairs).toBe(4)
    expect(row?.dropped.worst).toBeCloseTo(6 / 100, 12)
    expect(row?.dropped.best).toBeCloseTo(10 / 100, 12)
  })

  test('on both sides leave everything open for that pair', () => {
    const before = intents.map((intent, index) => (index === 0 ? failedOf(intent.id) : right(intent)))
    const [row] = compared(before, before).rows
    expect(row?.dropped).toEqual({ pairs: 1, worst: -0.01, best: 0.01 })
  })

  test('of an intent that a metric never applies to are no loss to that metric', () => {
    const quiet = intentOf('quiet', '', { expect: { kind: 'none' } })
    const trials = [...intents.map((intent) => right(intent)), failedOf('quiet')]
    const { rows } = compared(trials, trials, { of: [...intents, quiet] })
    expect(rows.map(({ metric, dropped }) => [metric, dropped.pairs])).toEqual([['selection', 0]])
  })

  test('of every trial decide nothing', () => {
    const before = intents.map(({ id }) => failedOf(id))
    expect(compared(before, before)).toMatchObject({ rows: [], verdict: 'undecided' })
  })

  test('make an incomplete run an incomplete comparison', () => {
    expect(compare(runOf([]), runOf([], { incomplete: true }), { intents, margin: 0.05 }).incomplete).toBe(true)
  })
})

describe('clusters, repeats and fractional scores', () => {
  const grouped = (size: number) => intents.map((intent, index) => ({ ...intent, cluster: `c${Math.floor(index / size)}` }))
  const thrice = (trials: readonly Trial[], changed: number) =>
    [0, 1, 2].flatMap((repeat) =>
      trials.map((trial, index) =>
        repeat > 0 && index < changed ? trialOf(trial.intent, ['other'], { selection: 0 }, { repeat }) : { ...trial, repeat },
      ),
    )

  test.each([
    { name: 'clusters that gained', of: grouped(5), ...flipped(0, 40), verdict: 'better', method: '20 clusters' },
    { name: 'clusters that lost', of: grouped(5), ...flipped(40, 0), verdict: 'worse', method: '20 clusters' },
    { name: 'flips in three clusters only', of: grouped(5), ...flipped(0, 15), verdict: 'undecided', method: '20 clusters' },
    {
      name: 'repeats of which some went wrong',
      of: intents,
      before: thrice(flipped(0, 0).before, 0),
      after: thrice(flipped(0, 0).before, 10),
      verdict: 'worse',
      method: '100 intents',
    },
    {
      name: 'reciprocal ranks',
      of: intents,
      before: intents.map(({ id }) => trialOf(id, [], { selection: 0.5 })),
      after: intents.map(({ id }) => trialOf(id, [], { selection: 1 })),
      verdict: 'better',
      method: '100 intents',
    },
    {
      name: 'reciprocal ranks that stay',
      of: intents,
      before: intents.map(({ id }) => trialOf(id, [], { selection: 0.5 })),
      after: intents.map(({ id }) => trialOf(id, [], { selection: 0.5 })),
      verdict: 'equivalent',
      method: '100 intents',
    },
  ])('$name: $verdict', ({ of, before, after, verdict, method }) => {
    const result = compared(before, after, { of })
    expect(result.verdict).toBe(verdict)
    const [row] = result.rows
    expect(row).toMatchObject({ verdict, delta: { method: `sign-flip test over ${method}` } })
    expect(row?.needed === null).toBe(verdict !== 'undecided')
    expect((row?.delta.low ?? 0) > 0 || (row?.delta.high ?? 0) < 0).toBe(verdict === 'better' || verdict === 'worse')
    expect(result.collateral.every(({ delta }) => delta.low !== null)).toBe(true)
  })

  test.each([
    { of: grouped(100), why: 'none: 1 cluster is too few to tell a difference from chance; it takes 6' },
    { of: grouped(25), why: 'none: 4 clusters are too few to tell a difference from chance; it takes 6' },
  ])('$why', ({ of, why }) => {
    const { before, after } = flipped(0, 40)
    const result = compared(before, after, { of })
    expect(result.verdict).toBe('undecided')
    expect(result.rows[0]).toMatchObject({ p: null, needed: null, delta: { value: 0.4, low: null, high: null, method: why } })
  })

  test.each([NaN, Infinity, 2])('a score of %d yields a reason and no number', (odd) => {
    const { before, after } = flipped(0, 40)
    const [row] = compared(before, [trialOf('i0', ['x'], { selection: odd }), ...after.slice(1)]).rows
    expect(row).toMatchObject({ p: null, verdict: 'undecided' })
    expect(row?.delta).toMatchObject({
      low: null,
      high: null,
      method: 'none: 1 of 100 intents have a score that is not between 0 and 1',
    })
    expect(row?.after.value).toBeNull()
  })

  test('with repeats a flip is a fraction and names the usual choice', () => {
    const before = [0, 1, 2].map((repeat) =>
      trialOf('i0', [repeat === 0 ? 'a' : 'b'], { selection: repeat === 0 ? 1 : 0 }, { repeat }),
    )
    const after = [0, 1, 2].map((repeat) => trialOf('i0', ['a'], { selection: 1 }, { repeat }))
    expect(compared(before, after).flips).toEqual([
      { intent: 'i0', metric: 'selection', model: 'scripted', from: 'b', to: 'a', gain: 1 - 1 / 3 },
    ])
  })
})

describe('several models', () => {
  const together = (...of: readonly { readonly before: Trial[]; readonly after: Trial[] }[]) =>
    compared(
      of.flatMap(({ before }) => before),
      of.flatMap(({ after }) => after),
    )

  test.each<{ a: [number, number]; b: [number, number]; verdict: string }>([
    { a: [0, 12], b: [0, 12], verdict: 'better' },
    { a: [0, 12], b: [0, 0], verdict: 'better' },
    { a: [0, 0], b: [0, 0], verdict: 'equivalent' },
    { a: [0, 12], b: [8, 9], verdict: 'undecided' },
    { a: [12, 0], b: [8, 9], verdict: 'worse' },
    { a: [12, 0], b: [0, 12], verdict: 'worse' },
  ])('$a and $b losses and gains are $verdict in all', ({ a, b, verdict }) => {
    expect(together(flipped(...a, 'a'), flipped(...b, 'b')).verdict).toBe(verdict)
  })

  test('what passes alone need not pass among many (Holm)', () => {
    // Two losses and ten gains: p is 0.023 alone, and 0.046 is the most that Holm allows two models before 5 %.
    const pair = (model: string) => flipped(2, 10, model)
    expect(together(pair('a')).verdict).toBe('better')
    const three = together(pair('a'), pair('b'), pair('c'))
    expect(three.rows.map(({ verdict }) => verdict)).toEqual(['better', 'better', 'better'])
    expect(three.verdict).toBe('undecided')
  })

  test('a model that only one side asked decides nothing', () => {
    const { before, after } = flipped(0, 12)
    const lonely = intents.map((intent) => right(intent, { model: 'lonely' }))
    expect(compared([...before, ...lonely], after).verdict).toBe('undecided')
  })
})

describe('several metrics', () => {
  const quiet = Array.from({ length: 100 }, (_, index) => intentOf(`q${index}`, '', { expect: { kind: 'none' } }))
  const silent = (id: string, abstention: number) => trialOf(id, abstention === 1 ? [] : ['x'], { selection: null, abstention })

  /** Selection with these losses and gains, and of `asked` intents that want no call `called` get one after the change. */
  function guarded(losses: number, gains: number, asked: number, called: number) {
    const { before, after } = flipped(losses, gains)
    const some = quiet.slice(0, asked)
    return compared(
      [...before, ...some.map(({ id }) => silent(id, 1))],
      [...after, ...some.map(({ id }, index) => silent(id, index < called ? 0 : 1))],
      { of: [...intents, ...quiet] },
    )
  }

  test.each([
    { name: 'abstention that falls from 100 to 0 %', is: guarded(0, 0, 100, 100), verdict: 'worse' },
    { name: 'the same with better selection', is: guarded(0, 20, 100, 100), verdict: 'worse' },
    { name: 'a fall that few intents cannot prove', is: guarded(0, 0, 3, 3), verdict: 'undecided' },
    { name: 'better selection with a guard that fell by more than the margin', is: guarded(0, 20, 10, 1), verdict: 'undecided' },
    { name: 'better selection with a guard that hardly fell', is: guarded(0, 20, 30, 1), verdict: 'better' },
    { name: 'a guard within the margin', is: guarded(0, 0, 100, 1), verdict: 'equivalent' },
    { name: 'nothing moved', is: guarded(0, 0, 10, 0), verdict: 'equivalent' },
  ])('$name: $verdict', ({ is, verdict }) => {
    expect(is.verdict).toBe(verdict)
  })

  test('one metric of a model is its headline, and p-values are adjusted for all rows', () => {
    const { rows } = guarded(2, 10, 100, 6)
    expect(rows.map(({ metric, headline }) => [metric, headline])).toEqual([
      ['selection', true],
      ['abstention', false],
    ])
    const [selection, abstention] = rows
    expect(selection?.adjusted).toBeGreaterThan(selection?.p ?? 1)
    expect(abstention?.adjusted).toBeLessThanOrEqual(2 * (abstention?.p ?? 0))
  })

  test('a metric in which nothing moved is no part of what p-values are adjusted for', () => {
    const { before, after } = flipped(0, 12)
    const still = quiet.map(({ id }) => silent(id, 1))
    const result = compared([...before, ...still], [...after, ...still], { of: [...intents, ...quiet] })
    const [selection, abstention] = result.rows
    expect(selection?.moved).toBe(12)
    expect(selection?.adjusted).toBe(selection?.p)
    expect(abstention).toMatchObject({ moved: 0, p: 1, adjusted: 1 })
  })

  test('an intent is listed once a direction, under the first metric that moved, with the reason', () => {
    const [before, after] = [1, 0].map((value) => [
      {
        ...trialOf('i0', ['right'], {}),
        outcome: {
          ok: true as const,
          reply: replyOf(['right']),
          scores: {
            selection: { value: 1 },
            arguments: { value, because: 'id is wrong' },
            invented: { value },
            forbidden: { value },
          },
        },
      },
    ])
    expect(compared(before ?? [], after ?? []).flips).toEqual([
      { intent: 'i0', metric: 'arguments', model: 'scripted', from: 'right', to: 'right', gain: -1, because: 'id is wrong' },
      { intent: 'i0', metric: 'forbidden', model: 'scripted', from: 'right', to: 'right', gain: -1 },
    ])
  })
})

describe('collateral', () => {
  test('shows what each expected tool lost, the greatest loss first', () => {
    const before = intents.map((intent) => right(intent))
    const after = intents.map((intent, index) => (index % 2 === 0 && index < 40 ? wrong : right)(intent))
    const { collateral } = compared(before, after)
    expect(collateral.map(({ tool, delta }) => [tool, delta.value, delta.n])).toEqual([
      ['even', -0.4, 50],
      ['odd', 0, 50],
    ])
    expect(collateral[0]?.delta.high).toBeLessThan(0)
    expect(collateral[1]?.delta.low).toBeLessThanOrEqual(0)
    expect(collateral[1]?.delta.high).toBeGreaterThanOrEqual(0)
    expect(collateral[0]?.delta.method).toContain('Benjamini-Hochberg')
  })

  test('counts an intent for every tool of its first answer, once', () => {
    const of = [intentOf('both', '', { expect: callsOf('a', 'b', 'b') })]
    const trials = [trialOf('both', ['a'], { selection: 1 })]
    expect(compared(trials, trials, { of }).collateral.map(({ tool, delta }) => [tool, delta.n])).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  test('one tool that looks lost by itself is not among twenty', () => {
    const of = Array.from({ length: 400 }, (_, index) => intentOf(`i${index}`, `tool${Math.floor(index / 20)}`))
    const before = of.map((intent) => right(intent))
    const lost = (some: readonly Intent[]) => some.map((intent) => (Number(intent.id.slice(1)) < 6 ? wrong : right)(intent))
    const alone = compared(before.slice(0, 20), lost(of.slice(0, 20)), { of })
    expect(alone.collateral[0]?.delta.high).toBeLessThan(0)
    const among = compared(before, lost(of), { of })
    expect(among.collateral[0]?.tool).toBe('tool0')
    expect(among.collateral[0]?.delta.high).toBeGreaterThanOrEqual(0)
  })
})

test('rows follow the order of the summary', () => {
  const trials = [trialOf('i0', ['right'], { selection: 1, arguments: 0, invented: 1 })]
  const estimate = { value: null, low: null, high: null, n: 0, clusters: 0, method: '' }
  const summary = ['invented', 'selection', 'arguments'].map((metric) => ({ metric, label: '', model: 'scripted', estimate }))
  const { rows } = compare(runOf(trials, { summary }), runOf(trials), { intents, margin: 0.05 })
  expect(rows.map(({ metric }) => metric)).toEqual(['invented', 'selection', 'arguments'])
})

test('models follow the order in which the user named them, not that of the trials', () => {
  const trials = ['b', 'a'].map((model) => trialOf('i0', ['right'], { selection: 1, invented: 1 }, { model }))
  const { manifest } = runOf([])
  const models = ['a', 'b'].map((model) => ({ model, kind: 'scripted' as const, reported: [], parameters: {} }))
  const run = runOf(trials, { manifest: { ...manifest, models } })
  const { rows } = compare(run, run, { intents, margin: 0.05 })
  expect(rows.map(({ metric, model }) => `${metric} ${model}`)).toEqual([
    'selection a',
    'selection b',
    'invented a',
    'invented b',
  ])
})

test('a model that was never reached leaves the verdict undecided', () => {
  const { before, after } = flipped(0, 12)
  const { manifest } = runOf([])
  const models = ['scripted', 'dead'].map((model) => ({ model, kind: 'scripted' as const, reported: [], parameters: {} }))
  const named = { manifest: { ...manifest, models } }
  expect(compare(runOf(before, named), runOf(after, named), { intents, margin: 0.05 }).verdict).toBe('undecided')
})
