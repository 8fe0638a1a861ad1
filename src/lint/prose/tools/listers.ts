import { factOfSet } from '../../memo.ts'
import type { Toolset } from '../../../core/tool.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { rememberedName } from '../text/memo.ts'
import { stem } from '../text/stem.ts'
import { nameParts } from '../text/words.ts'
import { byName } from './by-name.ts'
import { namedTools } from './named-tools.ts'

const PLURAL_GETTERS = new Set(['get', 'fetch', 'read', 'all'])
const VERSION = /^(?:v|\d+)$/

/**
 * The tool of a set whose name states that it lists things of a kind: `list_bases` for the words `['base']`. Kinds are stemmed words of an
 * identifier. Of two tools for one kind the shorter name wins, being the more general.
 */
export function listerOf(toolset: Toolset, kind: readonly string[]): string | undefined {
  return listersOf(toolset).get(kind.join(' '))
}

const listersOf = factOfSet((toolset: Toolset): ReadonlyMap<string, string> => {
  const listers = new Map<string, string>()
  const byLength = byName(namedTools(toolset)).toSorted((a, b) => a.name.length - b.name.length)
  for (const { name } of byLength) {
    for (const kind of kindsListed(name)) if (!listers.has(kind)) listers.set(kind, name)
  }
  return listers
})

/** `list_project_issues` lists `project issue` and `issue`; `stories-search` and `get_stories` list `story`. */
export const kindsListed: (name: string) => readonly string[] = rememberedName((name) => {
  const parts = nameParts(name).filter((part) => !VERSION.test(part))
  const verb = parts.findIndex((part) => lists(part))
  const getter = verb === -1 ? parts.findIndex((part) => PLURAL_GETTERS.has(part)) : -1
  const at = verb === -1 ? getter : verb
  if (at === -1 || parts.length > 8) return []
  const noun = at === parts.length - 1 ? parts.slice(0, at) : parts.slice(at + 1)
  const last = noun.at(-1) ?? ''
  const many = last.endsWith('s') && !last.endsWith('ss') && !last.endsWith('us')
  // `list_by_owner` and `search_in_files` list something else than their last word
  if (noun.some((word) => /^(?:by|in|for|of|from|with|to|details?|info|id)$/.test(word)) || (!many && verb === -1)) return []
  const stems = noun.map(stem)
  return stems.map((_, index) => stems.slice(index).join(' '))
})

function lists(part: string): boolean {
  return part === 'ls' || part === 'lists' || VERBS.get(part)?.isMany === true
}
