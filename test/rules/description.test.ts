import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint, type ActiveRule } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { toolsetOf } from '../../src/lint/example.ts'
import { limitsOf } from '../../src/lint/limits.ts'
import type { Json } from '../../src/core/json.ts'

const active: ActiveRule[] = Object.entries(rules)
  .filter(([id]) => id.startsWith('description/'))
  .map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

const run = (...descriptions: Json[]) =>
  lint(toolsetOf({ tools: descriptions.map((description, index) => ({ name: `tool_${index}`, description })) }), active)

const LONG: Readonly<Record<string, string>> = {
  'one word without an end': 'a'.repeat(34_000),
  '5,000 code spans': 'Use `x` '.repeat(5_000),
  'unclosed quotes and code': `"'\`<p `.repeat(6_000),
  'openers upon openers': 'This tool allows you to '.repeat(1_500),
  'praise upon praise': 'the most powerful, fastest and '.repeat(1_200),
  'ways that are best': 'The best way to '.repeat(2_200),
  'tags and entities': '<p>&amp;</p>'.repeat(3_000),
  'spaces and line breaks': ' \n'.repeat(17_000),
  'wrapped lines': 'lower\n    lower '.repeat(2_000),
  'right to left': 'ابحث في دليل السياسات. '.repeat(1_500),
  'surrogates, some of them alone': '👩‍💻\ud83d '.repeat(5_000),
  'wrappers upon wrappers': 'wraps wrapper of calls the OrderService'.repeat(900),
  'changes upon changes': 'changed in 1.2 and in v1.3 added in '.repeat(900),
  'brackets that nothing closes': 'see (once (the '.repeat(2_200),
  'queries without an end': 'SELECT a FROM SELECT b '.repeat(1_400),
  'orders to choose another tool': 'choose the corresponding get tool; '.repeat(1_000),
}

describe('long and hostile texts', () => {
  test.each(Object.keys(LONG))('%s: no rule throws, and messages stay short', (name) => {
    const text = LONG[name] ?? ''
    const { diagnostics, problems } = run(text, `Search ${text}`, text.slice(0, 300), 'List pages.', 'Get a page.', 'Read it.')
    expect(problems).toEqual([])
    for (const { message, rule } of diagnostics) expect(message.length, rule).toBeLessThanOrEqual(420)
  })

  test.each([[null], [7], [[]], [{}], [true], ['']])('a description that is %j', (description) => {
    expect(run(description, description).problems).toEqual([])
  })
})

describe('description/truncated', () => {
  const [limit] = limitsOf([], 'description-bytes')
  const most = limit?.most ?? 0
  const truncated = (description: string) => run(description).diagnostics.filter(({ rule }) => rule === 'description/truncated')
  const TAIL = 'Never pass the number of a customer contract: the answer would list every party.'

  test('counts bytes of UTF-8 and points at what is lost', () => {
    expect(most).toBeGreaterThan(1000)
    const fits = `Search the handbook. ${'x'.repeat(most - 21)}`
    expect(truncated(fits)).toEqual([])
    const [found] = truncated(`${fits} ${TAIL}`)
    expect(found?.words).toEqual({ start: most, end: most + 1 + TAIL.length })
    expect(found?.message).toContain(TAIL)
  })

  test.each([
    ['é', 2],
    ['界', 3],
    ['👍', 4],
  ])('a character such as %s counts %i bytes', (character, bytes) => {
    const filled = character.repeat(Math.floor(most / bytes))
    expect(truncated(filled)).toEqual([])
    expect(truncated(`${filled} ${TAIL}`)[0]?.words?.end).toBe(filled.length + 1 + TAIL.length)
  })

  test('says nothing where only a closing phrase is lost', () => {
    expect(truncated(`${'x'.repeat(most)} Thank you!`)).toEqual([])
  })
})

describe('description/boilerplate', () => {
  test('says what the copies cost and names every holder', () => {
    const said = `${'The answer is limited to what the signed-in user may see in the workspace'.repeat(2)}.`
    const texts = Array.from({ length: 12 }, (_, index) => `Read part ${index}. ${said}`)
    const [found] = run('Read it.', ...texts).diagnostics.filter(({ rule }) => rule === 'description/boilerplate')
    expect(found?.index).toBe(1)
    expect(found?.related).toHaveLength(11)
    expect(found?.message).toContain('appears in 12 tools')
    expect(found?.message).toContain(`${Math.round((said.length * 11) / 4)} tokens`)
  })
})
