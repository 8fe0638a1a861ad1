import type { Json, JsonObject } from '../core/json.ts'
import { toolFrom, toolsetFrom, type Configuration, type Observation, type Toolset } from '../core/tool.ts'
import type { Example, Overlay, ReadFinding } from './rule.ts'

/** The one clean tool that every rule's examples are laid over: no rule of the `recommended` preset reports anything about it. */
export const CLEAN_TOOL: JsonObject = {
  name: 'search_policies',
  title: 'Search policies',
  description:
    'Search the company policy handbook by keyword, for example "parental leave", and return up to 10 passages with title, ' +
    'section number and last-modified date. Use it when the user asks what the company allows, requires or pays for; it does ' +
    'not cover customer contracts. Returns an empty list when nothing matches.',
  inputSchema: {
    type: 'object',
    properties: {
      query: {
        type: 'string',
        description: 'Keywords in English, for example "parental leave"; all of them must occur in the passage.',
        minLength: 2,
        maxLength: 200,
      },
      limit: { type: 'integer', description: 'How many passages to return at most.', minimum: 1, maximum: 10, default: 5 },
    },
    required: ['query'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: {
      passages: {
        type: 'array',
        description: 'Matching passages, best first.',
        items: {
          type: 'object',
          properties: {
            title: { type: 'string', description: 'Title of the policy.' },
            section: { type: 'string', description: 'Section number, for example "4.2".' },
            modified: { type: 'string', format: 'date', description: 'Day of the last change.' },
          },
          required: ['title', 'section', 'modified'],
        },
      },
    },
    required: ['passages'],
  },
  annotations: { title: 'Search policies', readOnlyHint: true, openWorldHint: false },
}

/** A live server that showed nothing to complain about. */
const CLEAN_SERVER: Observation = {
  target: 'node policies.js',
  transport: 'stdio',
  name: 'policies',
  version: '1.0.0',
  protocolVersion: '2025-11-25',
  capabilities: { tools: {} },
  instructions: undefined,
  startMs: 200,
  listMs: 20,
  pages: 1,
  noise: [],
  stderr: '',
  unstable: [],
}

/** The toolset that an example of a rule stands for. */
export function toolsetOf(example: Example): Toolset {
  const server = isServer(example) ? { ...CLEAN_SERVER, ...example.server } : undefined
  const overlays = isManyTools(example) ? example.tools : isServer(example) ? [{}] : isServers(example) ? [] : [example]
  return toolsetFrom({
    name: 'example',
    uri: 'example.json',
    tools: overlays.map((overlay, index) => toolFrom(laidOver(overlay), index, undefined)),
    instructions: server?.instructions,
    server,
  })
}

/** The client configuration that an example of several servers stands for; undefined for an example of one toolset. */
export function configurationOf(example: Example): Configuration | undefined {
  if (!isServers(example)) return undefined
  const uri = 'example.json'
  const toolsets = Object.entries(example.servers).map(([name, tools]) => ({
    ...toolsetOf({ tools }),
    key: name,
    id: name,
    name,
    configured: { uri, name },
  }))
  return { uri, toolsets }
}

/** The clean tool with an overlay's fields replaced, or removed where they are `undefined`. */
function laidOver(overlay: Overlay): JsonObject {
  const fields: [string, Json][] = []
  for (const [key, value] of Object.entries({ ...CLEAN_TOOL, ...overlay })) {
    if (value !== undefined) fields.push([key, value])
  }
  return Object.fromEntries(fields)
}

/** What a model read in the tools of an example. */
export function readingsOf(example: Example): readonly ReadFinding[] {
  return isManyTools(example) ? (example.readings ?? []) : []
}

function isManyTools(
  example: Example,
): example is { readonly tools: readonly Overlay[]; readonly readings?: readonly ReadFinding[] } {
  return 'tools' in example
}

function isServers(example: Example): example is { readonly servers: Readonly<Record<string, readonly Overlay[]>> } {
  return 'servers' in example
}

function isServer(example: Example): example is { readonly server: Partial<Observation> } {
  return 'server' in example
}
