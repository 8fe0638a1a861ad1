import { ownObject, type JsonObject } from '../core/json.ts'
import { effectiveSchema } from '../schema/effective.ts'

/** The parameter that a value is given for: its name and its schema decide how strictly values are compared. */
export interface Argument {
  readonly name: string
  /** Without its local `$ref`s, and without the `null` beside one other type. */
  readonly schema: JsonObject
  /** The whole input schema, in which references look. */
  readonly root: JsonObject
}

export const NO_ARGUMENT: Argument = { name: '', schema: {}, root: {} }

/** A parameter as it stands in a schema. */
export function argument(root: JsonObject, name: string, written: JsonObject): Argument {
  return { name, schema: effectiveSchema(root, '', written, '').schema, root }
}

/** The parameter of one key of an object. */
export function keyOf({ schema, root }: Argument, name: string): Argument {
  return argument(root, name, ownObject(ownObject(schema, 'properties') ?? {}, name) ?? {})
}

/** The parameter of a list's items: they are called as the list is. */
export function itemOf({ name, schema, root }: Argument): Argument {
  return argument(root, name, ownObject(schema, 'items') ?? {})
}

/** `userId`, `user_id` and `USER-ID` are user and id. */
export function wordsOfName(name: string): string[] {
  return name
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}
