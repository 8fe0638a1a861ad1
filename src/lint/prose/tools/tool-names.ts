import { isArray, own } from '../../../core/json.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { editDistance } from '../../../core/text.ts'
import type { Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { nameParts, nameWords } from '../text/words.ts'
import { namedTools } from './named-tools.ts'

/** The names of a set, found by what they look like. */
interface Names {
  readonly all: ReadonlySet<string>
  /** By letters alone, by sorted stems, and by sorted stems without one of them. */
  readonly alike: ReadonlyMap<string, readonly string[]>
  /** The first word of nearly all names, where they share one. */
  readonly prefix: string | undefined
  /** What joins the words of most names. */
  readonly separator: string
}

/** Share of a set that has to start with one word for it to be the server's prefix. */
const PREFIXED = 0.8
const MOST_CANDIDATES = 30

export const namesOf = factOfSet((toolset: Toolset): Names => {
  const tools = namedTools(toolset)
  const alike = new Map<string, string[]>()
  const firsts = new Map<string, number>()
  for (const { name } of tools) {
    for (const key of keysOf(name)) {
      const others = alike.get(key)
      if (others === undefined) alike.set(key, [name])
      else others.push(name)
    }
    const first = nameParts(name)[0] ?? ''
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  return {
    all: new Set(tools.map(({ name }) => name)),
    alike,
    prefix: [...firsts].find(([, times]) => times > 2 && times >= tools.length * PREFIXED)?.[0],
    separator: tools.filter(({ name }) => name.includes('-')).length * 2 > tools.length ? '-' : '_',
  }
})

/** The one tool whose name differs from a wrong one by letter case, separators, a missing prefix, a plural, word order or two letters. */
export function meantTool(wrong: string, { alike, prefix }: Names): string | undefined {
  for (const tried of prefix === undefined ? [wrong] : [wrong, `${prefix}_${wrong}`]) {
    const same = alike.get(letters(tried)) ?? alike.get(sortedStems(tried).join(' '))
    const whole = same?.filter((other) => nameWords(other).length === nameWords(tried).length)
    if (whole?.length === 1) return whole[0]
  }
  if (wrong.length < 8) return undefined
  const near = new Set(
    keysOf(wrong)
      .flatMap((key) => alike.get(key)?.slice(0, MOST_CANDIDATES) ?? [])
      .filter((other) => Math.abs(other.length - wrong.length) < 3 && editDistance(wrong, other) < 3),
  )
  return near.size === 1 ? [...near][0] : undefined
}

/** Every name that means something in a set: of tools, of parameters, and the values that parameters allow. */
export const vocabularyOf = factOfSet((toolset: Toolset): ReadonlySet<string> => new Set(wordsOfEach(toolset).flat()))

const wordsOfEach = factOfEach((tool): readonly string[] => {
  const words = new Set([tool.name])
  for (const { name, schema } of parametersOf(tool)) {
    words.add(name)
    const values = own(schema, 'enum')
    for (const value of isArray(values) ? values : []) words.add(String(value))
  }
  return [...words]
})

function keysOf(name: string): string[] {
  const stems = sortedStems(name)
  const without = stems.length > 2 && stems.length < 10 ? stems.map((_, index) => stems.toSpliced(index, 1).join(' ')) : []
  return [letters(name), stems.join(' '), ...without]
}

function sortedStems(name: string): string[] {
  return [...nameWords(name)].sort()
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
