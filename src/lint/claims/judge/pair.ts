import { nameParts } from '../../prose/text/words.ts'

/** The two ends of a range, as names have them. */
const ENDS: readonly (readonly [first: RegExp, last: RegExp])[] = [
  [/^(?:from)$/, /^(?:to|till|until)$/],
  [/^(?:start|starts|starting|begin|begins)$/, /^(?:end|ends|ending)$/],
  [/^(?:min|minimum|lowest)$/, /^(?:max|maximum|highest)$/],
  [/^(?:after)$/, /^(?:before)$/],
  [/^(?:since)$/, /^(?:until|till)$/],
  [/^(?:lower)$/, /^(?:upper)$/],
  [/^(?:earliest)$/, /^(?:latest)$/],
  [/^(?:width)$/, /^(?:height)$/],
]

/** Things of one group whose names are the two ends of one range: `min_price` and `max_price`, `date_from` and `date_to`. */
export function pairsOf<Thing>(
  things: readonly Thing[],
  of: (thing: Thing) => { readonly name: string; readonly group: string },
): readonly (readonly [Thing, Thing])[] {
  const firsts = new Map<string, Thing>()
  const found: (readonly [Thing, Thing])[] = []
  const keys = things.map((thing) => ({ thing, ...keyOf(of(thing)) }))
  for (const { thing, first } of keys) if (first !== undefined) firsts.set(first, thing)
  for (const { thing, last } of keys) {
    const other = last === undefined ? undefined : firsts.get(last)
    if (other !== undefined) found.push([other, thing])
  }
  return found
}

function keyOf({ name, group }: { readonly name: string; readonly group: string }): { first?: string; last?: string } {
  const parts = nameParts(name)
  for (const [index, [first, last]] of ENDS.entries()) {
    const at = parts.findIndex((part) => first.test(part) || last.test(part))
    const part = parts[at]
    if (part === undefined) continue
    const key = `${group} ${index} ${parts.with(at, '*').join('_')}`
    return first.test(part) ? { first: key } : { last: key }
  }
  return {}
}
