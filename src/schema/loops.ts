import { own, ownString, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { asserted } from './asserted.ts'
import { branchesOf } from './branches.ts'
import { reachedIn } from './reached.ts'
import { resolveRef } from './ref.ts'
import { rememberedForShape } from './shape.ts'
import { keywords, subschemasWith } from './walk.ts'

/** References that lead back to where they started without a step into the value. */
export interface ReferenceLoop {
  /** The first reference of it, below the root of the schema. */
  readonly at: Pointer
  /** The references in the order in which they are followed, as they are written. */
  readonly refs: readonly string[]
  /** True where nothing but references stands in it. */
  readonly bare: boolean
  /** The schemas in it, as objects of the schema that it was found in: `endlessIn` looks them up there. */
  readonly schemas: readonly JsonObject[]
}

const REFS = keywords('$ref')
/** What validators ignore next to a reference. */
const SILENT = new Set('$ref title description default examples'.split(' '))

/** The loops of a schema, each once. A tree (a node whose property is a node) is none: every round takes a step into the value. */
export const loopsIn: (root: JsonObject) => readonly ReferenceLoop[] = rememberedForShape((root: JsonObject) => {
  if (subschemasWith(root, '', REFS).length === 0) return []
  const reached = reachedIn(root)
  const done = new Set<JsonObject>()
  const loops: ReferenceLoop[] = []
  for (const [start] of reached) {
    const order: JsonObject[] = []
    const path = new Set<JsonObject>()
    const next: JsonObject[][] = []
    const enter = (schema: JsonObject): void => {
      if (path.has(schema)) loops.push(loopOf(root, order.slice(order.indexOf(schema)), reached))
      if (done.has(schema)) return
      done.add(schema)
      path.add(schema)
      order.push(schema)
      next.push(branchesOf(root, asserted(root, schema), '', '').map((branch) => branch.schema))
    }
    // depth first, by hand: a hostile chain is longer than the stack
    enter(start)
    for (let open = next.at(-1); open !== undefined; open = next.at(-1)) {
      const step = open.pop()
      if (step !== undefined) {
        enter(step)
        continue
      }
      next.pop()
      const left = order.pop()
      if (left !== undefined) path.delete(left)
    }
  }
  return loops
})

function loopOf(root: JsonObject, schemas: readonly JsonObject[], places: ReadonlyMap<JsonObject, Pointer>): ReferenceLoop {
  const referring = schemas.filter((schema) => leads(root, schema, schemas))
  const [first = root] = referring
  return {
    at: join(places.get(first) ?? '', '$ref'),
    refs: referring.map((schema) => ownString(schema, '$ref') ?? ''),
    bare: schemas.every((schema) => referring.includes(schema) && Object.keys(schema).every((keyword) => SILENT.has(keyword))),
    schemas,
  }
}

/** True where the reference of a schema, and no branch of it, leads on in the loop. */
function leads(root: JsonObject, schema: JsonObject, loop: readonly JsonObject[]): boolean {
  const ref = own(schema, '$ref')
  const target = typeof ref === 'string' ? resolveRef(root, ref)?.schema : undefined
  return target !== undefined && target === loop[(loop.indexOf(schema) + 1) % loop.length]
}
