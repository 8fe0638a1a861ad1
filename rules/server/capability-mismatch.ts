import { count } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The server lists tools without declaring the tools capability.',
  why: 'A client that checks the capabilities never asks for the list, so the tools do not exist for it. Declare `capabilities: { tools: {} }` in the answer to `initialize` or `server/discover`.',
  proof: 'MCP 2025-11-25, Tools: servers that support tools must declare the capability.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#capabilities',
      says: 'Servers that support tools must declare the tools capability.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'npm @modelcontextprotocol/client 2.4.0',
      says: 'Returns an empty list without asking if the tools capability is not declared.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { capabilities: { tools: { listChanged: true }, prompts: {} } } }],
    bad: [{ server: { capabilities: {} } }, { server: { capabilities: { resources: {}, prompts: {} } } }],
  },
  *check({ capabilities }, { toolset }) {
    if (toolset.tools.length === 0 || Object.hasOwn(capabilities, 'tools')) return
    yield {
      at: '',
      message: `The server lists ${count(toolset.tools.length, 'tool')} but does not declare the capability "tools". SDK clients never ask for the list and see no tools. Declare \`capabilities: { tools: {} }\`.`,
    }
  },
  plant: () => ({ capabilities: { resources: {} } }),
})
