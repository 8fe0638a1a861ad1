import { defineRule } from '../../src/lint/rule.ts'

const READ_BY = { model: 'reader-1', on: '2026-11-30', prompt: '1.0', decided: 'look' } as const

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A model found a text that does not state something a caller has to know.',
  why: 'Only a model can see this fault, so the finding exists only after `rightcall read`, which stores the results in `rightcall.reading.jsonl`. The program found every quote in the tool, and checks it again in every run. That something is unclear is the judgement of the model. The finding is a warning if a second look agreed, and otherwise advice. Add the missing fact next to the quoted words: what the tool does, what to pass, what it returns, or when another tool is the right one.',
  evidence: [
    {
      kind: 'measured',
      ref: '20 lists of tools with 160 faults planted by two authors who know no rule',
      says: 'A strong model that read them once reported 158 of the faults and none of 100 look-alikes. All of its 320 quotes were in the texts. Our rules found 42.',
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
              message: '"Handles rooms as agreed." does not state what the tool does. Describe what a call does.',
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
              message: '"The usual scope." does not state what to pass. Name the values and explain each.',
              readBy: { ...READ_BY, quotes: [{ at: '/inputSchema/properties/scope/description', quote: 'The usual scope.' }] },
            },
          },
        ],
      },
    ],
  },
  check: (_, { readings }) => readings.flatMap(({ rule, finding }) => (rule === 'reading/unclear' ? [finding] : [])),
})
