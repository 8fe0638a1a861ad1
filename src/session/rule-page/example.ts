import type { Example } from '../../lint/rule.ts'

/** A page is read; what it takes to pass a threshold of 128 tools or 2 KB is not. */
const MOST_ITEMS = 3
const MOST_UNITS = 400

/** An example as JSON for a page: removed fields as "(absent)", long lists and texts cut with a word on what was cut. */
export function shownExample(example: Example): string {
  if (Object.keys(example).length === 0) return '{}'
  return JSON.stringify(example, (_, value: unknown) => shown(value), 2)
}

/** An example with the same cuts as a value; removed fields stay `undefined`. */
export function cutExample(value: unknown): unknown {
  const short = value === undefined ? undefined : shown(value)
  if (Array.isArray(short)) return short.map(cutExample)
  if (typeof short !== 'object' || short === null) return short
  return Object.fromEntries(Object.entries(short).map(([key, inner]) => [key, cutExample(inner)]))
}

function shown(value: unknown): unknown {
  if (value === undefined) return '(absent)'
  if (typeof value === 'string' && value.length > MOST_UNITS) {
    return `${value.slice(0, MOST_UNITS)}… (${value.length - MOST_UNITS} more characters)`
  }
  if (Array.isArray(value) && value.length > 2 * MOST_ITEMS) {
    return [...value.slice(0, MOST_ITEMS), `… (${value.length - MOST_ITEMS} more)`]
  }
  return value
}
