import type { Finding } from '../../src/core/finding.ts'
import { clip, list } from '../../src/core/text.ts'
import { isGeneric } from '../../src/lint/lexicon/filler.ts'
import { rivalsOf } from '../../src/lint/prose/rivals/rivals.ts'
import { contentWords, nameWords } from '../../src/lint/prose/text/words.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { toolsetFrom, type Configuration, type Tool, type Toolset } from '../../src/core/tool.ts'

/** More rivals of the same two servers say no more. */
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
  summary: 'Two servers of one client configuration have a tool of the same name, or tools that read alike.',
  why: 'A model sees the tools of all servers in one list. Some clients put the server in front of the name, some refuse or drop the second of two equal names, and in all of them the model has to guess which of two tools that read alike is meant. Switch one of the two off in the client, or, as an author, name the product in name or text: `github_search_issues`, "Search issues in GitHub"; such tools are not reported. Equal names are one finding a pair of servers, rivals at most three.',
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
    {
      kind: 'measured',
      ref: 'all 2,080 pairs of 65 server lists',
      says: '32 pairs of servers share names; of nine more pairs of tools that read alike eight are right, by one reader.',
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
      {
        servers: {
          handbook: [{ description: KEYWORD }, BOOKING],
          legal: [{ name: 'find_policies', description: `${MEANING} Covers legal policies.` }],
        },
      },
      { servers: { handbook: [{}], contracts: [{ name: 'search_contracts', description: CONTRACTS }] } },
    ],
    bad: [
      { servers: { handbook: [{}], wiki: [{ description: WIKI }] } },
      { servers: { handbook: [{ description: KEYWORD }, BOOKING], wiki: [{ name: 'find_policies', description: MEANING }] } },
    ],
  },
  *check(configuration, { options }) {
    yield* sameNames(configuration)
    yield* sameJobs(configuration, options.similarity)
  },
})

interface Place {
  readonly toolset: number
  readonly tool: number
}

/** One finding a pair of servers, however many names they share. */
function* sameNames({ toolsets }: Configuration): Iterable<Finding> {
  const firsts = new Map<string, Place>()
  const shared = new Map<string, { readonly first: Place; readonly second: Place; readonly name: string }[]>()
  for (const [toolset, { tools }] of toolsets.entries()) {
    for (const { name, index: tool } of tools) {
      const first = firsts.get(name)
      if (first === undefined) firsts.set(name, { toolset, tool })
      else if (first.toolset !== toolset) {
        const pair = `${first.toolset} ${toolset}`
        shared.set(pair, [...(shared.get(pair) ?? []), { first, second: { toolset, tool }, name }])
      }
    }
  }
  for (const both of shared.values()) {
    const [one] = both
    if (one === undefined) continue
    const names = list(
      both.map(({ name }) => `"${clip(name, 60)}"`),
      4,
    )
    yield {
      ...one.second,
      at: '/name',
      across: both.map(({ first }) => first),
      message: `The servers "${serverOf(toolsets[one.first.toolset])}" and "${serverOf(toolsets[one.second.toolset])}" both have ${names}: some clients refuse the second, in others a model guesses. Switch off what you do not need, or use a client that puts the server in front of each name.`,
    }
  }
}

/** Rivals among the tools of all servers, as if they were one list. */
function* sameJobs({ uri, toolsets }: Configuration, least: number): Iterable<Finding> {
  const places: Place[] = toolsets.flatMap(({ tools }, toolset) => tools.map(({ index }) => ({ toolset, tool: index })))
  const tools: Tool[] = toolsets.flatMap(({ tools }) => tools).map((tool, index) => ({ ...tool, index }))
  const told = new Map<string, number>()
  for (const { tool, sibling, similarity } of rivalsOf(toolsetFrom({ id: uri, uri, tools }))) {
    const [later, earlier] = [places[tool.index], places[sibling.index]]
    if (later === undefined || earlier === undefined || later.toolset === earlier.toolset || similarity < least) continue
    if (saysWhose(tool, toolsets[later.toolset], sibling) || saysWhose(sibling, toolsets[earlier.toolset], tool)) continue
    // labels of a repository and labels of a board are told apart by what only each of them speaks of
    if (hasOwnWords(tool, sibling) && hasOwnWords(sibling, tool)) continue
    const pair = `${earlier.toolset} ${later.toolset}`
    const before = told.get(pair) ?? 0
    if (before === MOST) continue
    told.set(pair, before + 1)
    yield {
      ...later,
      at: '/name',
      across: [earlier],
      message: `"${clip(tool.name, 60)}" of "${serverOf(toolsets[later.toolset])}" and "${clip(sibling.name, 60)}" of "${serverOf(toolsets[earlier.toolset])}" read alike and nothing in their texts tells them apart, so a model guesses. Switch off the one that you do not need; their authors could name the product in the text.`,
    }
  }
}

/** Words of server names that name no product. */
const NO_PRODUCT = new Set(['mcp', 'server', 'servers', 'api', 'tool', 'tools', 'com', 'local', 'remote'])

/** True for a tool whose name or text names its own server, or the product in the server's name, where the other does not. */
function saysWhose(tool: Tool, server: Toolset | undefined, other: Tool): boolean {
  const names = [server?.configured?.name, server?.id, server?.server?.name].join(' ').toLowerCase()
  const products = (names.match(/[a-z]{3,}/g) ?? []).filter((word) => !NO_PRODUCT.has(word))
  const [own, others] = [textOf(tool), textOf(other)]
  return products.some((word) => own.includes(word) && !others.includes(word))
}

function hasOwnWords(tool: Tool, other: Tool): boolean {
  const others = new Set([...nameWords(other.name), ...contentWords(other.description ?? '')])
  return contentWords(tool.description ?? '').some((word) => !others.has(word) && !isGeneric(word))
}

function textOf({ name, description = '' }: Tool): string {
  return `${name} ${description}`.toLowerCase()
}

function serverOf(toolset: Toolset | undefined): string {
  return clip(toolset?.configured?.name ?? toolset?.id ?? '', 60)
}
