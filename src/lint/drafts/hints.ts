import type { JsonObject } from '../../core/json.ts'
import { join } from '../../core/pointer.ts'
import { clip, count, list } from '../../core/text.ts'
import type { Edit, Patch, Tool } from '../../core/tool.ts'
import { verbForm } from '../lexicon/verbs.ts'
import { isEnglish } from '../prose/text/language.ts'
import { actionsOf } from '../prose/tools/actions.ts'
import { effectOfDescription, effectOfName, openersOf } from '../prose/tools/effect.ts'
import { statedLoss } from '../prose/tools/losses.ts'
import { statedChange } from '../prose/tools/side-effects.ts'

/** Names of tools that a patch leaves to a person; more are counted. */
const MOST_NAMED = 6

/** What the draft has to know of one tool without hints. */
export interface BareTool {
  /** Its place in the list, from 0. */
  readonly index: number
  readonly name: string
  readonly annotations: JsonObject | undefined
  /** What its name and text agree on; undefined if a person has to decide. */
  readonly does: 'reads' | 'deletes' | undefined
}

/** Reads one tool for the draft. */
export function bareTool(tool: Tool): BareTool {
  const { index, name, annotations } = tool
  return { index, name, annotations, does: readsByItself(tool) ? 'reads' : deletesForSure(tool) ? 'deletes' : undefined }
}

/**
 * One patch with the hints of all tools whose name and text agree on what a call does: only to read, or to delete. The others are named, for
 * a person to decide. Undefined if none is certain.
 */
export function draftedHints(bare: readonly BareTool[]): Patch | undefined {
  const reads = bare.filter(({ does }) => does === 'reads')
  const deletes = bare.filter(({ does }) => does === 'deletes')
  const open = bare.filter(({ does }) => does === undefined)
  if (reads.length + deletes.length === 0) return undefined
  const parts = [
    ...(reads.length > 0
      ? [`readOnlyHint: true for ${count(reads.length, 'tool')} that only read${reads.length === 1 ? 's' : ''}`]
      : []),
    ...(deletes.length > 0
      ? [`destructiveHint: true for ${count(deletes.length, 'tool')} that delete${deletes.length === 1 ? 's' : ''}`]
      : []),
  ]
  const left = list(
    open.map(({ name }) => `"${clip(name, 40)}"`),
    MOST_NAMED,
  )
  return {
    says: `set ${parts.join(', ')}${open.length === 0 ? '' : `; ${open.length} left for you to decide: ${left}`}`,
    safe: false,
    ...(open.length > 0 && { partial: true }),
    edits: [
      ...reads.flatMap((tool) => hinting(tool, { readOnlyHint: true })),
      ...deletes.flatMap((tool) => hinting(tool, { readOnlyHint: false, destructiveHint: true })),
    ],
  }
}

/**
 * Name and opening words get, list or search, no text states a change, and no parameter chooses one. On the 1,149 tools of the corpus that
 * say it themselves, this held for 484, and all of them read only.
 */
function readsByItself(tool: Tool): boolean {
  const { name, description = '' } = tool
  const verbs = [effectOfName(name), ...openersOf(description)]
  if (verbs.length < 2 || !isEnglish(description) || statedChange(description) !== undefined) return false
  if (statedLoss(description) !== undefined || actionsOf(tool).some(({ effect }) => effect !== 'reads')) return false
  return verbs.every((stated) => {
    const known = verbForm(stated?.verb.toLowerCase() ?? '')?.verb
    // a check may run what it checks
    return known?.work === 'read' && known.verb !== 'check'
  })
}

/** Name and opening words delete; of 83 such tools of the corpus with hints, all say so themselves. */
function deletesForSure({ name, description = '' }: Tool): boolean {
  if (!isEnglish(description)) return false
  return effectOfName(name)?.effect === 'destroys' && effectOfDescription(description)?.effect === 'destroys'
}

function hinting({ index, annotations }: BareTool, hints: JsonObject): Edit[] {
  if (annotations === undefined) return [{ tool: index, at: '/annotations', to: hints }]
  return Object.entries(hints).map(([hint, to]) => ({ tool: index, at: join('/annotations', hint), to }))
}
