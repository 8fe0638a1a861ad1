import { clip, count } from '../../src/core/text.ts'
import { sentencesOf } from '../../src/lint/prose/text/sentences.ts'
import { defineRule } from '../../src/lint/rule.ts'

const TEXT = 'Search the company policy handbook by keyword and return up to 10 passages with their section numbers.'

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: "The server's instructions repeat the descriptions of its tools.",
  why: 'A model reads and pays for both. When one of them changes, the other becomes outdated and contradicts it. Use instructions for facts that belong to no single tool: the order of steps, shared limits, how the tools work together.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/discover',
      says: 'Instructions should not duplicate information from the descriptions of tools.',
      checked: '2026-11-21',
    },
  ],
  options: {
    least: { default: 60, min: 20, says: 'A repeated sentence with fewer characters than this is not reported.' },
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
      message: `The server's instructions repeat the description of ${count(repeated.length, 'tool')} ("${clip(first.sentence, 80)}"). A model pays for both, and one of them will become outdated. Keep only facts in the instructions that belong to no single tool.`,
    }
  },
})

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
