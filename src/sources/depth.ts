import { UserError } from '../core/user-error.ts'
import type { JsonIndex } from './json-index.ts'
import { opens } from './json-scan.ts'

/** Levels of nesting that we follow. Real tool lists have a few dozen at most; our walkers recurse. */
export const DEEPEST = 500

/** What to say of a document whose nesting our walkers must not follow. */
export function tooDeep(uri: string): UserError {
  return new UserError(`${uri} is nested more than ${DEEPEST} levels deep.`, {
    hint: 'No client or model reads such a schema. Flatten it, or move repeated parts to $defs.',
  })
}

/** Start and end of the outermost arrays and objects that lie below `DEEPEST` others, in the order of the text. */
export function deepPlaces(text: string, { count, levels, start, end, next }: JsonIndex): [number, number][] {
  if (levels <= DEEPEST) return []
  const places: [number, number][] = []
  // where each array or object that is open at this node ends, as a node
  const ends: number[] = []
  for (let node = 0; node < count; node++) {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= node) ends.pop()
    const from = start[node] ?? 0
    if (!opens(text.charCodeAt(from))) continue
    const after = next[node] ?? count
    if (ends.length < DEEPEST) ends.push(after)
    else {
      places.push([from, end[node] ?? from])
      node = after - 1
    }
  }
  return places
}
