import { ownString, type JsonObject } from '../core/json.ts'
import { dayOf } from './day.ts'

/**
 * Whether two texts of a parameter that holds a date or a time name the same one: a day however it is written, a moment in
 * whatever time zone, a time of day with or without its zeros.
 */
export function sameMoment(expected: string, given: string, name: string, schema: JsonObject): boolean {
  if (!isTime(name, schema)) return false
  const [time, other] = [timeOf(expected), timeOf(given)]
  if (time !== undefined) return time === other
  if (MOMENT.test(expected)) return MOMENT.test(given) && instantOf(expected) === instantOf(given)
  const day = dayOf(expected)
  return day !== undefined && day === dayOf(given)
}

const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/

/** Without a zone, both are read in the same one. */
function instantOf(text: string): number {
  const plain = text.trim().replace(' ', 'T')
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(plain) ? plain : `${plain}Z`)
}

function timeOf(text: string): string | undefined {
  const [, hours, minutes, seconds = '00', half] = /^(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?$/i.exec(text.trim()) ?? []
  if (hours === undefined) return undefined
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  return `${hour}:${minutes}:${seconds}`
}

/** Whether a parameter holds a date or a time, by its format or its name. */
export function isTime(name: string, schema: JsonObject): boolean {
  const format = ownString(schema, 'format') ?? ''
  return (
    /^(?:date|time|date-time)$/.test(format) ||
    /date|time(?!out|zone)|day|deadline|\bdue|when|since|until|_at$|[a-z]At$|start|end$/i.test(name)
  )
}
