import { isObject, own } from '../../core/json.ts'
import { rememberedFor } from '../../core/memo.ts'
import type { Parameter } from '../../schema/parameters.ts'
import type { Kind } from './statement.ts'

/** Every kind, for listings. */
export const ALL_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'type',
  'nullable',
  'required',
  'default',
  'choices',
  'range',
  'unit',
  'format',
  'base',
  'example',
])

/**
 * The kinds of statements that some rule can use about a parameter, by its types and its schema: nobody asks of a boolean in
 * which unit it is. Reading a text costs by the kind, so the others are not looked for.
 */
export const kindsThatMatter = rememberedFor((parameter: Parameter): ReadonlySet<Kind> => {
  const { types, schema, required, at } = parameter
  const kinds = types.filter((type) => type !== 'null')
  const [only] = kinds.length === 1 ? kinds : []
  const isNumber = kinds.length > 0 && kinds.every((type) => type === 'number' || type === 'integer')
  const isInput = at.startsWith('/inputSchema')
  const isBounded = isNumber || only === 'string' || only === 'array'
  const matter = new Set<Kind>()
  if (types.length > 0 && own(schema, 'enum') === undefined) matter.add('type')
  if (isBounded) matter.add('range')
  if (only === 'array' || only === 'string' || hasList(parameter)) matter.add('choices')
  if (isNumber || only === 'string') matter.add('unit')
  if (only !== 'boolean') matter.add('format')
  if (isNumber) matter.add('base')
  if (types.length > 0) matter.add('nullable')
  if (!isInput) return matter
  matter.add('required')
  if (only !== undefined) matter.add('example')
  if (only !== undefined && only !== 'object' && (!required || own(schema, 'default') !== undefined)) matter.add('default')
  return matter
})

/** True if the schema lists values, as an enum or as a union. */
function hasList({ schema }: Parameter): boolean {
  const items = own(schema, 'items')
  return ['enum', 'anyOf', 'oneOf'].some(
    (keyword) => own(schema, keyword) !== undefined || (isObject(items) && own(items, keyword) !== undefined),
  )
}
