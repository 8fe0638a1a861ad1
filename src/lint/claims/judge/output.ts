import { isArray, isObject, own, ownString, type Json } from '../../../core/json.ts'
import { rememberedFor } from '../../../core/memo.ts'
import type { Tool } from '../../../core/tool.ts'
import { outputFieldsOf } from '../../../schema/parameters.ts'
import { resolveRef } from '../../../schema/ref.ts'
import { nameWords } from '../../prose/text/words.ts'

/** The fields that the output schema of a tool declares. */
export interface Output {
  readonly names: ReadonlySet<string>
  /** True if it lists all fields of the answer: no part of it may hold any keys. */
  readonly whole: boolean
}

const MOST_PARTS = 2000

/** The declared output of a tool. */
export const outputOf = rememberedFor((tool: Tool): Output => {
  const { outputSchema } = tool
  const names = new Set(outputFieldsOf(tool).map(({ name }) => name))
  return { names, whole: isObject(outputSchema) && names.size > 1 && isWhole(outputSchema, outputSchema, new Set()) }
})

/** Fields that a text names with what they are of. */
const WHAT_OF =
  /^(?:ids?|uuid|guid|name|title|url|uri|link|key|slug|number|email|token|cursor|status|state|type|hash|sha|path|code)$/i

/** True if a name is that of a field, in other spelling or with a word more or less: `agent_id` for `id`. */
export function isField(name: string, { names }: Output): boolean {
  const said = nameWords(name.split('.').at(-1) ?? name)
  if (said.length === 0) return true
  for (const field of names) {
    const words = nameWords(field)
    if (said.every((word) => words.includes(word))) return true
    const rest = said.filter((word) => !words.includes(word))
    if (rest.length + words.length > said.length) continue
    if (WHAT_OF.test(field) || rest.every((word) => WHAT_OF.test(word))) return true
  }
  return false
}

function isWhole(root: Json, schema: Json | undefined, seen: Set<Json>): boolean {
  if (!isObject(schema) || !isObject(root)) return false
  if (seen.has(schema)) return true
  seen.add(schema)
  if (seen.size > MOST_PARTS) return false
  const ref = ownString(schema, '$ref')
  if (ref !== undefined) return isWhole(root, resolveRef(root, ref)?.schema, seen)
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const branches = own(schema, keyword)
    if (isArray(branches)) return branches.every((branch) => isWhole(root, branch, seen))
  }
  const type = own(schema, 'type')
  const types = isArray(type) ? type : [type]
  if (types.includes('object')) {
    const properties = own(schema, 'properties')
    const others = own(schema, 'additionalProperties')
    if (!isObject(properties) || Object.keys(properties).length === 0) return false
    if ((others !== undefined && others !== false) || own(schema, 'patternProperties') !== undefined) return false
    return Object.keys(properties).every((name) => isWhole(root, properties[name], seen))
  }
  if (types.includes('array')) return isWhole(root, own(schema, 'items'), seen)
  return typeof type === 'string' || isArray(type) || own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined
}
