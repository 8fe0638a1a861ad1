import { isObject, ownString } from '../core/json.ts'
import type { Tool } from '../core/tool.ts'
import { layersOf, propertiesOf, said, type Spot } from './layers.ts'

/** Words of a text that are weighed; what matters stands in front. */
const MOST_WORDS = 300
const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text in lower case; scripts without spaces in pairs of characters. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const [word] of text.slice(0, 20_000).matchAll(WORD)) {
    if (words.length >= MOST_WORDS) break
    if (!/[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/.test(word)) words.push(word.toLowerCase())
    else for (let at = 0; at < Math.max(1, word.length - 1); at++) words.push(word.slice(at, at + 2))
  }
  return words
}

/** `getUser`, `get_user` and `get-user` as `get`, `user`. */
function nameWordsOf(name: string): string[] {
  return wordsOf(
    name
      .slice(0, 500)
      .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ')
      .replaceAll('_', ' '),
  )
}

/** Shared members of two sets, from 0 to 1; undefined where both are empty. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number | undefined {
  if (one.size + other.size === 0) return undefined
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let both = 0
  for (const member of small) if (large.has(member)) both++
  return both / (one.size + other.size - both)
}

/** What tools are told apart and recognised by: the words of the description, rare ones weighing more, the parameters, the name. */
export interface ToolProfile {
  readonly words: ReadonlyMap<string, number>
  readonly length: number
  readonly parameters: ReadonlySet<string>
  readonly name: ReadonlySet<string>
  /** The name without what only spells it. */
  readonly spelled: string
}

/** The profiles of tools, weighed among one another. Their order does not matter. */
export function profilesOf(tools: readonly Tool[]): ReadonlyMap<Tool, ToolProfile> {
  const counted = tools.map((tool) => [tool, countsOf(wordsOf(tool.description ?? ''))] as const)
  const holders = new Map<string, number>()
  for (const [, counts] of counted) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1)
  return new Map(
    counted.map(([tool, counts]) => {
      const words = new Map(
        [...counts].map(([word, times]) => [word, (1 + Math.log(times)) * Math.log(1 + tools.length / (holders.get(word) ?? 1))]),
      )
      const length = Math.sqrt([...words.values()].reduce((sum, weight) => sum + weight * weight, 0))
      return [
        tool,
        {
          words,
          length,
          parameters: parameterMarks(tool),
          name: new Set(nameWordsOf(tool.name)),
          spelled: nameWordsOf(tool.name).join(''),
        },
      ]
    }),
  )
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Every parameter twice: by its name, and by its name and type. */
function parameterMarks({ inputSchema }: Tool): ReadonlySet<string> {
  const root: Spot = { root: inputSchema, base: '/inputSchema', schema: inputSchema, at: '/inputSchema' }
  return new Set(
    [...propertiesOf(layersOf(root))].flatMap(([name, spot]) => [
      name,
      `${name} ${JSON.stringify(said(layersOf(spot), 'type')?.value ?? null)}`,
    ]),
  )
}

/** How much of a likeness each part makes up; a part of which neither side has anything is left out. */
const SHARES = { words: 0.55, parameters: 0.25, name: 0.2 }

/** How alike two tools are, from 0 to 1. */
export function likeness(one: ToolProfile, other: ToolProfile): number {
  const parts = [
    [SHARES.words, one.length + other.length === 0 ? undefined : cosine(one, other)],
    [SHARES.parameters, shared(one.parameters, other.parameters)],
    [SHARES.name, shared(one.name, other.name)],
  ] as const
  let [sum, all] = [0, 0]
  for (const [share, value] of parts) {
    if (value === undefined) continue
    sum += share * value
    all += share
  }
  const alike = all === 0 ? 0 : sum / all
  return isSameName(one, other) ? 0.9 + 0.1 * alike : alike
}

/** True for names that differ in their spelling alone: `getUser` and `get_user`. */
export function isSameName(one: ToolProfile | undefined, other: ToolProfile | undefined): boolean {
  return one !== undefined && other !== undefined && one.spelled !== '' && one.spelled === other.spelled
}

function cosine(one: ToolProfile, other: ToolProfile): number {
  const [small, large] = one.words.size <= other.words.size ? [one, other] : [other, one]
  let dot = 0
  for (const [word, weight] of small.words) dot += weight * (large.words.get(word) ?? 0)
  return one.length * other.length === 0 ? 0 : Math.min(1, dot / (one.length * other.length))
}

/** How alike two parameters are, from 0 to 1: by what their descriptions say, their names and their types. */
export function parameterLikeness([name, spot]: readonly [string, Spot], [otherName, other]: readonly [string, Spot]): number {
  const [a, b] = [layersOf(spot), layersOf(other)]
  const typesAreEqual = JSON.stringify(said(a, 'type')?.value ?? null) === JSON.stringify(said(b, 'type')?.value ?? null)
  const [words, others] = [new Set(wordsOf(textIn(spot))), new Set(wordsOf(textIn(other)))]
  const [its, theirs] = [nameWordsOf(name), nameWordsOf(otherName)]
  const names = its.join('') === theirs.join('') ? 1 : (shared(new Set(its), new Set(theirs)) ?? 0)
  const texts = words.size * others.size === 0 ? undefined : shared(words, others)
  const type = typesAreEqual ? 1 : 0
  return texts === undefined ? 0.8 * names + 0.2 * type : 0.55 * texts + 0.25 * names + 0.2 * type
}

function textIn(spot: Spot): string {
  for (const { schema } of layersOf(spot).spots) {
    const text = isObject(schema) ? ownString(schema, 'description') : undefined
    if (text !== undefined) return text
  }
  return ''
}
