import type { ModelProvider } from '../../src/core/model.ts'

/** Fifteen tools of one text each. */
export const tools = Array.from({ length: 15 }, (_, index) => ({
  name: `tool_${index}`,
  description: 'Finds an order by the number that stands on the receipt, and gives its state, its items and its price.',
  inputSchema: { type: 'object', properties: { number: { type: 'string', description: 'Such as PK-1.' } }, required: ['number'] },
}))
/** As many intents, each for one of the tools. */
export function intentsOf(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `intent-${index}`,
    says: `Where is order PK-${index}?`,
    expect: { tool: `tool_${index % 15}`, arguments: { number: `PK-${index}` } },
    not: [`tool_${(index + 3) % 15}`],
  }))
}

/** Answers at once. A fifth of the arguments and a third of the tools are wrong. */
export const instant: ModelProvider = {
  prefix: 'instant',
  ids: [],
  generates: true,
  open: async (id) => ({
    name: `instant:${id}`,
    kind: 'scripted',
    parameters: {},
    ask: async ({ says, repeat }) => {
      const index = Number(/\d+/.exec(says)?.[0])
      const asked = index + repeat
      return {
        calls: [
          {
            tool: `tool_${asked % 3 === 0 ? (index + 3) % 15 : index % 15}`,
            arguments: { number: `PK-${asked % 5 === 0 ? asked + 1 : index}` },
          },
        ],
        text: `I will look up order ${asked} for you right away and tell you where it is. `.repeat(3),
        stop: 'calls',
        usage: { input: 1_200 + asked, output: 40 + (asked % 7), cachedInput: undefined },
        model: `instant-${id}-1`,
      }
    },
  }),
}
