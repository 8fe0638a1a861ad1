import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

const OFFICES = { name: 'list_offices', description: 'List the offices of the company with street and city, ordered by city.' }
const ROOMS = { name: 'list_rooms', description: 'List the meeting rooms of one office with number of seats, largest first.' }

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['strict'],
  summary: 'Replace this: say in one sentence when the rule fires.',
  why: 'Replace this: say why a model stumbles on it, what to write instead, and when the rule stays silent.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'Replace this: the address of the page that says so, or what was measured on which tools.',
      says: 'Replace this: what it says, in your own words.',
      checked: '2000-01-01',
    },
  ],
  examples: {
    good: [{}, { tools: [{ title: 'Replaceme' }, OFFICES] }],
    bad: [
      { tools: [{ title: 'Replaceme' }, { ...OFFICES, title: 'Replaceme' }] },
      { tools: [{ title: 'Search policies' }, { ...OFFICES, title: 'Replaceme' }, { ...ROOMS, title: 'Replaceme' }] },
    ],
  },
  *check({ tools }) {
    const [first, ...others] = tools.filter(({ title }) => title === 'Replaceme')
    if (first === undefined || others.length === 0) return
    const named = list([first, ...others].map(({ name }) => `"${clip(name, 60)}"`))
    yield {
      tool: first.index,
      at: '/title',
      related: others.map(({ index }) => index),
      message: `${named} are wrong together, and a model stumbles on it because of this (replace this). Write that instead.`,
    }
  },
  plant({ tools }) {
    if (tools.length < 2) return undefined
    return tools.slice(0, 2).map(({ index }) => ({ tool: index, at: '/title', to: 'Replaceme' }))
  },
})
