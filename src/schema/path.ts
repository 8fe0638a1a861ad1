import { segmentsOf, type Pointer } from '../core/pointer.ts'

/** A place in a schema as the path of a value: `zone[].ttl` for `/inputSchema/properties/zone/items/properties/ttl`. */
export function valuePath(at: Pointer): string {
  const segments = segmentsOf(at).slice(1)
  let path = ''
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] ?? ''
    if (segment === 'items') path += '[]'
    else if (segment === 'properties') {
      index++
      path += `${path === '' ? '' : '.'}${segments[index] ?? ''}`
    } else if (!/^(?:anyOf|oneOf|allOf|\d+)$/.test(segment)) path += `${path === '' ? '' : '.'}${segment}`
  }
  return path
}
