import { clip, list } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { remembered } from '../../src/lint/prose/text/memo.ts'
import { withRival } from '../../src/lint/prose/rivals/planted-rival.ts'
import { rivalsOf } from '../../src/lint/prose/rivals/rivals.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Words with which a text states in which situation, for which request or for what purpose to call the tool. */
const SAYS =
  /\b(?:use[ds]? (?:this|it|when|for|if|only|to|after|before|in|as)|(?:call|invoke|run|choose|prefer|try) (?:this|it)\b|when(?:ever)?\b|if (?:you|the user|an?|no|your)\b|useful|helpful|handy|ideal|essential|excellent|invaluable|valuable|best for|great for|good for|suitable|intended for|meant for|designed (?:for|to)|perfect for|for (?:finding|questions|cases|tasks|requests|debugging|checking|inspect\w{0,4})|before|after|instead|in order to|so that|unlike|rather than|as a first step|enables? (?:you|agents)|answers? questions)\b/i

const ROOM = {
  name: 'book_room',
  title: 'Book room',
  description: 'Reserve a meeting room in the Berlin office for one hour and send the invitation.',
  annotations: { readOnlyHint: false },
}
const MUTE = { description: 'Search the company policy handbook by keyword and return up to 10 passages.' }
const TWIN = { name: 'find_policies', description: 'Find passages in the company policy handbook by keyword.' }
const CANCEL = { ...ROOM, name: 'cancel_room', description: 'Cancel the reservation of a room in the Berlin office.' }

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['strict'],
  summary: 'Tools that compete for the same requests do not state for which request to call them.',
  why: 'A model needs to know what a tool does and which requests it is for. A clause is enough: "… when the user asks what the company allows". If the name and verb leave no doubt ("Close the page"), the clause adds nothing, so the rule checks only tools with a competing tool in the set. `toolset/overlap` defines which tools compete, and reports pairs. This rule lists all tools that lack the clause. It is advice in the strict preset, once per set.',
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
      ref: 'labels of 24 tuning servers',
      says: 'When every set with mostly silent tools was reported, the finding was unhelpful in 10 of 24 sets. Nearly all of these had no competing tools. The rule therefore checks only tools that compete.',
      checked: '2026-11-21',
    },
  ],
  options: {
    tools: { default: 2, min: 1, max: 1000, says: 'How many competing tools must lack the clause.' },
  },
  examples: {
    good: [
      {},
      { tools: [{}, ROOM] },
      { tools: [MUTE] },
      // nothing competes
      { tools: [MUTE, ROOM, CANCEL] },
      { tools: [MUTE, ROOM, { ...TWIN, description: `${TWIN.description} Essential for questions of new colleagues.` }] },
    ],
    bad: [
      { tools: [MUTE, ROOM, TWIN] },
      {
        tools: [
          ROOM,
          CANCEL,
          { name: 'run_report', description: 'Run a sales report for a quarter and return revenue by region.' },
          { name: 'execute_report', description: 'Execute the sales report of a quarter; returns revenue by region.' },
        ],
      },
    ],
  },
  *check(toolset, { options }) {
    const rivals = rivalsOf(toolset).flatMap(({ tool, sibling }) => [sibling, tool])
    const silent = [...new Set(rivals)].filter(({ description = '' }) => isSilent(description))
    if (silent.length < options.tools) return
    const named = silent.map(({ name }) => `"${clip(name, 50)}"`)
    yield {
      at: '',
      related: silent.slice(0, MOST_RELATED).map(({ index }) => index),
      message: `${list(named, 4)} compete for the same requests, and they do not state which requests each one is for. A model can choose only by their verbs and nouns. Add a clause such as "Use this when the user asks …" to each.`,
    }
  },
  // a tool and a competing one, and neither states when to call it
  plant: withRival,
})

const MOST_RELATED = 20

const isSilent: (text: string) => boolean = remembered((text) => text.trim() !== '' && !SAYS.test(text) && isEnglish(text))
