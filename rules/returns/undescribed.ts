import { isEnglish } from '../../src/lint/prose/language.ts'
import { saysWhatComesBack } from '../../src/lint/prose/results.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'Neither the prose nor an output schema says what comes back.',
  why:
    'A model plans several calls ahead, and it can only count on an id or a status that it knows will be in the answer. One clause is enough: "Returns the new ticket\'s id". ' +
    'A verb that hands something out ("List all projects", "Get the invoice") says what comes back; "Create a ticket" does not. It is info: it fires on a third of real tools, and mostly the answer matters little.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Describe the purpose of the function, each parameter and its format, and what the output represents.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Move a passage to another section.' },
      { description: 'List all sections of the policy handbook', outputSchema: undefined },
      { description: 'Archive a handbook section and return its new address.', outputSchema: undefined },
      { description: '归档手册章节', outputSchema: undefined },
    ],
    bad: [
      { description: 'Look after the policy handbook on the shelf.', outputSchema: undefined },
      { description: 'Ask the policy handbook a question in plain English.', outputSchema: undefined },
    ],
  },
  *check({ description, outputSchema }) {
    if (!description?.trim() || outputSchema !== undefined || saysWhatComesBack(description) || !isEnglish(description)) return
    yield {
      at: '/description',
      message:
        'Nothing says what comes back, so a model cannot plan the next call with it. Add a clause such as "Returns the id and status of …", or an output schema.',
    }
  },
})
