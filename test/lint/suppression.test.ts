import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/finding.ts'
import { suppressedIn } from '../../src/lint/suppression.ts'

const KNOWN = ['description/vague', 'description/opener', 'name/generic']

/** Words in capitals are findings: `VAGUE`, `OPENER`, `GENERIC`. Comments are what stands between `/*` and its end, or behind `//`. */
function judge(text: string, ran: (rule: string) => boolean = () => true) {
  const comments = [...text.matchAll(/\/\*([^]*?)\*\/|\/\/(.*)/g)].map(({ 0: whole, 1: block, 2: line = '', index }) => ({
    span: { start: index, end: index + whole.length },
    text: block ?? line,
  }))
  const found = [...text.matchAll(/VAGUE|OPENER|GENERIC/g)].map(({ 0: word, index }) => ({
    diagnostic: diagnosticOf(KNOWN.find((id) => id.endsWith(word.toLowerCase())) ?? ''),
    place: { start: index, end: index + word.length },
  }))
  const { suppressed, faults, unused } = suppressedIn(text, comments, found, { known: KNOWN, ran })
  const left = found
    .filter(({ diagnostic }) => !suppressed.has(diagnostic))
    .map(({ place }) => text.slice(place.start, place.end))
  return { left, faults: faults.map(({ message }) => message), unused: unused.map(({ message, hint }) => `${message} ${hint}`) }
}

function diagnosticOf(rule: string): Diagnostic {
  return {
    rule,
    severity: 'warn',
    certainty: 'likely',
    message: '',
    toolset: '',
    index: 0,
    tool: '',
    at: '',
    words: undefined,
    uri: '',
    span: undefined,
    related: [],
    patches: [],
    fingerprint: '',
  }
}

describe('a comment suppresses', () => {
  test.each([
    ['in the next line', '// rightcall-disable-next-line description/vague -- why\nVAGUE\nVAGUE', ['VAGUE']],
    ['behind white space, as a block', '  /* rightcall-disable-next-line description/vague -- why */\n  x: VAGUE', []],
    ['behind a comment of several lines', '/* rightcall-disable-next-line\n description/vague\n -- why */\nVAGUE', []],
    ['in its own line, before and behind itself', 'VAGUE // rightcall-disable-line description/vague -- why\nVAGUE', ['VAGUE']],
    ['only what it names', '// rightcall-disable-next-line description/vague -- why\nVAGUE OPENER', ['OPENER']],
    ['several rules', '// rightcall-disable-next-line description/vague, name/generic -- why\nVAGUE GENERIC OPENER', ['OPENER']],
    ['a family', '// rightcall-disable-next-line description/* -- why\nVAGUE OPENER GENERIC', ['GENERIC']],
    ['everything', '// rightcall-disable-next-line * -- why\nVAGUE OPENER GENERIC', []],
    [
      'below other comments of ours',
      '// rightcall-disable-next-line description/vague -- why\n// rightcall-disable-next-line name/generic -- why\nVAGUE GENERIC',
      [],
    ],
    ['to the end', 'VAGUE\n/* rightcall-disable description/vague -- why */\nVAGUE\nVAGUE', ['VAGUE']],
    ['until it is ended', '/* rightcall-disable description/vague -- why */ VAGUE /* rightcall-enable */ VAGUE', ['VAGUE']],
    [
      'until one rule of a family is ended',
      '/* rightcall-disable * -- why */ VAGUE GENERIC\n/* rightcall-enable name/generic */ VAGUE GENERIC',
      ['GENERIC'],
    ],
    [
      'twice',
      '/* rightcall-disable description/vague -- a *//* rightcall-enable *//* rightcall-disable description/vague -- b */VAGUE',
      [],
    ],
    ['under every line ending', '// rightcall-disable-next-line description/vague -- why\r\nVAGUE\r\nVAGUE', ['VAGUE']],
    ['with more hyphens', '// rightcall-disable-next-line description/vague ---- why\nVAGUE', []],
  ])('%s', (_, text, left) => {
    const judged = judge(text)
    expect(judged.left).toEqual(left)
    expect(judged.faults).toEqual([])
  })
})

describe('a comment that cannot be followed suppresses nothing and is told', () => {
  test.each([
    ['without a reason', 'rightcall-disable-next-line description/vague', /gives no reason/],
    ['with hyphens and nothing behind', 'rightcall-disable-next-line description/vague --', /gives no reason/],
    ['without a rule', 'rightcall-disable-next-line -- why', /names no rule/],
    [
      'with a rule that does not exist',
      'rightcall-disable-next-line description/vage -- why',
      /"description\/vage", which does not exist/,
    ],
    ['with a glob of none', 'rightcall-disable-next-line prose/* -- why', /"prose\/\*", which does not exist/],
    ['misspelt', 'rightcall-disable-nextline description/vague -- why', /no comment `rightcall-disable-nextline`/],
  ])('%s', (_, comment, says) => {
    const { left, faults } = judge(`// ${comment}\nVAGUE`)
    expect(left).toEqual(['VAGUE'])
    expect(faults).toEqual([expect.stringMatching(says)])
  })

  test('but what else it names counts', () => {
    const { left, faults } = judge('// rightcall-disable-next-line description/vage name/generic -- why\nVAGUE GENERIC')
    expect([left, faults.length]).toEqual([['VAGUE'], 1])
  })
})

test('a comment with the reason that an editor put in suppresses, and is told until a person writes one', () => {
  const { left, faults } = judge('// rightcall-disable-next-line description/vague -- say why this is right\nVAGUE')
  expect(left).toEqual([])
  expect(faults).toEqual([expect.stringMatching(/gives no reason yet/)])
})

test('a comment that only begins alike is just a comment', () => {
  expect(judge('// rightcall-action runs here\nVAGUE')).toEqual({ left: ['VAGUE'], faults: [], unused: [] })
  expect(judge('// see rightcall-disable-next-line\nVAGUE')).toEqual({ left: ['VAGUE'], faults: [], unused: [] })
})

describe('a comment that suppresses nothing', () => {
  test('is told, with the line where the next such finding is', () => {
    const { unused } = judge('// rightcall-disable-next-line description/vague -- why\nname\nVAGUE')
    expect(unused).toEqual([expect.stringMatching(/description\/vague finds nothing there\. The next finding is in line 3/)])
  })

  test('is told rule by rule', () => {
    const { unused } = judge('// rightcall-disable-next-line description/vague, name/generic -- why\nVAGUE')
    expect(unused).toEqual([expect.stringMatching(/: name\/generic finds nothing there\. Remove it\./)])
  })

  test('is not told where its rule was not asked', () => {
    expect(judge('// rightcall-disable-next-line description/vague -- why\n', () => false).unused).toEqual([])
  })

  test('and an end of nothing are told, but not beside a comment that cannot be followed', () => {
    expect(judge('/* rightcall-enable */').unused).toEqual([expect.stringMatching(/ends nothing/)])
    const { faults, unused } = judge('/* rightcall-disable description/vague */ VAGUE /* rightcall-enable */')
    expect([faults.length, unused]).toEqual([1, []])
  })
})
