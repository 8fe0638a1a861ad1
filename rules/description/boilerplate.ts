import { clip, count, grouped, oneLine } from '../../src/core/text.ts'
import { namedTools } from '../../src/lint/prose/tools/named-tools.ts'
import { repeatedIn, unwrapped } from '../../src/lint/prose/tools/repeated.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const SCOPE =
  'Results are limited to the workspace of the signed-in user, and fields that the user may not see are left out of every entry.'
const OFFICES = 'Berlin Oslo Lima Osaka Accra Quito Hanoi Porto Tunis Perth Lagos Turku Delhi Miami'.split(' ')

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The same sentence is repeated in many tools of the set.',
  why: "A sentence in every tool does not help a model to distinguish them. It makes their texts look alike to tool search, and every request pays for it once per tool. Write it once, in the server's `instructions` or in the description of the parameter that it is about. Sentences shared by the same tools make one finding. Tokens are estimated at four characters each. Short sentences and sentences in few tools are not worth the effort, so the rule requires at least `tools` tools and `tokens` tokens for the copies after the first. There is no patch, because only the author knows where the sentence belongs.",
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/discover',
      says: "A server gives instructions for all of its tools in one place. They need not repeat the tools' descriptions.",
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Two servers have such sentences. In one of them, ten sentences make up about 17,000 tokens of the list, and one sentence appears in 147 of 201 tools.',
      checked: '2026-11-21',
    },
  ],
  options: {
    tools: { default: 5, min: 2, max: 1000, says: 'How many tools must have the sentence.' },
    tokens: { default: 300, min: 0, max: 100_000, says: 'How many tokens the copies after the first must cost in total.' },
  },
  examples: {
    good: [
      {},
      { tools: OFFICES.slice(0, 4).map((office) => ({ name: `search_${office}`, description: `Search ${office}. ${SCOPE}` })) },
      {
        tools: OFFICES.map((office) => ({
          name: `search_${office}`,
          description: `Search the files of ${office}. Needs a sign-in.`,
        })),
      },
    ],
    bad: [
      { tools: OFFICES.map((office) => ({ name: `search_${office}`, description: `Search the files of ${office}. ${SCOPE}` })) },
      {
        tools: OFFICES.map((office) => ({
          name: `search_${office}`,
          description: `Search the files of ${office}.\n\n${SCOPE.replace('user,', 'user,\n   ')}\nNewest first.`,
        })),
      },
    ],
  },
  *check(toolset, { options }) {
    if (namedTools(toolset).length < options.tools) return
    for (const { sentences, holders } of repeatedIn(toolset, options.tools)) {
      const length = sentences.reduce((sum, { length }) => sum + length, 0)
      const cost = Math.round((length * (holders.length - 1)) / CHARACTERS_A_TOKEN)
      const [sentence = ''] = sentences
      const [first] = holders
      if (cost < options.tokens || first?.description === undefined) continue
      // if the whole text is repeated, toolset/identical-description reports it
      if (holders.every(({ description = '' }) => description.trim().length <= length + sentences.length)) continue
      const start = unwrapped(first.description).indexOf(sentence)
      const one = sentences.length === 1
      yield {
        tool: first.index,
        at: '/description',
        words: { start, end: start + sentence.length },
        subject: sentence,
        related: holders.slice(1).map(({ index }) => index),
        message: `"${clip(oneLine(sentence), 120)}"${one ? '' : ` and ${count(sentences.length - 1, 'more sentence')}`} ${one ? 'appears' : 'appear'} in ${grouped(holders.length)} tools. The copies do not help a model to distinguish the tools, and cost about ${grouped(cost)} tokens in every request. Write ${one ? 'it' : 'them'} once, in the server's instructions or in the description of a parameter.`,
      }
    }
  },
  plant({ tools }, random) {
    const sentence = pick(
      [
        'All requests are made on behalf of the signed-in user and count against the hourly quota of the workspace; errors are returned as structured error results.',
        'IMPORTANT: identifiers must be given exactly as they were returned by an earlier call and must never be guessed or made up by the assistant, otherwise the call will fail.',
        'This operation needs an API key with the appropriate scopes; see the developer documentation for how to create one and for the limits that apply to your plan.',
      ],
      random,
    )
    const many = [
      ...tools,
      ...Array.from({ length: Math.max(0, 14 - tools.length) }, (_, more) => ({ ...tools[0], index: tools.length + more })),
    ]
    return many.map(({ index, description, raw }, at) =>
      at < tools.length || typeof raw !== 'object' || raw === null || Array.isArray(raw)
        ? { tool: index, at: '/description', to: `${description?.trim().replace(/(?<=\w)$/, '.') ?? ''} ${sentence}`.trim() }
        : {
            tool: index,
            at: '',
            to: { ...raw, name: `more_${at}`, description: `Count the entries of part ${at}. ${sentence}` },
          },
    )
  },
})

const CHARACTERS_A_TOKEN = 4
