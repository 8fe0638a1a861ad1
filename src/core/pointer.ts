import { isArray, isObject, own, type Json } from './json.ts'

/** A place inside one tool: a JSON Pointer (RFC 6901), `''` for the whole. */
export type Pointer = '' | `/${string}`

/** `pointer('inputSchema', 'properties', 'a/b')` is `/inputSchema/properties/a~1b`. */
export function pointer(...segments: readonly (string | number)[]): Pointer {
  return join('', ...segments)
}

/** A pointer below another one. */
export function join(base: Pointer, ...segments: readonly (string | number)[]): Pointer {
  let result: Pointer = base
  for (const segment of segments) {
    result = `${result}/${typeof segment === 'number' ? segment : escaped(segment)}`
  }
  return result
}

function escaped(segment: string): string {
  // hot: nearly no segment needs it
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment
}

/** The unescaped segments of a pointer. */
export function segmentsOf(at: Pointer): string[] {
  if (at === '') return []
  const segments = at.slice(1).split('/')
  // hot: nearly no pointer has escapes
  return at.includes('~') ? segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')) : segments
}

/** True for a text that is a valid JSON Pointer. */
export function isPointer(text: string): text is Pointer {
  return text === '' || (text.startsWith('/') && !/~(?![01])/.test(text))
}

/** The value at a pointer, or undefined where there is none. */
export function valueAt(value: Json | undefined, at: Pointer): Json | undefined {
  let current = value
  for (const segment of segmentsOf(at)) {
    if (current === undefined) return undefined
    current = childOf(current, segment)
  }
  return current
}

/** The item or the property that one segment of a pointer names; undefined where there is none. */
export function childOf(value: Json, segment: string): Json | undefined {
  if (isArray(value)) return /^(0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined
  return isObject(value) ? own(value, segment) : undefined
}
