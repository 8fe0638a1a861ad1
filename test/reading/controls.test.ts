import { describe, expect, test } from 'vitest'
import { isObject, own, ownString, type Json } from '../../src/core/json.ts'
import { isPointer, valueAt } from '../../src/core/pointer.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import type { Asking, Control } from '../../src/reading/asking.ts'
import { chanceFrom } from '../../src/reading/chance.ts'
import { controlsFor, controlsIn } from '../../src/reading/controls.ts'
import type { ReadingKind } from '../../src/reading/kinds.ts'
import type { Reported } from '../../src/reading/reply.ts'
import { parametersOf } from '../../src/schema/parameters.ts'

const EMPTY = toolsetFrom({ uri: 'tools.json', tools: [] })
const SEEDS = Array.from({ length: 150 }, (_, index) => `seed ${index}`)
const ALL = SEEDS.map((seed) => controlsFor(EMPTY, chanceFrom(seed, 'test')))

function textAt(control: Control, at: string): string {
  const value = isPointer(at) ? valueAt(control.tool, at) : undefined
  return typeof value === 'string' ? value : ''
}

describe('the synthetic tools of a request', () => {
  test('are two with planted faults of different kinds, and two clean ones, all about different things', () => {
    for (const controls of ALL) {
      const kinds = controls.flatMap(({ planted }) => (planted === undefined ? [] : [planted.kind]))
      expect(new Set(kinds).size).toBe(2)
      expect(controls).toHaveLength(4)
      expect(new Set(controls.map(({ tool }) => ownString(tool, 'name'))).size).toBe(4)
    }
  })

  test('hold the planted words where they are said to, and something there to contradict', () => {
    for (const control of ALL.flat()) {
      const { planted } = control
      if (planted === undefined) continue
      expect(textAt(control, planted.at)).toContain(planted.words)
      expect(valueAt(control.tool, planted.against)).toBeDefined()
    }
  })

  test('have nothing left to fill in, and a schema whose required parameters exist', () => {
    for (const { tool } of ALL.flat()) {
      expect(JSON.stringify(tool)).not.toMatch(/\{[a-z_]+\}|\bundefined\b|\bNaN\b/)
      const names = parametersOf(toolFrom(tool, 0, undefined)).map(({ name }) => name)
      const required = valueAt(tool, '/inputSchema/required')
      for (const name of Array.isArray(required) ? required : []) expect(names).toContain(name)
    }
  })

  test('come in many kinds, forms and subjects', () => {
    const planted = ALL.flat().flatMap((control) => (control.planted === undefined ? [] : [control.planted]))
    expect(new Set(planted.map(({ kind }) => kind)).size).toBe(8)
    expect(new Set(planted.map(({ at }) => at.endsWith('/description') && at !== '/description')).size).toBe(2)
    expect(new Set(ALL.flat().map(({ tool }) => ownString(tool, 'description'))).size).toBeGreaterThan(550)
  })

  test('cannot be told from one another by a name, by a parameter or by having annotations', () => {
    const marks = (isClean: boolean): Set<string> =>
      new Set(
        ALL.flat()
          .filter(({ planted }) => (planted === undefined) === isClean)
          .flatMap(({ tool }) => [
            (ownString(tool, 'name') ?? '').split('_')[0] ?? '',
            `annotated: ${Object.hasOwn(tool, 'annotations')}`,
            `required: ${Object.hasOwn(Object(own(tool, 'inputSchema')), 'required')}`,
          ]),
      )
    expect([...marks(true)].sort()).toEqual([...marks(false)].sort())
  })
})

