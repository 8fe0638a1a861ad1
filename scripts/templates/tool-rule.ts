import { cue } from '../../src/lint/prose/text/cues.ts'
import { defineRule } from '../../src/lint/rule.ts'

// a pattern is slow and a cue is fast: the pattern runs only over texts that have a word of the cue
const mayHold = cue('replaceme')
const DEFECT = /\breplaceme\b/i

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'Replace this: say in one sentence when the rule fires.',
  why: 'Replace this: say why a model stumbles on it, what to write instead, and when the rule stays silent.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'Replace this: the address of the page that says so, or what was measured on which tools.',
      says: 'Replace this: what it says, in your own words.',
      checked: '2000-01-01',
    },
  ],
  examples: {
    good: [{}, { description: 'Replace me in the rota: book another engineer for one shift, and return the booking.' }],
    bad: [
      { description: 'Search the replaceme handbook by keyword and return up to 10 passages.' },
      { description: 'List the opening hours of every office. REPLACEME' },
    ],
  },
  *check({ description }) {
    if (description === undefined || !mayHold(description)) return
    const found = DEFECT.exec(description)
    if (found === null) return
    yield {
      at: '/description',
      words: { start: found.index, end: found.index + found[0].length },
      message: `"${found[0]}" is wrong here, and a model stumbles on it because of this (replace this). Write that instead.`,
    }
  },
  plant({ index, description }) {
    return description === undefined ? undefined : [{ tool: index, at: '/description', to: `${description} replaceme` }]
  },
})
