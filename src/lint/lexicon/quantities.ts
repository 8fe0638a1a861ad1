import { cue } from '../prose/text/cues.ts'
import { remembered, rememberedName } from '../prose/text/memo.ts'
import { nameParts } from '../prose/text/words.ts'

type Quantity = 'duration' | 'size' | 'distance' | 'amount of money' | 'angle'

const WORDS: Readonly<Record<Quantity, string>> = {
  duration:
    'timeout duration delay interval ttl expiry lifetime cooldown latency elapsed debounce backoff wait retention lookback keepalive',
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
  ['disk', 'size', 'size'],
  ['upload', 'size', 'size'],
  ['attachment', 'size', 'size'],
  ['payload', 'size', 'size'],
  ['volume', 'size', 'size'],
  ['keep', 'alive', 'duration'],
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

const mayMeasure = cue('long', 'far', 'time', 'delay', 'pause', 'interval', 'duration')
const SAYS: readonly (readonly [quantity: Quantity, pattern: RegExp])[] = [
  [
    'duration',
    /^\W{0,4}(?:how long (?:to|until|before|after|it (?:may|can|should)|(?:an?|the|each|this) [a-z]{3,15} (?:is kept|stays|lasts|lives|may (?:run|take|last|wait)|can (?:run|take|last|wait)|should (?:run|last|wait)|remains|is valid))|(?:the |max(?:imum)? |min(?:imum)? |total )*(?:time|delay|pause|interval|duration) (?:to wait|between|before|to sleep|to pause|allowed|after which|until))\b/i,
  ],
  ['distance', /^\W{0,4}how far (?:to (?:look|search|go)|around|away)\b/i],
]

/** What a number measures by the first words about it: "How long to keep the answer". */
export const quantitySaid: (text: string) => string | undefined = remembered((text) =>
  mayMeasure(text) ? SAYS.find(([, pattern]) => pattern.test(text))?.[0] : undefined,
)

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
