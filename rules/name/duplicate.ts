import { clip } from '../../src/core/text.ts'
import { namedTools, type NamedTool } from '../../src/lint/prose/tools/named-tools.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'toolset',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'Two tools of one server have the same name.',
  why: 'Names must be unique within a server. A call cannot state which of the two tools it means, and providers refuse a request with a repeated name. Names that differ only in case are legal, but a model confuses them. Those are warnings.',
  proof: 'MCP 2025-11-25, Tool Names: unique within a server, case-sensitive; decided by comparing the names.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names',
      says: 'Tool names should be unique within a server. They are case-sensitive.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        tools: [
          { name: 'search_policies' },
          { name: 'get_policy', description: 'Return the full text of one policy by its number, for example "4.2".' },
        ],
      },
    ],
    bad: [
      { tools: [{}, { description: 'Return the full text of one policy by its number, for example "4.2".' }] },
      {
        tools: [
          {},
          { name: 'Search_Policies', description: 'Return the full text of one policy by its number, for example "4.2".' },
        ],
      },
    ],
  },
  *check(toolset) {
    const first = new Map<string, NamedTool>()
    for (const tool of namedTools(toolset)) {
      const key = tool.name.toLowerCase()
      const other = first.get(key)
      if (key.trim() === '') continue
      if (other === undefined) {
        first.set(key, tool)
        continue
      }
      const equal = other.name === tool.name
      yield {
        tool: tool.index,
        at: '/name',
        related: [other.index],
        subject: key,
        ...(!equal && { severity: 'warn' }),
        message: equal
          ? `Another tool of this server is also named "${clip(tool.name, 60)}". A call cannot state which one it means, and providers refuse the list. Give each tool its own name.`
          : `"${clip(tool.name, 60)}" and "${clip(other.name, 60)}" differ only in case. Models confuse such names. Rename one so that the names show the difference.`,
      }
    }
  },
  plant({ tools }, random) {
    const named = tools.filter(({ name }) => name.trim() !== '')
    const first = pick(named, random)
    const second = named.find((tool) => tool !== first)
    if (first === undefined || second === undefined) return undefined
    const to = random() < 0.7 ? first.name : pick([first.name.toUpperCase(), capitalized(first.name)], random)
    return to === undefined ? undefined : [{ tool: second.index, at: '/name', to }]
  },
})

function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
