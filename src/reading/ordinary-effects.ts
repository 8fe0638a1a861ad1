import { own, ownString } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { isEnglish } from '../lint/prose/text/language.ts'
import { effectOfDescription, effectOfName } from '../lint/prose/tools/effect.ts'
import { statedLoss } from '../lint/prose/tools/losses.ts'
import { opposed } from '../lint/prose/tools/opposed.ts'
import { statedReach, statedStay } from '../lint/prose/tools/outside.ts'
import { isForGood, opensForGood, statedReturn } from '../lint/prose/tools/permanence.ts'
import { statedRepeat } from '../lint/prose/tools/repeats.ts'
import { statedChange } from '../lint/prose/tools/side-effects.ts'

/** The places at which rules report by themselves that name, title, annotations and description disagree on what a call does. */
export function effectPlaces(tool: Tool): readonly Pointer[] {
  const { name, description = '', annotations = {} } = tool
  if (!isEnglish(description)) return []
  const [reads, destroys] = [own(annotations, 'readOnlyHint'), own(annotations, 'destructiveHint')]
  const [repeats, outside] = [own(annotations, 'idempotentHint'), own(annotations, 'openWorldHint')]
  const loss = statedLoss(description)
  const opener = effectOfDescription(description)
  const change = statedChange(description)
  const titles = [tool.title, ownString(annotations, 'title')].filter((title) => title !== undefined)
  const places: Pointer[] = []
  if (reads === true && (loss !== undefined || (change !== undefined && change.words?.start !== opener?.words?.start)))
    places.push('/annotations/readOnlyHint')
  if (reads !== true && destroys === false && (loss !== undefined || isDeletion(name, opener?.effect)))
    places.push('/annotations/destructiveHint')
  if (reads !== true && typeof repeats === 'boolean' && statedRepeat(description)?.adds === repeats)
    places.push('/annotations/idempotentHint')
  const reach = statedReach(description) !== undefined
  if ((outside === false && reach) || (outside === true && !reach && statedStay(description) !== undefined))
    places.push('/annotations/openWorldHint')
  const isForever = [name.replaceAll('_', ' '), ...titles].some(isForGood) || opensForGood(description) !== undefined
  if ((isForever && statedReturn(description) !== undefined) || [name, ...titles].some((label) => opposed(label, description)))
    places.push('/description')
  return places
}

function isDeletion(name: string, described: string | undefined): boolean {
  const named = effectOfName(name)?.effect
  return named === 'destroys' || (described === 'destroys' && named !== 'reads')
}