test('synthetic tools are named as the list names its tools', () => {
  const names = (list: readonly string[]): string[] => {
    const tools = list.map((name, index) => toolFrom({ name, title: 'A', annotations: {} }, index, undefined))
    return controlsFor(toolsetFrom({ uri: 'a', tools }), chanceFrom('s', 'test')).map(({ tool }) => ownString(tool, 'name') ?? '')
  }
  for (const name of names(['listPens', 'getPen', 'addPen'])) expect(name).toMatch(/^[a-z]+(?:[A-Z][a-z]+)+$/)
  for (const name of names(['list-pens', 'get-pen', 'add-pen'])) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
  for (const name of names(['pen_list_all', 'pen_get_one', 'pen_add_new'])) expect(name).toMatch(/^pen_[a-z]+_/)
})

const [PLANTED_ONE, PLANTED_TWO, CLEAN_ONE, CLEAN_TWO] = ALL[0] ?? []
const ASKING: Asking = {
  request: { system: '', says: '', tools: [], repeat: 0 },
  places: new Map(
    [PLANTED_ONE, PLANTED_TWO, CLEAN_ONE, CLEAN_TWO].flatMap((control, index) =>
      control === undefined ? [] : [[`t${index + 1}`, { kind: 'control' as const, control }] as const],
    ),
  ),
}

function found(id: string, at: string, quote: string, kind: ReadingKind = 'range'): Reported {
  const claim = { at, quote, about: 'limit', value: '' }
  return { id, finding: { kind, certainty: 'proved', at, claims: [claim], what: '' } }
}

const words = (control: Control | undefined): string => control?.planted?.words ?? ''
const against = (control: Control | undefined): string => control?.planted?.against ?? ''
const both = [found('t1', '/description', words(PLANTED_ONE)), found('t2', against(PLANTED_TWO), '1')]

describe('how a reader did', () => {
  test.each([
    ['reports both by quote and by place', both, { found: 2, flagged: 0, refused: false }],
    [
      'reports a part of the words',
      [found('t1', '/x', words(PLANTED_ONE).slice(0, 20))],
      { found: 1, flagged: 0, refused: false },
    ],
    ['reports nothing', [], { found: 0, flagged: 0, refused: true }],
    ['reports the words under another id', [found('t2', '/x', words(PLANTED_ONE))], { found: 0, flagged: 0, refused: true }],
    ['quotes nothing', [found('t1', '/x', ''), found('t2', '', '')], { found: 0, flagged: 0, refused: true }],
    ['quotes a single letter', [found('t1', '/x', 'a')], { found: 0, flagged: 0, refused: true }],
    [
      'calls a planted fault unclear',
      [found('t1', '/description', words(PLANTED_ONE), 'vague')],
      { found: 0, flagged: 0, refused: true },
    ],
    ['accuses one clean tool', [...both, found('t3', '/description', 'x')], { found: 2, flagged: 1, refused: false }],
    [
      'accuses both clean tools',
      [...both, found('t3', '/x', 'x'), found('t4', '/x', 'x')],
      { found: 2, flagged: 2, refused: true },
    ],
    [
      'finds clean tools unclear',
      [...both, found('t3', '/x', 'x', 'told'), found('t4', '/x', 'x', 'vague')],
      { found: 2, flagged: 0, refused: false },
    ],
    ['repeats itself', [...both, ...both], { found: 2, flagged: 0, refused: false }],
  ])('who %s', (_, reported, counts) => {
    expect(controlsIn(reported, ASKING)).toMatchObject({ planted: 2, clean: 2, ...counts })
  })

  test('a request without synthetic tools refuses nobody', () => {
    expect(controlsIn([], { ...ASKING, places: new Map() })).toMatchObject({ planted: 0, refused: false })
  })
})

test('no sentence that is planted stands in a clean tool', () => {
  const clean: Json[] = ALL.flat().flatMap(({ tool, planted }) => (planted === undefined ? [tool] : []))
  const texts = clean.map((tool) => JSON.stringify(isObject(tool) ? tool : {}))
  for (const { planted } of ALL.flat()) {
    if (planted !== undefined && planted.words.length > 30)
      expect(texts.filter((text) => text.includes(planted.words))).toEqual([])
  }
})
