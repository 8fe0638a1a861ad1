import { defineRule } from '../../src/lint/rule.ts'

const READ_BY = { model: 'reader-1', on: '2026-11-30', prompt: '1.0', decided: 'look' } as const
const ORDERS = 'Lists the orders of a customer.'

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A model found two statements that cannot both be true, and no comparison of ours decides it.',
  why: 'Only a model can see this fault, so the finding exists only after `rightcall read`, which stores the results in `rightcall.reading.jsonl`. The program found every quote in the tool, and checks it again in every run. The contradiction itself is the judgement of the model. A second request with only the two quotes confirmed it. Make both statements describe what the server does. If a comparison of the values can decide, the finding has the name of the rule that compares, such as `consistency/default-conflict`.',
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
    good: [{ tools: [{ description: ORDERS }] }, { tools: [{ description: `${ORDERS} Returns the newest first.` }] }],
    bad: [
      {
        tools: [{ description: `${ORDERS} Returns the newest first. The last entry is the most recent one.` }],
        readings: [
          {
            rule: 'reading/contradiction',
            finding: {
              tool: 0,
              at: '/description',
              words: { start: 58, end: 96 },
              message:
                '"The last entry is the most recent one." contradicts "Returns the newest first.". A model reads the list from the wrong end. Make both describe what the server does.',
              readBy: {
                ...READ_BY,
                quotes: [
                  { at: '/description', quote: 'The last entry is the most recent one.' },
                  { at: '/description', quote: 'Returns the newest first.' },
                ],
              },
            },
          },
        ],
      },
      {
        tools: [{ name: 'archive_order', description: 'Deletes an order for good.' }],
        readings: [
          {
            rule: 'reading/contradiction',
            finding: {
              tool: 0,
              at: '/name',
              message:
                'The name "archive_order" contradicts "Deletes an order for good.". A model that wants to keep the order loses it. Make both describe what the server does.',
              readBy: {
                ...READ_BY,
                quotes: [
                  { at: '/name', quote: 'archive_order' },
                  { at: '/description', quote: 'Deletes an order for good.' },
                ],
              },
            },
          },
        ],
      },
    ],
  },
  check: (_, { readings }) => readings.flatMap(({ rule, finding }) => (rule === 'reading/contradiction' ? [finding] : [])),
})
