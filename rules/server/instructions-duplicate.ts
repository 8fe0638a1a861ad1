import { clip, count } from '../../src/core/text.ts'
import { sentencesOf } from '../../src/lint/prose/text/sentences.ts'
import { defineRule } from '../../src/lint/rule.ts'

const TEXT = 'Search the company policy handbook by keyword and return up to 10 passages with their section numbers.'

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: "The server's instructions repeat the descriptions of its tools.",
  why: 'A model reads both, pays for both, and when one of them is changed the other stays behind and contradicts it. Instructions are for what no single tool says: the order of steps, shared limits, how the tools belong together.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/discover',
      says: 'Instructions should not duplicate information that is in the descriptions of tools already.',
      checked: '2026-11-21',
    },
  ],
  options: {
    least: { default: 60, min: 20, says: 'Characters of a sentence below which a repetition is no duplicate.' },
  },
  examples: {
    good: [
      {},
      {
        server: { instructions: 'Search first, then read the section that fits. All dates are in UTC.' },
        tools: [{ description: TEXT }],
      },
    ],
    bad: [
      { server: { instructions: `search_policies: ${TEXT} All dates are in UTC.` }, tools: [{ description: TEXT }] },
      {
        server: { instructions: `# Tools\n- ${TEXT}` },
        tools: [{ description: `${TEXT} Use it for questions about the company.` }],
      },
    ],
  },
  *check({ instructions, tools }, { options }) {
    if (!instructions) return
    const said = flat(instructions)
    const repeated = tools.flatMap(({ index, description }) => {
      const sentence = sentencesOf(description ?? '')
        .map(({ text }) => flat(text))
        .find((text) => text.length >= options.least && said.includes(text))
      return sentence === undefined ? [] : [{ index, sentence }]
    })
    const [first] = repeated
    if (first === undefined) return
    yield {
      at: '',
      related: repeated.map(({ index }) => index),
      message: `The server's instructions repeat the description of ${count(repeated.length, 'tool')} ("${clip(first.sentence, 80)}"): a model pays twice, and one of the two will go stale. Keep there only what no single tool says.`,
    }
  },
})

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
