import { join, segmentsOf, type Pointer } from '../core/pointer.ts'
import type { Span } from '../core/tool.ts'
import type { JsonIndex } from './json-index.ts'

/** Places of values in a text. */
export interface Places {
  /** The place of the value at a pointer, or of its key; of its nearest existing ancestor where there is none. */
  span(at: Pointer, part?: 'key'): Span
  /** Keys that repeat an earlier key of the same object, with the places of the repeated key and of the first. */
  duplicateKeys(): { readonly at: Pointer; readonly span: Span; readonly first: Span }[]
}

/** Above this many members, an object or array gets a table when it is first searched. */
const FEW = 32

/**
 * Finds places in an index. Our own, not jsonc-parser's tree: that one is made by recursion and answers with the first of
 * two equal keys, where `JSON.parse` takes the last.
 */
export function jsonPlaces(text: string, index: JsonIndex): Places {
  const tables = new Map<number, Map<string, number>>()

  function childOf(node: number, segment: string): number | undefined {
    const table = tables.get(node)
    if (table !== undefined) return table.get(segment)
    let [position, found]: [number, number | undefined] = [0, undefined]
    for (const child of childrenOf(index, node)) {
      if (position === FEW) return tableOf(node).get(segment)
      // of two equal keys the last one counts
      if (segment === (nameOf(text, index, child) ?? String(position))) found = child
      position++
    }
    return found
  }

  function tableOf(node: number): Map<string, number> {
    const table = new Map<string, number>()
    for (const child of childrenOf(index, node)) table.set(nameOf(text, index, child) ?? String(table.size), child)
    tables.set(node, table)
    return table
  }

  return {
    span(at, part) {
      let node = 0
      for (const segment of segmentsOf(at)) {
        const child = childOf(node, segment)
        if (child === undefined) break
        node = child
      }
      if (part === 'key' && (index.key[node] ?? -1) >= 0) return keySpan(index, node)
      return { start: index.start[node] ?? 0, end: index.end[node] ?? 0 }
    },
    duplicateKeys: () =>
      repeatedKeys(text, index).map(({ node, first }) => ({
        at: pointerTo(text, index, node),
        span: keySpan(index, node),
        first: keySpan(index, first),
      })),
  }
}

function keySpan(index: JsonIndex, node: number): Span {
  return { start: index.key[node] ?? 0, end: index.keyEnd[node] ?? 0 }
}

function* childrenOf(index: JsonIndex, node: number): Iterable<number> {
  const end = index.next[node] ?? 0
  for (let child = node + 1; child < end; child = index.next[child] ?? end) yield child
}

function nameOf(text: string, index: JsonIndex, node: number): string | undefined {
  const open = index.key[node] ?? -1
  if (open < 0) return undefined
  const quoted = text.slice(open, index.keyEnd[node])
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
}

function repeatedKeys(text: string, index: JsonIndex): { node: number; first: number }[] {
  const { key, next } = index
  const repeated: { node: number; first: number }[] = []
  const members: number[] = []
  for (let node = 0; node < index.count; node++) {
    const end = next[node] ?? 0
    // fewer than two members
    if ((key[node + 1] ?? -1) < 0 || (next[node + 1] ?? end) >= end) continue
    members.length = 0
    for (let child = node + 1; child < end; child = next[child] ?? end) members.push(child)
    if (!mayRepeat(text, index, members)) continue
    for (const found of repeatedAmong(text, index, members)) repeated.push(found)
  }
  return repeated
}

/** False where the keys of an object are all different as they are written. Asked for every object: it makes no strings. */
function mayRepeat(text: string, { key, keyEnd }: JsonIndex, members: readonly number[]): boolean {
  if (members.length > FEW) return true
  for (let one = 0; one < members.length; one++) {
    const node = members[one] ?? 0
    const open = key[node] ?? 0
    const close = keyEnd[node] ?? 0
    // an escape may write the same key in another way
    for (let at = open; at < close; at++) if (text.charCodeAt(at) === BACKSLASH) return true
    for (let other = 0; other < one; other++) {
      const before = members[other] ?? 0
      const start = key[before] ?? 0
      if ((keyEnd[before] ?? 0) - start !== close - open) continue
      let same = 0
      while (open + same < close && text.charCodeAt(open + same) === text.charCodeAt(start + same)) same++
      if (open + same === close) return true
    }
  }
  return false
}

const BACKSLASH = 0x5c

function repeatedAmong(text: string, index: JsonIndex, members: readonly number[]): { node: number; first: number }[] {
  const names = new Map<string, number>()
  return members.flatMap((node) => {
    const name = nameOf(text, index, node) ?? ''
    const first = names.get(name)
    if (first === undefined) names.set(name, node)
    return first === undefined ? [] : [{ node, first }]
  })
}

function pointerTo(text: string, index: JsonIndex, target: number): Pointer {
  const path: (string | number)[] = []
  for (let node = 0; node !== target;) {
    const siblings = [...childrenOf(index, node)]
    const position = siblings.findIndex((child) => target < (index.next[child] ?? 0))
    node = siblings[position] ?? target
    path.push(nameOf(text, index, node) ?? position)
  }
  return join('', ...path)
}
