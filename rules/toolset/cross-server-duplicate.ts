import type { Finding } from '../../src/core/finding.ts'
import { clip, list } from '../../src/core/text.ts'
import { isGeneric } from '../../src/lint/lexicon/filler.ts'
import { rivalsOf } from '../../src/lint/prose/rivals/rivals.ts'
import { contentWords, nameWords } from '../../src/lint/prose/text/words.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { toolsetFrom, type Configuration, type Tool, type Toolset } from '../../src/core/tool.ts'

/** More pairs of the same two servers add no information. */
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
  summary: 'Two servers of one client configuration have a tool with the same name, or similar tools that nothing distinguishes.',
  why: 'A model sees the tools of all servers in one list. Some clients put the server\'s name in front of the tool\'s name. Some refuse or drop the second of two equal names. In all of them, the model has to guess which of two similar tools is right. Disable one of the two in the client. As an author, name the product in the name or the text: `github_search_issues`, "Search issues in GitHub". Such tools are not reported. There is one finding per pair of servers for equal names, and at most three for similar tools.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'npm @google/genai 2.32.0, mcpToTool',
      says: 'Throws if two servers have a tool with the same name.',
      checked: '2026-11-21',
    },
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
      says: 'Names are unique only within a server. The name of a server is not unique and should not be used to distinguish tools.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'all 2,080 pairs of 65 server lists',
      says: '32 pairs of servers share names. Of nine more pairs of similar tools, eight are right according to one reader.',
      checked: '2026-11-21',
    },
  ],
  options: {
    similarity: {
      default: 0.5,
      min: 0.3,
      max: 1,
      says: 'How similar the words of two tools of different servers must be: the cosine of their weighted words.',
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

/** One finding per pair of servers, however many names they share. */
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
      message: `The servers "${serverOf(toolsets[one.first.toolset])}" and "${serverOf(toolsets[one.second.toolset])}" both have ${names}. Some clients refuse the second tool. In others, a model has to guess. Disable the tools that you do not need, or use a client that puts the server's name in front of each tool.`,
    }
  }
}

/** Competing tools of all servers, as if they were in one list. */
function* sameJobs({ uri, toolsets }: Configuration, least: number): Iterable<Finding> {
  const places: Place[] = toolsets.flatMap(({ tools }, toolset) => tools.map(({ index }) => ({ toolset, tool: index })))
  const tools: Tool[] = toolsets.flatMap(({ tools }) => tools).map((tool, index) => ({ ...tool, index }))
  const told = new Map<string, number>()
  for (const { tool, sibling, similarity } of rivalsOf(toolsetFrom({ id: uri, uri, tools }))) {
    const [later, earlier] = [places[tool.index], places[sibling.index]]
    if (later === undefined || earlier === undefined || later.toolset === earlier.toolset || similarity < least) continue
    if (saysWhose(tool, toolsets[later.toolset], sibling) || saysWhose(sibling, toolsets[earlier.toolset], tool)) continue
    // words that only one of the two has distinguish labels of a repository from labels of a board
    if (hasOwnWords(tool, sibling) && hasOwnWords(sibling, tool)) continue
    const pair = `${earlier.toolset} ${later.toolset}`
    const before = told.get(pair) ?? 0
    if (before === MOST) continue
    told.set(pair, before + 1)
    yield {
      ...later,
      at: '/name',
      across: [earlier],
      message: `"${clip(tool.name, 60)}" of "${serverOf(toolsets[later.toolset])}" and "${clip(sibling.name, 60)}" of "${serverOf(toolsets[earlier.toolset])}" are similar, and nothing in their texts distinguishes them. A model has to guess. Disable the one that you do not need. Their authors could name the product in the text.`,
    }
  }
}

/** Words in server names that are not the name of a product. */
const NO_PRODUCT = new Set(['mcp', 'server', 'servers', 'api', 'tool', 'tools', 'com', 'local', 'remote'])

/** True if the name or text of a tool names its own server, or the product in the server's name, and the other tool does not. */
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
