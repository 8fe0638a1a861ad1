import type { Json } from '../core/json.ts'

/** A call's arguments, which providers send as a JSON text: parsed, or the text itself where it is no JSON. */
export function parsedArguments(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? {}
  // some servers send nothing for a tool without parameters
  if (value.trim() === '') return {}
  try {
    const parsed: Json = JSON.parse(value)
    return parsed
  } catch {
    return value
  }
}
