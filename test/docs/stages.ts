/** Commands that cannot be run in a test, and why. Their flags are checked all the same. */
export const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [/example\.com|some-server/, 'the server does not exist'],
  [/--model (?:openai|anthropic|compatible):(?!.*--dry-run)/, 'it takes a key, and costs money'],
  [/^npx rightcall (?:serve|lsp|mcp)\b/, 'it goes on until it is ended'],
]

interface Stage {
  /** Pages whose files are needed, too. */
  readonly from?: readonly string[]
  /** What a reader has and the page does not show. */
  readonly files?: Readonly<Record<string, string>>
  /** What a reader has done before. */
  readonly before?: readonly string[]
  /** Two commits hold all of that, and `origin/main` is the second. */
  readonly git?: boolean
}

const SERVER = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
const server = new McpServer({ name: 'orders', version: '1.0.0' })
server.registerTool('search_orders', { description: 'Handles orders.' }, async () => ({ content: [] }))
`

const PACKAGE = JSON.stringify({
  name: '@acme/orders-mcp',
  version: '1.0.0',
  bin: { 'orders-mcp': 'src/server.ts' },
  dependencies: { '@modelcontextprotocol/sdk': '^1.29.0' },
})

const LIST = JSON.stringify({
  tools: [{ name: 'list_orders', description: 'Lists all orders.', inputSchema: { type: 'object' } }],
})

const CLIENT = JSON.stringify({ mcpServers: { shop: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-memory'] } } })

const RAIN = `toolset: weather.yaml
intents:
  - { id: rain, says: How wet is Oslo today?, expect: { tool: get_rain } }
`

const KNOWN = `toolset: .mcp.json
intents:
  - { id: who, says: Who works at Acme?, expect: { tool: search_nodes } }
`

/** What stands in the folder where the commands of a page are run, in addition to the files that it has one save. */
export const STAGES: Readonly<Record<string, Stage>> = {
  'README.md': {
    files: { 'tools.json': LIST, 'src/server.ts': SERVER, '.mcp.json': CLIENT, 'package.json': PACKAGE },
  },
  'docs/ci.md': { files: { 'src/server.ts': SERVER, 'package.json': PACKAGE }, git: true },
  'docs/configuration.md': { files: { 'tools.json': LIST } },
  'docs/dashboard.md': {
    from: ['docs/suites.md'],
    files: { 'orders.json': LIST },
    before: [
      'npx rightcall eval shop.yaml --model local:bm25',
      'npx rightcall eval shop.yaml --model local:bm25 --out runs/nightly',
    ],
  },
  'docs/evaluation.md': { from: ['docs/suites.md'], git: true },
  'docs/fixing.md': {
    files: { 'rain.yaml': RAIN, 'edits.yaml': 'get_rain: { description: Says how much it rained in one city today. }' },
  },
  'docs/lint.md': {
    files: { 'orders.json': LIST, 'snapshots/one.yaml': LIST, 'src/server.ts': SERVER, '.mcp.json': CLIENT },
  },
  'docs/lockfile.md': {
    files: { '.mcp.json': CLIENT, 'tools.json': LIST, 'suite.yaml': KNOWN },
    before: ['npx rightcall snapshot .mcp.json --connect'],
    git: true,
  },
  'docs/reading.md': { files: { 'tools.json': LIST } },
  'docs/suites.md': { before: ['npx rightcall eval shop.yaml --model local:bm25 --out runs/new'] },
}
