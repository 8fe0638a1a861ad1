import { grouped } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { defineRule } from '../../src/lint/rule.ts'

const SENTENCE = 'Each section of the handbook has an index of its own, so name the section whenever the user does. '

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: [],
  profiles: { portable: 'warn', azure: 'error' },
  summary: 'The description is longer than a provider accepts.',
  why: 'Azure OpenAI has refused requests with a description of more than 1,024 characters. OpenAI itself reportedly lifted that limit in 2025. Other clients cut a long description and pass on the rest: that is `description/truncated`. Move details about one parameter to its description, and details about several tools to the instructions of the server. The rule is off unless the profile `azure` or `portable` is selected.',
  proof: 'Arithmetic: the length of the description against the dated limits in `src/lint/limits/`.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/OpenHands/OpenHands/issues/4838',
      says: 'Azure answers "string too long", maximum length 1024, to a description of 4,394 characters.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/modelcontextprotocol/servers/issues/799',
      says: 'The description of a reference server, 2,780 characters, was refused by Azure OpenAI in 2025.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [{}, { description: SENTENCE.repeat(10) }],
    bad: [{ description: SENTENCE.repeat(11) }, { description: SENTENCE.repeat(15) }],
  },
  *check({ description }, { limits }) {
    if (description === undefined) return
    const by = limits('description-length').filter(({ most }) => description.length > most)
    const [first] = by
    if (first === undefined) return
    yield {
      at: '/description',
      message: `The description has ${grouped(description.length)} characters, but only ${grouped(first.most)} are allowed. ${consequenceSentence(by)} Move details about one parameter to its description.`,
    }
  },
  plant({ index, description }) {
    return description?.trim() ? [{ tool: index, at: '/description', to: `${description} ${SENTENCE.repeat(12)}` }] : undefined
  },
})
