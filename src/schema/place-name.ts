import { segmentsOf, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'

/** What a message calls the value at a place in a schema: "`tags`", "Each item of `tags`", "The input schema". */
export function placeName(at: Pointer): string {
  const segments = segmentsOf(at)
  const last = segments.lastIndexOf('properties')
  const property = last === -1 ? undefined : segments[last + 1]
  if (property === undefined) return segments.length > 1 ? `\`${clip(segments.at(-1) ?? '', 60)}\`` : 'The input schema'
  const name = `\`${clip(property, 60)}\``
  return segments.length > last + 2 && segments.at(-1) === 'items' ? `Each item of ${name}` : name
}
