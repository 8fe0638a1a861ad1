import { isObject, type Json, type JsonObject } from '../core/json.ts'
import { clip, list } from '../core/text.ts'
import { accepts, isUndecided, misfit } from './value.ts'

/** Each value that needs a validator costs a millisecond, and nobody writes an enum of so many objects. */
const MOST_VALIDATED = 50

interface DeadValues {
  readonly all: boolean
  /** Index of the first. */
  readonly first: number
  readonly says: string
}

/** The values of an `enum` that the rest of its schema refuses; undefined where it provably refuses none. */
export function deadValues(root: JsonObject, rest: JsonObject, values: readonly Json[]): DeadValues | undefined {
  const judged = values.filter((value, index) => index < MOST_VALIDATED || !isUndecided(rest, value))
  const dead = judged.flatMap((value) => {
    const why = misfit(root, rest, value)
    return why === undefined ? [] : [{ value, why }]
  })
  const [first] = dead
  if (first === undefined) return undefined
  const others = values.length - dead.length
  const reason = `${shown(first.value)} ${first.why}`
  if (others === 0) {
    const all = dead.length === 1 ? `the only value of "enum", ` : `none of the ${dead.length} values of "enum" fits: `
    return { all: true, first: 0, says: `${all}${reason}` }
  }
  const rests = values.filter((value) => !dead.some((one) => one.value === value))
  const fit = rests.length <= MOST_VALIDATED && rests.every((value) => accepts(root, rest, value) === true)
  const offered =
    dead.length === 1
      ? `${shown(first.value)}, which ${first.why}`
      : `${list(
          dead.map(({ value }) => shown(value)),
          3,
        )}, none of which fits the rest of the schema: ${reason}`
  const good = !fit ? '' : others === 1 ? `; the other value fits` : `; the other ${others} values fit`
  return { all: false, first: values.indexOf(first.value), says: `"enum" offers ${offered}${good}` }
}

function shown(value: Json): string {
  return isObject(value) ? 'an object' : clip(JSON.stringify(value), 40)
}
