import { canonical } from '../../core/digest.ts'
import { isObject, ownString, type Json } from '../../core/json.ts'

/** Names whose entries differ between two listings: gone, new or changed. All of them, in order, when only the order differs. */
export function namesThatDiffer(first: readonly Json[], second: readonly Json[]): string[] {
  const [before, after] = [first.map(canonical), second.map(canonical)]
  const [known, again] = [new Set(before), new Set(after)]
  const differing = [
    ...first.filter((_, at) => !again.has(before[at] ?? '')),
    ...second.filter((_, at) => !known.has(after[at] ?? '')),
  ]
  const moved = differing.length > 0 ? differing : second.filter((_, at) => before[at] !== after[at])
  return [...new Set(moved.map(nameOf))]
}

function nameOf(tool: Json): string {
  return isObject(tool) ? (ownString(tool, 'name') ?? '') : ''
}
