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
  summary: 'A sentence is repeated in many tools of the set.',
  why:
    "A sentence that stands in every tool tells none of them apart, makes their texts look alike to tool search, and is paid for once a tool in every request. Say it once, in the server's `instructions` or in the " +
    'description of the parameter that it is about. Sentences that the same tools hold make one finding; tokens are estimated at four characters each. A short sentence, or one of a few tools, costs less than the trouble: ' +
    'hence at least `tools` tools and `tokens` tokens for the copies beyond the first. There is no patch, because taking the sentence out is only half of the work: where it goes is for the author to say.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/discover',
      says: "A server gives instructions for all of its tools in one place, which need not repeat the tools' descriptions.",
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Two servers have such sentences; in one of them ten sentences make up some 17,000 tokens of its list, one of them standing in 147 of 201 tools.',
      checked: '2026-11-21',
    },
  ],
  options: {
    tools: { default: 5, min: 2, max: 1000, says: 'How many tools must hold the sentence.' },
    tokens: { default: 300, min: 0, max: 100_000, says: 'How many tokens the copies beyond the first must cost together.' },
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
      // where all of a text is repeated, toolset/identical-description says so
      if (holders.every(({ description = '' }) => description.trim().length <= length + sentences.length)) continue
      const start = unwrapped(first.description).indexOf(sentence)
      const more = sentences.length === 1 ? ' stands' : ` and ${count(sentences.length - 1, 'sentence')} more stand`
      yield {
        tool: first.index,
        at: '/description',
        words: { start, end: start + sentence.length },
        subject: sentence,
        related: holders.slice(1).map(({ index }) => index),
        message: `"${clip(oneLine(sentence), 120)}"${more} in ${grouped(holders.length)} tools and tell${more === ' stands' ? 's' : ''} none of them apart, for about ${grouped(cost)} tokens more in every request. Say it once, in the server's instructions or in the parameter that it is about.`,
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
