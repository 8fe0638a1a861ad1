import { isArray, isObject, type Json } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'
import type { Tool } from '../../core/tool.ts'

/** A string that a model is shown, or a key of an object. */
export interface StringPlace {
  readonly text: string
  /** True where the text is the key under which the value at `at` stands. */
  readonly key: boolean
  /** Computed on demand: nearly all strings are innocent, and their places are never asked for. */
  at(): Pointer
}

interface Frame {
  readonly value: Json
  readonly segment: string | number
  readonly outer: Frame | undefined
  readonly level: number
}

const MOST_LEVELS = 200
const MOST_STRINGS = 100_000

/** Every string of a tool, keys of objects included, in no particular order. Bounded in depth and number. */
export function* stringsOf(tool: Tool): Iterable<StringPlace> {
  const frames: Frame[] = [{ value: tool.raw, segment: '', outer: undefined, level: 0 }]
  for (let seen = 0, frame = frames.pop(); frame !== undefined && seen < MOST_STRINGS; frame = frames.pop()) {
    const here = frame
    const { value } = here
    if (typeof value === 'string') {
      seen++
      yield { text: value, key: false, at: () => pointerOf(here) }
    } else if (here.level < MOST_LEVELS && isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item === 'string' || typeof item === 'object')
          frames.push({ value: item, segment: index, outer: here, level: here.level + 1 })
      }
    } else if (here.level < MOST_LEVELS && isObject(value)) {
      for (const key of Object.keys(value)) {
        const inner = { value: value[key] ?? null, segment: key, outer: here, level: here.level + 1 }
        seen++
        yield { text: key, key: true, at: () => pointerOf(inner) }
        if (typeof inner.value === 'string' || typeof inner.value === 'object') frames.push(inner)
      }
    }
  }
}

function pointerOf(frame: Frame): Pointer {
  const segments: (string | number)[] = []
  for (let at = frame; at.outer !== undefined; at = at.outer) segments.unshift(at.segment)
  return join('', ...segments)
}
