import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { gapNotes } from '../../src/session/gap-notes.ts'

const set = (uri: string, ...names: string[]) =>
  toolsetFrom({ uri, tools: names.map((name, index) => toolFrom({ name }, index, undefined)) })

test('what is read in part is told once a cause, not once a file', () => {
  const part = (uri: string, tool: string | undefined, why: string) => ({ uri, tool, why })
  expect(
    gapNotes([
      {
        toolsets: [set('a.ts', 'a', 'b')],
        gaps: [part('a.ts', 'a', 'a condition'), part('a.ts', undefined, 'a call of `load`')],
      },
      { toolsets: [set('b.ts', 'c')], gaps: [part('b.ts', 'c', 'a condition')] },
      { toolsets: [set('tools.json', 'x', 'y')] },
    ]),
  ).toEqual([
    '2 of 3 tools were read only in part, because source code is not run. Rules report nothing about the unknown parts:',
    '  - a condition: 2 tools (such as a, a.ts)',
    'Other tools cannot be read without running the code:',
    '  - a call of `load`: a.ts',
  ])
})

test('of many causes the rest is counted', () => {
  const gaps = Array.from({ length: 8 }, (_, index) => ({ uri: 'a.ts', tool: 'a', why: `cause ${index}` }))
  expect(gapNotes([{ toolsets: [set('a.ts', 'a')], gaps }]).at(-1)).toBe('  - 3 other causes')
})

test('what is known as a whole has no notes', () => {
  expect(gapNotes([{ toolsets: [set('a.ts', 'a')], gaps: [] }])).toEqual([])
})
