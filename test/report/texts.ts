import { isArray, isObject, own, ownObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { valueAt, type Pointer } from '../../src/core/pointer.ts'

/** Paths of all strings in a value, with a star for the items of an array. */
export function textsIn(value: Json, path = ''): string[] {
  if (typeof value === 'string') return [path]
  if (isArray(value)) return value.flatMap((item) => textsIn(item, `${path}/*`))
  return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`)) : []
}

/** Paths of the strings that a JSON Schema allows, but for words that it lists; `$ref` names one of the `files` by its `$id`. */
export function textsAllowed(schema: JsonObject, files: readonly JsonObject[], home: JsonObject = schema, path = ''): string[] {
  const $ref = own(schema, '$ref')
  if (typeof $ref === 'string') {
    const [file = '', at = ''] = $ref.split('#')
    const target = file === '' ? home : files.find(({ $id }) => String($id).endsWith(`/${file}`))
    const found = target === undefined ? undefined : valueAt(target, at as Pointer)
    if (target === undefined || !isObject(found)) throw new Error(`${$ref} leads nowhere`)
    return textsAllowed(found, files, target, path)
  }
  const type = own(schema, 'type')
  const text = type === 'string' || (isArray(type) && type.includes('string')) ? [path] : []
  const items = ownObject(schema, 'items')
  return [
    ...text,
    ...(items === undefined ? [] : textsAllowed(items, files, home, `${path}/*`)),
    ...Object.entries(ownObject(schema, 'properties') ?? {}).flatMap(([key, inner]) =>
      isObject(inner) ? textsAllowed(inner, files, home, `${path}/${key}`) : [],
    ),
  ]
}
