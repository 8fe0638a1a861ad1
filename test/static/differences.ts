import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import type { Tool } from '../../src/core/tool.ts'
import { normal } from './normal.ts'

/** One field that source and server say differently; undefined for what one of them does not say. */
export interface Difference {
  readonly tool: string
  readonly at: Pointer
  readonly read: Json | undefined
  readonly live: Json | undefined
}

/** Where the tools that were read differ from those that were served, the places that are said to be unknown apart. */
export function differences(read: readonly Tool[], served: readonly Json[]): Difference[] {
  const found: Difference[] = []
  const live = new Map(
    served.flatMap((tool) => (isObject(tool) && typeof tool['name'] === 'string' ? [[tool['name'], tool]] : [])),
  )
  const known = new Map(read.map((tool) => [tool.name, tool]))
  for (const name of new Set([...known.keys(), ...live.keys()])) {
    const tool = known.get(name)
    const gaps = tool?.unknown ?? []
    compare(normal(tool?.raw), normal(live.get(name)), '', (at, a, b) => {
      if (!gaps.some((gap) => gap === at || gap.startsWith(`${at}/`) || at.startsWith(`${gap.replace(/\/…$/, '')}/`)))
        found.push({ tool: name, at, read: a, live: b })
    })
  }
  return found
}

function compare(
  a: Json | undefined,
  b: Json | undefined,
  at: Pointer,
  say: (at: Pointer, a: Json | undefined, b: Json | undefined) => void,
): void {
  if (isObject(a) && isObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) compare(a[key], b[key], join(at, key), say)
  } else if (isArray(a) && isArray(b) && a.length === b.length) {
    for (const [index, item] of a.entries()) compare(item, b[index], join(at, index), say)
  } else if (JSON.stringify(a) !== JSON.stringify(b)) say(at, a, b)
}
