import { rememberedFor } from '../../../core/memo.ts'
import { editDistance } from '../../../core/text.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { vocabularyOf } from '../../prose/tools/tool-names.ts'
import { referencesIn, type Reference } from '../read/references.ts'

/** A name that misses a parameter by little. */
export interface Misspelt {
  readonly reference: Reference
  readonly meant: string
}

interface Spellings {
  readonly all: ReadonlySet<string>
  readonly byLetters: ReadonlyMap<string, string>
}

const spellingsOf = rememberedFor((tool: Tool): Spellings => {
  const all = new Set(parametersOf(tool).map(({ name }) => name))
  return { all, byLetters: new Map([...all].map((name) => [letters(name), name])) }
})

/** The references of a text that miss a parameter by little, each name once. */
export function misspeltIn(text: string, tool: Tool, toolset: Toolset): readonly Misspelt[] {
  const found = new Map<string, Misspelt>()
  for (const reference of referencesIn(text)) {
    const { name, called } = reference
    const { all, byLetters } = spellingsOf(tool)
    if (all.has(name) || found.has(name)) continue
    const meant = byLetters.get(letters(name)) ?? (called ? [...all].find((real) => isNearMiss(name, real)) : undefined)
    if (meant !== undefined && !vocabularyOf(toolset).has(name)) found.set(name, { reference, meant })
  }
  return [...found.values()]
}

function isNearMiss(said: string, real: string): boolean {
  const [shorter, longer] = said.length < real.length ? [said.length, real.length] : [real.length, said.length]
  return shorter >= 6 && longer - shorter < 3 && editDistance(said, real) <= (shorter < 10 ? 1 : 2)
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
