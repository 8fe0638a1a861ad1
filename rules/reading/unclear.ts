import { defineRule } from '../../src/lint/rule.ts'

const READ_BY = { model: 'reader-1', on: '2026-11-30', prompt: '1.0', decided: 'look' } as const

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A model read a text that leaves open what a caller has to know.',
  why: 'Nobody but a model sees this fault, so it is here only if somebody ran `rightcall read`, which keeps what was read in `rightcall.reading.jsonl`. Every quote was found in the tool by the program, and is found again in every run; that something is unclear is the judgement of the model. It is a warning where a second look agreed, and advice otherwise. Say what is missing where the quoted words stand: what the tool does, what to pass, what comes back, when another tool is the right one.',
  evidence: [
    {
      kind: 'measured',
      ref: '20 lists of tools with 160 faults planted by two authors who know no rule',
      says: 'A strong model that read them once pointed at 158 of the faults, at none of 100 look-alikes, and all of its 320 quotes stood there; our rules found 42.',
      checked: '2026-11-29',
    },
  ],
  needs: 'reading',
  examples: {
    good: [
      { tools: [{ description: 'Lists the rooms of a building with their seats.' }] },
      { tools: [{ description: 'Lists the rooms of a building, by floor, with seats and equipment.' }] },
    ],
    bad: [
      {
        tools: [{ description: 'Handles rooms as agreed.' }],
        readings: [
          {
            rule: 'reading/unclear',
            finding: {
              tool: 0,
              at: '/description',
              words: { start: 0, end: 24 },
              message: '"Handles rooms as agreed." does not tell what the tool does. Say what happens when it is called.',
              readBy: { ...READ_BY, quotes: [{ at: '/description', quote: 'Handles rooms as agreed.' }] },
            },
          },
        ],
      },
      {
        tools: [{ inputSchema: { type: 'object', properties: { scope: { type: 'string', description: 'The usual scope.' } } } }],
        readings: [
          {
            rule: 'reading/unclear',
            finding: {
              tool: 0,
              at: '/inputSchema/properties/scope/description',
              words: { start: 0, end: 16 },
              message: '"The usual scope." does not tell what to pass. Name the values and what each means.',
              readBy: { ...READ_BY, quotes: [{ at: '/inputSchema/properties/scope/description', quote: 'The usual scope.' }] },
            },
          },
        ],
      },
    ],
  },
  check: (_, { readings }) => readings.flatMap(({ rule, finding }) => (rule === 'reading/unclear' ? [finding] : [])),
})
