import { fieldOf, fields } from './value.ts'
import type { Library } from './library.ts'
import { constructed } from './zod/construct.ts'
import { chained } from './zod/chain.ts'

/** Zod 3 and 4: validators become the JSON Schema that they accept. */
export const zod: Library = {
  name: 'z',
  marker: 'ZodOptional',
  called(call) {
    const { from, path } = call
    const name = path[0] === 'z' || path[0] === 'default' ? path.slice(1) : path
    if (!/^(?:zod(?:\/.*)?|@hono\/zod-openapi|zod-openapi)$/.test(from) && path[0] !== 'z') return undefined
    return constructed(name, call)
  },
  method(call) {
    return call.on.kind === 'schema' ? chained(call.on, call) : undefined
  },
  member(value, name, span) {
    if (value.kind !== 'schema') return undefined
    if (name === 'shape') return value.shape
    if (name === 'element') return undefined
    if (name !== 'options' && name !== 'enum' && name !== 'Values') return undefined
    const options = fieldOf(value.keywords, 'enum')
    if (options?.kind !== 'list' || name === 'options') return options
    return fields(
      options.items.flatMap((item) => (item.kind === 'text' ? [[item.text, item] as const] : [])),
      span,
      options.open,
    )
  },
}
