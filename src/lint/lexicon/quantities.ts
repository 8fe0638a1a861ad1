import { rememberedName } from '../prose/text/memo.ts'
import { nameParts } from '../prose/text/words.ts'

type Quantity = 'duration' | 'size' | 'distance' | 'amount of money' | 'angle'

const WORDS: Readonly<Record<Quantity, string>> = {
  duration: 'timeout duration delay interval ttl expiry lifetime cooldown latency elapsed debounce backoff',
  size: 'bytes memory disk storage bandwidth filesize',
  distance: 'distance radius altitude elevation wingspan',
  'amount of money': 'price amount cost budget fee salary revenue balance discount income rent',
  angle: 'angle rotation heading bearing tilt pitch yaw azimuth',
}

const QUANTITY = new Map(
  Object.entries(WORDS).flatMap(([quantity, words]) => words.split(' ').map((word): [string, string] => [word, quantity])),
)
/** Two-word names: the first alone would be too general. */
const PAIRS: readonly (readonly [first: string, second: string, quantity: Quantity])[] = [
  ['file', 'size', 'size'],
  ['max', 'age', 'duration'],
  ['wait', 'time', 'duration'],
  ['retention', 'period', 'duration'],
  ['grace', 'period', 'duration'],
  ['expires', 'in', 'duration'],
  ['expire', 'after', 'duration'],
  ['wait', 'for', 'duration'],
]
/** With one of these the number counts, points or names; it measures nothing. */
const COUNT =
  /^(?:id|ids|index|count|number|num|version|port|page|factor|ratio|multiplier|attempts|retries|steps|times|code|type|unit|units|level|limit|rank|score|at|timestamp|date|enabled|percent|percentage|pct|day|month|year|border|blur|corner|shadow)$/

/** What a parameter of this name measures, when the number needs a unit to mean anything; undefined for counts, ids and points in time. */
export const quantityOf: (name: string) => string | undefined = rememberedName((name) => {
  const parts = nameParts(name)
  if (parts.length > 4 || parts.some((part) => COUNT.test(part))) return undefined
  // `autovacuum_freeze_max_age` counts transactions: more words before, more ways to be something else
  const pair = parts.length > 3 ? undefined : PAIRS.find(([first, second]) => parts.at(-2) === first && parts.at(-1) === second)
  if (pair) return pair[2]
  const last = parts.at(-1) ?? ''
  return QUANTITY.get(last) ?? (parts.length > 1 && parts.at(-1) === 'value' ? QUANTITY.get(parts.at(-2) ?? '') : undefined)
})
