import type { Tool } from '../../core/tool.ts'
import { isObject, own } from '../../core/json.ts'
import { nameParts } from '../../lint/prose/text/words.ts'

/** How a list of tools is written, so that synthetic ones look as if they belonged to it. */
export interface ListStyle {
  readonly names: Casing
  readonly parameters: Casing
  /** What most names begin with; `''` for none. */
  readonly prefix: string
  /** Shares of tools, 0 to 1. */
  readonly annotated: number
  readonly titled: number
  readonly closed: number
}

type Casing = 'snake' | 'kebab' | 'camel' | 'pascal'

const MOST_NAMES = 40

/** The style of most of these tools. */
export function styleOf(tools: readonly Tool[]): ListStyle {
  const some = tools.slice(0, MOST_NAMES)
  const share = (has: (tool: Tool) => boolean): number => some.filter(has).length / Math.max(1, some.length)
  const parameters = some.flatMap(({ inputSchema }) => {
    const properties = own(inputSchema, 'properties')
    return isObject(properties) ? Object.keys(properties).slice(0, MOST_NAMES) : []
  })
  return {
    names: casingOf(some.map(({ name }) => name)),
    parameters: casingOf(parameters),
    prefix: prefixOf(some),
    annotated: share(({ annotations }) => annotations !== undefined),
    titled: share(({ title }) => title !== undefined),
    closed: share(({ inputSchema }) => own(inputSchema, 'additionalProperties') === false),
  }
}

/** `snake_case` words in this casing. */
export function cased(words: string, casing: Casing): string {
  if (casing === 'snake') return words
  if (casing === 'kebab') return words.replaceAll('_', '-')
  const camel = words.replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase())
  return casing === 'camel' ? camel : camel.slice(0, 1).toUpperCase() + camel.slice(1)
}

const LOOKS_LIKE: readonly (readonly [Casing, RegExp])[] = [
  ['snake', /^[a-z]+_/],
  ['kebab', /^[a-z]+-/],
  ['camel', /^[a-z]+[A-Z]/],
  ['pascal', /^[A-Z][a-z]+[A-Z]/],
]

function casingOf(names: readonly string[]): Casing {
  const counts = LOOKS_LIKE.map(([casing, like]) => ({ casing, count: names.filter((name) => like.test(name)).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).casing
}

function prefixOf(tools: readonly Tool[]): string {
  const counts = new Map<string, number>()
  for (const { name } of tools) {
    const first = /^[A-Za-z]{2,20}(?=[_-])/.exec(name)?.[0]
    if (first !== undefined && nameParts(name).length > 2) counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  const most = [...counts].find(([, count]) => count >= 3 && count > tools.length * 0.7)
  return most?.[0] ?? ''
}
