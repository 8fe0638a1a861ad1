import type { ToolChange, WordChange } from '../core/comparison.ts'
import type { ComparisonReport } from '../core/report.ts'
import { list } from '../core/text.ts'

export const CHANGES_TITLE = {
  lost: 'Changes in the tools of the lost intents',
  gained: 'Changes in tools that only gained intents',
} as const

/** The changed tools of lost intents (-1), or those that only gained ones are about (1). */
export function changesOf({ changes, flips }: Pick<ComparisonReport, 'changes' | 'flips'>, direction: 1 | -1): ToolChange[] {
  const lost = new Set(flips.filter(({ gain }) => gain < 0).flatMap(({ tools }) => tools))
  return changes.filter(({ tool }) => lost.has(tool) === (direction === -1))
}

/** `search_docs`, `find_order → get_order`. Names go through `shown`, the edge of the medium. */
export function toolTitle({ tool, renamed }: ToolChange, shown: (text: string) => string): string {
  return renamed === undefined ? shown(tool) : `${shown(tool)} → ${shown(renamed)}`
}

/** `Parameters: query changed; limit added`. */
export function parameterSentence({ parameters }: ToolChange, shown: (text: string) => string): string | undefined {
  const parts = (['changed', 'added', 'removed'] as const).flatMap((change) => {
    const names = parameters.filter((one) => one.change === change && one.renamed === undefined).map(({ name }) => shown(name))
    return names.length === 0 ? [] : [`${list(names)} ${change}`]
  })
  const renamed = parameters.flatMap(({ name, renamed: to }) => (to === undefined ? [] : [`${shown(name)} → ${shown(to)}`]))
  const all = [...(renamed.length === 0 ? [] : [`${list(renamed)} renamed`]), ...parts]
  return all.length === 0 ? undefined : `Parameters: ${all.join('; ')}`
}

/** Words on either side of a change that are shown with it. */
const AROUND = 8

/** The changes with a few words around each; what both texts have in between becomes `…`. */
export function abridged(words: readonly WordChange[]): WordChange[] {
  return words.map(({ kind, text }, at) => {
    if (kind !== 'same') return { kind, text }
    const [head, tail] = [at === 0 ? 0 : AROUND, at === words.length - 1 ? 0 : AROUND]
    const parts = text.split(/(?<=\S)(?=\s)/)
    if (parts.length <= head + tail + 2) return { kind, text }
    const lead = parts.slice(0, head).join('')
    const end = tail === 0 ? '' : parts.slice(-tail).join('')
    return { kind, text: `${lead} …${end}` }
  })
}
