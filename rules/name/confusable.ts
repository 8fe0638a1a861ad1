import { clip, editDistance } from '../../src/core/text.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { VERBS } from '../../src/lint/lexicon/verbs.ts'
import { stem } from '../../src/lint/prose/text/stem.ts'
import { namedTools, type NamedTool } from '../../src/lint/prose/tools/named-tools.ts'
import { nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule, subjectOf } from '../../src/lint/rule.ts'

const POLICY = { name: 'get_policy', description: 'Return the full text of one policy by its number, for example "4.2".' }
/** Shorter words often differ by one letter anyway: get and set, row and raw. */
const LEAST_WORD = 5
/** Longer names are not compared letter by letter. */
const LONGEST = 64
/** More words with almost the same spelling are a numbering (`itema`, `itemb`), not misspellings. */
const MOST_ALIKE = 4

interface Alike {
  readonly tool: NamedTool
  readonly other: NamedTool
  readonly how: 'plural' | 'order' | 'edit'
}

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Two names of one server differ only by a plural, by the order of their words, or by one letter.',
  why: 'A model must write the name exactly. If a server has both `search_policies` and `policies_search`, a model confuses them, and the wrong call often succeeds with a wrong answer. Names with different verbs are not reported, and neither are short words and numbers that differ in one character. `get_user` and `get_users` are a normal pair, and so are `add_card` and `add_cards`. If both names list or search (`list_user` and `list_users`), the plural does not distinguish them. That is advice (info).',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '14 pairs on 9 servers differ only by a plural. All but two of them get one and get many, and readers who did not know the servers called that normal. No pair differs by the order of words or by one letter of a long word.',
      checked: '2026-11-29',
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
      { tools: [{}, POLICY, { name: 'get_policies', description: 'Return all policies with number and title.' }] },
      { tools: [{}, POLICY, { name: 'set_policy', description: 'Replace the text of one policy by its number.' }] },
      {
        tools: [
          { name: 'start_lift', description: 'Start one lift of the building.', annotations: { readOnlyHint: false } },
          { name: 'start_lifts', description: 'Start all lifts of the building.', annotations: { readOnlyHint: false } },
        ],
      },
    ],
    bad: [
      { tools: [{}, { name: 'search_policy', description: 'Search one policy for a word and return the lines.' }] },
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
        subject: subjectOf(tool, other),
        ...(how === 'plural' && { severity: 'info' }),
        message:
          how === 'plural'
            ? `${names} differ only by a plural. A single letter decides which of them a model calls. Rename one so that the names show the difference.`
            : how === 'order'
              ? `${names} have the same words in a different order. Models confuse such names. Rename one so that the names show the difference.`
              : `${names} differ by one letter. A model easily calls the wrong one. Rename one so that the names show the difference.`,
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
    const number = name.endsWith('s') ? name.slice(0, -1) : `${name}s`
    const to = pick([...(listsMany(name) ? [number] : []), name.split('_').reverse().join('_'), doubled(name)], random)
    return to === undefined ? undefined : [{ tool: twin.index, at: '/name', to }]
  },
})

/** Pairs of names, each under the later tool. They are found by keys, without comparing all pairs. */
function* alikeIn(toolset: Toolset): Generator<Alike> {
  const byName = new Map<string, NamedTool>()
  const byWords = new Map<string, NamedTool>()
  // sorted by name, so that the order of the list does not decide which two of three similar names are reported
  const sorted = namedTools(toolset).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index))
  const slips = slipsIn(sorted)
  for (const tool of sorted) {
    const parts = nameParts(tool.name)
    if (parts.length === 0 || tool.name.length > LONGEST) continue
    const words = nameWords(tool.name)
    const key = [...words].sort().join('_')
    const same = byWords.get(key)
    if (same === undefined) byWords.set(key, tool)
    const how = same === undefined ? undefined : difference(words, tool, same)
    const near = how !== undefined || slips.size === 0 ? undefined : misspelt(parts, slips, byName)
    const alike = how === undefined ? near : same
    // reported at the later one
    if (alike !== undefined)
      yield { ...(alike.index < tool.index ? { tool, other: alike } : { tool: alike, other: tool }), how: how ?? 'edit' }
    byName.set(parts.join('_'), tool)
  }
}

/** Listing one thing makes no sense. Getting one and getting many are a normal pair, and so are adding one and adding many. */
function listsMany(name: string): boolean {
  return VERBS.get(effectOfName(name)?.verb ?? '')?.isMany === true
}

function difference(words: readonly string[], tool: NamedTool, same: NamedTool): Alike['how'] | undefined {
  // a difference only in case or separator is another fault (name/duplicate, name/mixed-case)
  if (nameParts(tool.name).join('') === nameParts(same.name).join('')) return undefined
  if (words.join('_') !== nameWords(same.name).join('_')) return 'order'
  return listsMany(tool.name) && listsMany(same.name) ? 'plural' : undefined
}

/** Long words of the set that differ by one letter from other words of the set, with those others. Found by leaving out each letter. */
function slipsIn(tools: readonly NamedTool[]): ReadonlyMap<string, readonly string[]> {
  const words = new Set<string>()
  for (const { name } of tools) {
    if (name.length > LONGEST) continue
    for (const part of nameParts(name)) if (part.length >= LEAST_WORD) words.add(part)
  }
  const byGap = new Map<string, string[]>()
  for (const word of words) {
    for (let gap = 0; gap <= word.length; gap++) {
      // an extra letter in one word is found through the whole of the other word
      const key = gap === word.length ? word : `${word.slice(0, gap)}${word.slice(gap + 1)}`
      const holders = byGap.get(key)
      if (holders === undefined) byGap.set(key, [word])
      else if (holders.at(-1) !== word) holders.push(word)
    }
  }
  const slips = new Map<string, string[]>()
  for (const holders of byGap.values()) {
    if (holders.length < 2 || holders.length > MOST_ALIKE) continue
    for (const word of holders) {
      const others = holders.filter((other) => other !== word && stem(other) !== stem(word) && editDistance(word, other) === 1)
      if (others.length > 0) slips.set(word, [...(slips.get(word) ?? []), ...others])
    }
  }
  return slips
}

/** The earlier tool whose name is this one with one word misspelt. */
function misspelt(
  parts: readonly string[],
  slips: ReadonlyMap<string, readonly string[]>,
  byName: ReadonlyMap<string, NamedTool>,
): NamedTool | undefined {
  for (const [at, part] of parts.entries()) {
    for (const other of slips.get(part) ?? []) {
      const tool = byName.get(parts.with(at, other).join('_'))
      if (tool !== undefined) return tool
    }
  }
  return undefined
}

/** A typing mistake: the third letter from the end twice. */
function doubled(name: string): string {
  return `${name.slice(0, -2)}${name.slice(-3, -2)}${name.slice(-2)}`
}
