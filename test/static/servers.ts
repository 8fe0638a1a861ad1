import type { Pointer } from '../../src/core/pointer.ts'

/** A server whose source is read and which is then asked for its tools. */
export interface Compared {
  /** Its package, or the file in `test/fixtures/sdk`. */
  readonly name: string
  /** The files of source, in the folder of the package. */
  readonly files: readonly string[]
  /** How many tools it serves. */
  readonly tools: number
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Every field that source and server say differently, with the reason; '' is a tool that only one of them has. */
  readonly differs?: readonly { readonly tool: string; readonly at: Pointer; readonly because: string }[]
}

const ASKS_FIRST = 'It is served to clients with the capability only, and the one that asked has none.'

/** Servers of others, as npm ships them. */
export const PACKAGES: readonly Compared[] = [
  { name: '@modelcontextprotocol/server-filesystem', files: ['dist/index.js'], tools: 14, args: ['.'] },
  { name: '@modelcontextprotocol/server-memory', files: ['dist/index.js'], tools: 9 },
  { name: '@modelcontextprotocol/server-sequential-thinking', files: ['dist/index.js'], tools: 1 },
  {
    name: '@modelcontextprotocol/server-everything',
    files: ['dist/tools/*.js'],
    tools: 14,
    args: ['stdio'],
    differs: [
      'trigger-elicitation-request',
      'trigger-elicitation-request-async',
      'trigger-sampling-request',
      'trigger-sampling-request-async',
      'trigger-url-elicitation',
    ].map((tool) => ({ tool, at: '', because: ASKS_FIRST })),
  },
  {
    name: '@modelcontextprotocol/server-github',
    files: ['dist/index.js'],
    tools: 26,
    env: { GITHUB_PERSONAL_ACCESS_TOKEN: 'none' },
  },
  {
    name: '@modelcontextprotocol/server-gitlab',
    files: ['dist/index.js'],
    tools: 9,
    env: { GITLAB_PERSONAL_ACCESS_TOKEN: 'none' },
  },
  { name: '@modelcontextprotocol/server-google-maps', files: ['dist/index.js'], tools: 7, env: { GOOGLE_MAPS_API_KEY: 'none' } },
  { name: 'airtable-mcp-server', files: ['dist/tools/*.js'], tools: 16, args: ['none'] },
  { name: '@brave/brave-search-mcp-server', files: ['dist/tools/*/index.js'], tools: 8, env: { BRAVE_API_KEY: 'none' } },
  { name: 'tavily-mcp', files: ['build/index.js'], tools: 5, env: { TAVILY_API_KEY: 'none' } },
]

/** A server of our own in each SDK. */
export const OWN: readonly Compared[] = [
  { name: 'v1', files: ['v1.ts'], tools: 7 },
  { name: 'v1-list', files: ['v1-list.ts'], tools: 3 },
  { name: 'v2', files: ['v2.ts'], tools: 5 },
  { name: 'fastmcp', files: ['fastmcp.ts'], tools: 3 },
]
