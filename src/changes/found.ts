import type { Change } from '../core/change.ts'
import type { Json } from '../core/json.ts'
import { pointer, segmentsOf, valueAt, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import { classOf, type Flow } from './change-class.ts'
import type { ToolPair } from './match-tools.ts'

/** Where something stands in one tool, and the value there; null where nothing does, at the place that would hold it. */
export interface FoundPlace {
  readonly pointer: Pointer
  readonly value: Json | undefined
}

/** A change inside one tool, before it is known which tool that is. */
export interface Found
  extends
    Pick<Change, 'kind' | 'path' | 'says'>,
    Partial<Pick<Change, 'class' | 'danger' | 'direction' | 'similarity' | 'words'>> {
  readonly flow?: Flow
  readonly before: FoundPlace | null
  readonly after: FoundPlace | null
}

const MOST_TEXT = 400

/** A value as a short text: strings as they are, the rest as JSON. */
export function shortText(value: Json): string {
  // a value of megabytes is never written as a whole
  return clip(typeof value === 'string' ? value : JSON.stringify(value), MOST_TEXT)
}

/** A value inside of a sentence. */
export function sentenceValue(value: Json): string {
  return clip(JSON.stringify(value), 60)
}

/** The place, or the nearest one around it that the tool has. */
function standing({ raw }: ToolPair['before'], at: Pointer): Pointer {
  const segments = segmentsOf(at)
  while (segments.length > 0 && valueAt(raw, pointer(...segments)) === undefined) segments.pop()
  return pointer(...segments)
}

/** A change of a pair of tools, as it is reported. */
export function changeOf(found: Found, { before, after }: Pick<ToolPair, 'before' | 'after'>, server: string | null): Change {
  const { kind, path, says, direction = null, danger = false, flow, similarity, words } = found
  const side = (place: FoundPlace | null, tool: ToolPair['before']) =>
    place && {
      index: tool.index,
      tool: tool.name,
      pointer: standing(tool, place.pointer),
      text: place.value === undefined ? null : shortText(place.value),
    }
  return {
    kind,
    class: found.class ?? classOf({ kind, direction }, flow),
    danger,
    direction,
    server,
    tool: before.name,
    path,
    before: side(found.before, before),
    after: side(found.after, after),
    says,
    ...(similarity !== undefined && { similarity: Math.round(similarity * 100) / 100 }),
    ...(words !== undefined && words.length > 0 && { words }),
  }
}
