import { clip } from '../../src/core/text.ts'
import type { Tool, Toolset } from '../../src/core/tool.ts'
import { stem } from '../../src/lint/prose/stem.ts'
import { nameParts } from '../../src/lint/prose/words.ts'
import { pick } from '../../src/lint/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const POLICY = { name: 'get_policy', description: 'Return the full text of one policy by its number, for example "4.2".' }
/** Shorter words are often one letter from another word: get and set, row and raw. */
const LEAST_WORD = 5
/** Longer names are not looked at letter by letter. */
const LONGEST = 64

interface Alike {
  readonly tool: Tool
  readonly other: Tool
  readonly how: 'plural' | 'order' | 'edit'
}

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Two names of one server differ only by a plural, by the order of their words, or by one letter.',
  why:
    'A call is written letter by letter: where `getPullRequest` and `getPullRequests` stand beside each other, one slip calls the other tool, and often succeeds with the wrong answer. ' +
    'Tell them apart by the verb: `get_user` and `list_users`. Names with different verbs are not reported, nor are short words and numbers that differ in one sign. A pair that differs by a plural is advice (info), since both names are right English.',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '14 pairs on 10 servers differ only by a plural; none by the order of words or by one letter of a long word.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Tools with overlapping or vague purposes confuse agents about which one to use.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [{}, POLICY, { name: 'list_policies', description: 'List all policies by number and title.' }] },
      { tools: [{}, POLICY, { name: 'set_policy', description: 'Replace the text of one policy by its number.' }] },
    ],
    bad: [
      { tools: [{}, POLICY, { name: 'get_policies', description: 'Return all policies with number and title.' }] },
      { tools: [{}, { name: 'policies_search', description: 'Search drafts of policies by author and day.' }] },
      { tools: [{}, { name: 'search_polices', description: 'Search the insurance contracts of the company by number.' }] },
    ],
  },
  *check(toolset) {
    for (const { tool, other, how } of alikeIn(toolset)) {
      const names = `"${clip(other.name, 60)}" and "${clip(tool.name, 60)}"`
      yield {
        tool: tool.index,
        at: '/name',
        related: [other.index],
        ...(how === 'plural' && { severity: 'info' }),
        message:
          how === 'plural'
            ? `${names} differ only by a plural, so one letter decides which of them a model calls. Tell them apart by the verb: get one, list many.`
            : how === 'order'
              ? `${names} are the same words in another order, which models mix up. Name them by what tells them apart.`
              : `${names} differ by one letter, so a slip calls the wrong one. Name them by what tells them apart.`,
      }
    }
  },
  plant({ tools }, random) {
    const named = tools.filter(
      ({ name }) => /^[a-z]+(?:_[a-z]+)+$/.test(name) && (nameParts(name).at(-1)?.length ?? 0) > LEAST_WORD,
    )
    const [first] = named
    const twin = tools.find(({ name }) => first !== undefined && name !== '' && name !== first.name)
    if (first === undefined || twin === undefined) return undefined
    const { name } = first
    const to = pick(
      [name.endsWith('s') ? name.slice(0, -1) : `${name}s`, name.split('_').reverse().join('_'), doubled(name)],
      random,
    )
    return to === undefined ? undefined : [{ tool: twin.index, at: '/name', to }]
  },
})

/** Pairs of names, each under the later tool, found by keys: never by comparing all pairs. */
function* alikeIn({ tools }: Toolset): Generator<Alike> {
  const byOrder = new Map<string, Tool>()
  const byGap = new Map<string, Tool>()
  for (const tool of tools) {
    const parts = nameParts(tool.name)
    if (parts.length === 0 || tool.name.length > LONGEST) continue
    const words = parts.map(stem)
    const orderKey = [...words].sort().join('_')
    const same = byOrder.get(orderKey)
    byOrder.set(orderKey, same ?? tool)
    const how = same === undefined ? undefined : difference(words, nameParts(same.name).map(stem), tool, same)
    if (same !== undefined && how !== undefined) {
      yield { tool, other: same, how }
      continue
    }
    const near = neighbour(parts, byGap, tool)
    if (near !== undefined) yield { tool, other: near, how: 'edit' }
  }
}

function difference(words: readonly string[], others: readonly string[], tool: Tool, same: Tool): Alike['how'] | undefined {
  // the same letters in another case or with another sign between are another fault (name/duplicate, name/mixed-case)
  if (nameParts(tool.name).join('') === nameParts(same.name).join('')) return undefined
  return words.join('_') === others.join('_') ? 'plural' : 'order'
}

/** The earlier tool whose name has one letter of one long word more, less or other. Words are keyed with each letter left out. */
function neighbour(parts: readonly string[], byGap: Map<string, Tool>, tool: Tool): Tool | undefined {
  let found: Tool | undefined
  for (const [at, part] of parts.entries()) {
    if (part.length < LEAST_WORD) continue
    const before = parts.slice(0, at).join('_')
    const after = parts.slice(at + 1).join('_')
    for (let gap = 0; gap <= part.length; gap++) {
      const key = `${before} ${gap < part.length ? part.slice(0, gap) + part.slice(gap + 1) : part} ${after}`
      const other = byGap.get(key)
      if (other === undefined) byGap.set(key, tool)
      else if (other !== tool && isMisspelt(parts, nameParts(other.name), at)) found ??= other
    }
  }
  return found
}

function isMisspelt(parts: readonly string[], others: readonly string[], at: number): boolean {
  const [part = '', other = ''] = [parts[at], others[at]]
  // "x1" and "x2", "list" and "lists" are no misspellings
  return part !== other && stem(part) !== stem(other) && Math.min(part.length, other.length) >= LEAST_WORD
}

/** A slip of the finger: the third letter from the end twice. */
function doubled(name: string): string {
  return `${name.slice(0, -2)}${name.slice(-3, -2)}${name.slice(-2)}`
}
