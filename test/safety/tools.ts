import type { JsonObject } from '../../src/core/json.ts'

/** A kind of attack, or what looks like it, and a tool of that kind. */
export type Fixture = readonly [kind: string, tool: JsonObject]

const QUERY = { query: { type: 'string', description: 'Words to look for.' } }
const TEXT = 'Returns the timetable of a bus stop for one day, at most 40 departures.'

/** A bus timetable whose description goes on with a text. */
export function says(text: string): JsonObject {
  return { name: 'get_departures', description: `${TEXT} ${text}`, inputSchema: { type: 'object', properties: QUERY } }
}

/** A bus timetable with one parameter more. */
export function asks(name: string, description: string, more: JsonObject = {}): JsonObject {
  return {
    name: 'get_departures',
    description: TEXT,
    inputSchema: { type: 'object', properties: { ...QUERY, [name]: { type: 'string', description, ...more } } },
  }
}

/** Another tool, of its own name and description, with one parameter. */
export function tool(name: string, description: string, parameter = 'query', text = 'Words to look for.'): JsonObject {
  return {
    name,
    description,
    inputSchema: { type: 'object', properties: { [parameter]: { type: 'string', description: text } } },
  }
}

/** A text in base64. */
export const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** A text in hexadecimal digits. */
export const hex = (text: string): string => Buffer.from(text).toString('hex')
