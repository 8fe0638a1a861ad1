import { clip } from '../../src/core/text.ts'
import { rivalsOf } from '../../src/lint/prose/rivals.ts'
import { defineRule } from '../../src/lint/rule.ts'
import type { Configuration, Tool, Toolset } from '../../src/core/tool.ts'

/** More pairs of one two servers say no more. */
const MOST = 3

const KEYWORD = 'Search the policy handbook by keyword and return matching passages with section number and last-modified date.'
const MEANING = 'Find policies in the handbook that match a keyword, with section number and last-modified date.'
const WIKI = 'Search the pages of the engineering wiki by title; use it when the user asks how a system of ours is built.'
const CONTRACTS = 'Search customer contracts by customer name; it does not cover company policies.'
const BOOKING = {
  name: 'book_room',
  description: 'Reserve a meeting room in the Berlin office for one hour and send the invitation.',
  annotations: { readOnlyHint: false },
}

export default defineRule({
  scope: 'configuration',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Two servers of one client configuration offer a tool of the same name, or for the same job.',
  why: 'A model sees the tools of all servers in one list. Some clients put the server in front of the name, some refuse or drop the second of two equal names, and in all of them the model has to guess which of two tools for one job is meant. Switch one of the two off in the client, or, as an author, name the domain in the tool: `github_search_issues`. Only pairs of different servers are reported, at most three a pair of servers.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'npm @google/genai 2.32.0, mcpToTool',
      says: 'Throws where two servers have a tool of the same name.',
      checked: '2026-11-21',
    },
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Names are unique within a server only; the name of a server is not unique and should not be used to tell tools apart.',
      checked: '2026-11-21',
    },
  ],
  options: {
    similarity: {
      default: 0.5,
      min: 0.3,
      max: 1,
      says: 'How alike the words of two tools of different servers must be: the cosine of their weighted words.',
    },
  },
  examples: {
    good: [
      { servers: { handbook: [{}], rooms: [BOOKING] } },
      { servers: { handbook: [{}], contracts: [{ name: 'search_contracts', description: CONTRACTS }] } },
    ],
    bad: [
      { servers: { handbook: [{}], wiki: [{ description: WIKI }] } },
      { servers: { handbook: [{ description: KEYWORD }, BOOKING], wiki: [{ name: 'find_policies', description: MEANING }] } },
    ],
  },
  *check(configuration, { options }) {
    const told = new Map<string, number>()
    for (const { tool, sibling, says } of [...sameNames(configuration), ...sameJobs(configuration, options.similarity)]) {
      const pair = [tool.toolset, sibling.toolset].join(' ')
      const before = told.get(pair) ?? 0
      if (before === MOST) continue
      told.set(pair, before + 1)
      yield { toolset: tool.toolset, tool: tool.tool, at: '/name', across: [sibling], message: says }
    }
  },
})

interface Place {
  readonly toolset: number
  readonly tool: number
}

interface Pair {
  readonly tool: Place
  readonly sibling: Place
  readonly says: string
}

function* sameNames({ toolsets }: Configuration): Iterable<Pair> {
  const firsts = new Map<string, Place>()
  for (const [toolset, { tools }] of toolsets.entries()) {
    for (const { name, index } of tools) {
      const first = firsts.get(name)
      if (first === undefined) firsts.set(name, { toolset, tool: index })
      else if (first.toolset !== toolset) {
        yield {
          tool: { toolset, tool: index },
          sibling: first,
          says: `"${clip(name, 60)}" is a tool of "${serverOf(toolsets[first.toolset])}" and of "${serverOf(toolsets[toolset])}": some clients drop the second, and in the others a model guesses. Switch one of the two off.`,
        }
      }
    }
  }
}

/** Rivals among the tools of all servers, as if they were one list. */
function* sameJobs({ uri, toolsets }: Configuration, least: number): Iterable<Pair> {
  const places: Place[] = toolsets.flatMap(({ tools }, toolset) => tools.map(({ index }) => ({ toolset, tool: index })))
  const tools: Tool[] = toolsets.flatMap(({ tools }) => tools).map((tool, index) => ({ ...tool, index }))
  const together: Toolset = { id: uri, uri, tools, instructions: undefined, server: undefined }
  for (const { tool, sibling, similarity } of rivalsOf(together)) {
    const [later, earlier] = [places[tool.index], places[sibling.index]]
    if (later === undefined || earlier === undefined || later.toolset === earlier.toolset || similarity < least) continue
    yield {
      tool: later,
      sibling: earlier,
      says: `"${clip(tool.name, 60)}" of "${serverOf(toolsets[later.toolset])}" and "${clip(sibling.name, 60)}" of "${serverOf(toolsets[earlier.toolset])}" do the same job, and nothing tells a model which to take. Switch one of the two off.`,
    }
  }
}

function serverOf(toolset: Toolset | undefined): string {
  return clip(toolset?.configured?.name ?? toolset?.id ?? '', 60)
}
