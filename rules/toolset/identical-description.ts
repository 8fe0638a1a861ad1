import { clip, list } from '../../src/core/text.ts'
import { draftedApart } from '../../src/lint/drafts/sentences-apart.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { factOfEach } from '../../src/lint/memo.ts'
import { defineRule } from '../../src/lint/rule.ts'

const TEXT = 'Search the company policy handbook by keyword, for example "parental leave", and return up to 10 passages.'

export default defineRule({
  scope: 'toolset',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'Two or more tools of one set have the same description.',
  why: 'Only the names distinguish the tools, and the description does not state the difference, so a model guesses. Describe in each what it does that the others do not. White space and letter case do not count as a difference.',
  proof: 'Decided by comparing the texts without white space and letter case.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Tools that overlap or have a vague purpose distract agents. Each should have a clear, distinct purpose.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        tools: [
          {},
          {
            name: 'search_contracts',
            description: 'Search customer contracts by customer name; it does not cover company policies.',
          },
        ],
      },
    ],
    bad: [
      { tools: [{ description: TEXT }, { name: 'find_rules', description: TEXT }] },
      { tools: [{ description: TEXT }, { name: 'find_rules', description: ` ${TEXT.toUpperCase()}\n` }] },
    ],
  },
  *check(toolset) {
    const groups = new Map<string, number[]>()
    for (const [index, key] of keyOfEach(toolset).entries()) {
      if (key === '') continue
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [index])
      else group.push(index)
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue
      const [first, ...others] = group.flatMap((index) => toolset.tools[index] ?? [])
      if (first === undefined) continue
      const [second, ...more] = others
      yield {
        tool: first.index,
        at: '/description',
        subject: first.description ?? '',
        related: others.map(({ index }) => index),
        message: `${list(
          others.map(({ name }) => `"${clip(name, 60)}"`),
          3,
        )} ${others.length === 1 ? 'has' : 'have'} the same description as this tool. Only the names distinguish the tools, so a model has to guess. Describe in each what it does that the others do not.`,
        ...suggested(second === undefined || more.length > 0 ? undefined : draftedApart(first, second)),
      }
    }
  },
  // the text of one tool pasted into the next
  plant({ tools }, random) {
    const described = tools.filter(({ description = '' }) => description.trim() !== '')
    const from = described[Math.floor(random() * described.length)]
    const into = described.find((tool) => tool !== from && sameKey(tool.description ?? '') !== sameKey(from?.description ?? ''))
    if (from?.description === undefined || into === undefined) return undefined
    return [{ tool: into.index, at: '/description', to: random() < 0.5 ? from.description : `${from.description}\n` }]
  },
})

const keyOfEach = factOfEach(({ description = '' }) => sameKey(description))

function sameKey(text: string): string {
  const lower = text.trim().toLowerCase()
  return /\s\s|[\t\n]/.test(lower) ? lower.replace(/\s+/g, ' ') : lower
}
