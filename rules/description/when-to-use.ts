import { clip, count, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { remembered } from '../../src/lint/prose/memo.ts'
import { rivalsOf } from '../../src/lint/prose/rivals.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Words by which a text says in which situation, for which request or for what purpose to call the tool. */
const SAYS =
  /\b(?:use[ds]? (?:this|it|when|for|if|only|to|after|before|in|as)|(?:call|invoke|run|choose|prefer|try) (?:this|it)\b|when(?:ever)?\b|if (?:you|the user|an?|no|your)\b|useful|helpful|handy|ideal|best for|good for|suitable|intended for|meant for|designed (?:for|to)|perfect for|for (?:finding|questions|cases|tasks|requests|debugging|checking|example|inspect\w{0,4})|before|after|instead|in order to|so that|unlike|rather than|as a first step|enables? (?:you|agents)|answers? questions)\b/i

const ROOM = {
  name: 'book_room',
  title: 'Book room',
  description: 'Reserve a meeting room in the Berlin office for one hour and send the invitation.',
  annotations: { readOnlyHint: false },
}
const MUTE = { description: 'Search the company policy handbook by keyword and return up to 10 passages.' }

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['strict'],
  summary: 'Most tools of the set do not say in which situation or for which request to call them.',
  why:
    'What a tool does is half of a choice; the other half is which request it is for. A clause is enough: "… when the user asks what the company allows". Where the name and verb leave no doubt ("Close the page") nothing is lost, so this is advice, ' +
    'given once a set and only by the strict preset, beginning with the tools that compete with a sibling, and only where at least `share` percent of the tools are silent.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'A description should say when the tool should be used and when it should not.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://developers.openai.com/plugins/guides/optimize-metadata',
      says: 'Begin a description with "Use this when …".',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '1,190 of 1,838 English descriptions (65 %) do not say when to call the tool; 45 servers get the finding, hence strict only.',
      checked: '2026-11-21',
    },
  ],
  options: {
    share: { default: 50, min: 1, max: 100, says: 'Percent of the tools that must be silent.' },
    tools: {
      default: 2,
      min: 1,
      max: 1000,
      says: 'How many tools must be silent; one alone has no sibling to be told apart from.',
    },
  },
  examples: {
    good: [
      {},
      { tools: [{}, ROOM] },
      { tools: [MUTE] },
      { tools: [MUTE, { ...ROOM, description: `${ROOM.description} Useful before a visit.` }, {}] },
    ],
    bad: [
      { tools: [MUTE, ROOM] },
      {
        tools: [
          ROOM,
          {},
          { ...MUTE, name: 'find_passages' },
          { ...ROOM, name: 'cancel_room', description: 'Cancel the reservation of a room in the Berlin office.' },
        ],
      },
    ],
  },
  *check(toolset, { options }) {
    const described = toolset.tools.filter(({ description }) => description?.trim())
    const silent = described.filter(({ description = '' }) => !saysWhen(description) && isEnglish(description))
    if (silent.length < options.tools || silent.length * 100 < described.length * options.share) return
    const order = competingFirst(silent, new Set(rivalsOf(toolset).flatMap(({ tool, sibling }) => [tool.index, sibling.index])))
    const named = list(order.slice(0, 3).map(({ name }) => `"${clip(name, 50)}"`))
    yield {
      at: '',
      related: order.slice(0, MOST_RELATED).map(({ index }) => index),
      message: `${count(silent.length, 'tool')} of ${toolset.tools.length} say what they do and not for which request, so a model has only verbs and nouns to choose by. Add a clause such as "Use this when the user asks …", beginning with ${named}.`,
    }
  },
  plant({ tools }, random) {
    if (tools.length < 2) return undefined
    const nouns = ['invoices', 'branches', 'mailboxes', 'offices', 'contracts', 'tickets']
    return tools.map(({ index }, at) => {
      const noun = nouns[(Math.floor(random() * nouns.length) + at) % nouns.length] ?? 'invoices'
      return { tool: index, at: '/description', to: `Return the ${noun} of a customer with number, date and state.` }
    })
  },
})

const MOST_RELATED = 20

const saysWhen: (text: string) => boolean = remembered((text) => SAYS.test(text))

function competingFirst(tools: readonly Tool[], rivals: ReadonlySet<number>): readonly Tool[] {
  return [...tools.filter(({ index }) => rivals.has(index)), ...tools.filter(({ index }) => !rivals.has(index))]
}
