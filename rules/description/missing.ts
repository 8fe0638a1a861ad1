import { isObject, kindOf, own } from '../../src/core/json.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The description is absent, blank or not a string.',
  why: 'A model chooses tools by name and description. Without a description it has only the name. Describe what the tool does to which object, when to call it, and what it returns.',
  proof: 'No judgement is needed: the field is absent, blank, or not a string.',
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
      says: 'Small servers with mostly distinct names: descriptions helped two of three small models, and search.',
    },
    {
      kind: 'recomputed',
      row: 'agentgauge/confusable',
      says: 'If names do not distinguish the tools, descriptions decide, for a model and for search.',
    },
    {
      kind: 'recomputed',
      row: 'agentgauge/described-call',
      says: 'Share of right tools, multiplied by the share of conditions on arguments that were met, as the source counts them. The gain is smaller, because the arguments did not get better.',
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
        message: `The description is ${kindOf(given)}, so clients do not show it to the model. Make it a string.`,
      }
      return
    }
    yield {
      at: given === undefined ? '' : '/description',
      message: `${given === undefined ? 'There is no description' : 'The description is blank'}. A model can choose this tool only by its name. Describe what the tool does, when to call it and what it returns.`,
    }
  },
  plant({ index }, random) {
    return [{ tool: index, at: '/description', to: pick([undefined, '', '   ', '\n', null], random) }]
  },
})
