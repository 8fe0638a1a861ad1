import type { Pointer } from '../../../core/pointer.ts'
import type { Toolset } from '../../../core/tool.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { nameParts } from '../text/words.ts'
import { parametersOf } from '../../../schema/parameters.ts'

/** Abbreviations that stand for one word in nearly every set; counted only between parameters of one type. */
export const LONG_FORMS: ReadonlyMap<string, string> = new Map(
  'repo:repository org:organization dir:directory msg:message db:database q:query desc:description addr:address'
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const),
)
const WITH_SHORT_FORM = new Set(LONG_FORMS.values())

/** A top-level parameter of one tool. */
export interface Use {
  readonly tool: number
  readonly at: Pointer
  /** JSON Schema type, number for integer; `''` where it has none or several. */
  readonly type: string
  readonly description: string
}

/** Where each top-level parameter name of a set is used. */
export const usesOf = factOfSet((toolset: Toolset): ReadonlyMap<string, readonly Use[]> => {
  const uses = new Map<string, Use[]>()
  for (const [name, use] of usesOfEach(toolset).flat()) {
    const known = uses.get(name)
    if (known === undefined) uses.set(name, [use])
    else known.push(use)
  }
  return uses
})

const usesOfEach = factOfEach((tool): readonly (readonly [name: string, use: Use])[] =>
  parametersOf(tool).flatMap(({ name, at, types, depth, description = '' }) => {
    if (depth > 0) return []
    const [type = '', second] = types
    const use = { tool: tool.index, at, type: second !== undefined ? '' : type === 'integer' ? 'number' : type, description }
    return [[name, use] as const]
  }),
)

/** One way to write a parameter, and where it is written so. */
export type Spelling = readonly [name: string, uses: readonly Use[]]

/** The parameters with several spellings, each with its spellings, the most used first; the parameter of most tools first. */
export function spellingsIn(uses: ReadonlyMap<string, readonly Use[]>): (readonly Spelling[])[] {
  const groups = new Map<string, Spelling[]>()
  for (const [name, given] of uses) {
    const parts = nameParts(name)
    const words = parts.map((part) => LONG_FORMS.get(part) ?? part)
    if (words.length === 0) continue
    // desc may be a description or a direction: the type tells
    const key = words.some((word) => WITH_SHORT_FORM.has(word)) ? `${words.join(' ')}: ${given[0]?.type ?? ''}` : words.join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [[name, given]])
    else group.push([name, given])
  }
  return [...groups.values()]
    .filter((forms) => forms.length > 1 && !isInOneTool(forms))
    .map((forms) => forms.toSorted(([, a], [, b]) => b.length - a.length))
    .toSorted((a, b) => total(b) - total(a))
}

function isInOneTool(forms: readonly Spelling[]): boolean {
  const seen = new Set<number>()
  for (const [, uses] of forms) {
    for (const { tool } of uses) {
      if (seen.has(tool)) return true
      seen.add(tool)
    }
  }
  return false
}

function total(forms: readonly Spelling[]): number {
  return forms.reduce((sum, [, { length }]) => sum + length, 0)
}
