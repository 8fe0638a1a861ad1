import { isObject, type Json, type JsonObject } from '../../core/json.ts'
import { join, valueAt, type Pointer } from '../../core/pointer.ts'

/** How one vendor writes one tool. Places are pointers from the entry. */
export interface Shape {
  readonly name: string
  claims(entry: JsonObject): boolean
  /** The object that holds the name and the description. */
  readonly body: Pointer
  /** MCP's name of a field → where it stands here; the first place that exists counts. */
  readonly fields: Readonly<Record<string, readonly [Pointer, ...Pointer[]]>>
  /** Keys that only say what the entry is. */
  readonly packaging?: readonly string[]
  /** The schema of an entry that may leave it out. */
  readonly noSchema?: JsonObject
  /** The vendor's schema in terms of JSON Schema; must keep every value at its place. */
  schema?(value: Json): Json
}

/** A tool in MCP field names, and the way back to where its values stand. */
export interface ReadEntry {
  readonly raw: Json
  readonly body: Pointer
  /** Fields that stand elsewhere than in the body under their own name. */
  readonly places: Readonly<Record<string, Pointer>>
}

/** An entry as MCP would have it, unknown keys kept. */
export function read(entry: JsonObject, shape: Shape): ReadEntry {
  const { body, noSchema, packaging = [], schema = (value: Json) => value } = shape
  const fields = Object.entries(shape.fields).map(([field, candidates]) => {
    const place = candidates.find((candidate) => valueAt(entry, candidate) !== undefined) ?? candidates[0]
    return { field, place, value: valueAt(entry, place) }
  })
  const taken = [body, ...fields.map(({ place }) => place), ...packaging.map((key) => join('', key))]
  const outer = body === '' ? [] : remaining(entry, '', taken)
  const raw = new Map([...outer, ...remaining(valueAt(entry, body), body, taken)])
  for (const { field, value } of fields) {
    if (value !== undefined) raw.set(field, schema(value))
    else if (field === 'inputSchema' && noSchema !== undefined) raw.set(field, noSchema)
  }
  return {
    raw: Object.fromEntries(raw),
    body,
    places: Object.fromEntries([
      ...outer.map(([key]): [string, Pointer] => [key, join('', key)]),
      ...fields.map(({ field, place }): [string, Pointer] => [field, place]),
    ]),
  }
}

function remaining(value: Json | undefined, at: Pointer, taken: readonly Pointer[]): [string, Json][] {
  if (!isObject(value)) return []
  return Object.entries(value).filter(([key]) => {
    const place = join(at, key)
    return !taken.some((other) => other === place || other.startsWith(`${place}/`))
  })
}
