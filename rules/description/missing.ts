import { isObject, kindOf, own } from '../../src/core/json.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The description is absent, blank or not a string.',
  why: 'A model chooses by name and description alone; without a description it has only the name to go by. Say what the tool does to which object, when to call it, and what comes back.',
  proof: 'Decided without reading: the field is absent, blank, or no string.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'Extremely detailed descriptions are by far the most important factor in tool performance.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'agentgauge/described',
      says: 'Small servers whose names mostly tell the tools apart: descriptions helped two of three small models, and search.',
    },
    {
      kind: 'recomputed',
      row: 'agentgauge/confusable',
      says: 'Where names do not tell tools apart, descriptions decide, for a model and for search.',
    },
    {
      kind: 'recomputed',
      row: 'agentgauge/described-call',
      says: 'Right tool times the share of conditions on arguments that were kept, as the source counts them: less is gained, since the arguments did not get better.',
    },
  ],
  examples: {
    good: [{}, { description: 'Return the current UTC time as an ISO 8601 string.' }],
    bad: [{ description: undefined }, { description: '  \n' }, { description: 7 }],
  },
  *check(tool) {
    if (tool.description?.trim()) return
    const given = isObject(tool.raw) ? own(tool.raw, 'description') : undefined
    if (given !== undefined && typeof given !== 'string') {
      yield {
        at: '/description',
        message: `The description is ${kindOf(given)}, so clients show the model none. Make it a string.`,
      }
      return
    }
    yield {
      at: given === undefined ? '' : '/description',
      message: `${given === undefined ? 'There is no description' : 'The description is blank'}; a model has only the name to choose by. Say what it does, when to call it and what comes back.`,
    }
  },
  plant({ index }, random) {
    return [{ tool: index, at: '/description', to: pick([undefined, '', '   ', '\n', null], random) }]
  },
})
