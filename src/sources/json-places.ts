import { join, segmentsOf, type Pointer } from '../core/pointer.ts'
import type { Span } from '../core/tool.ts'
import { afterPrimitive, afterString, closes, opens, QUOTE, separates } from './json-scan.ts'

/** Places of values in a text. */
export interface Places {
  /** The place of the value at a pointer; of its nearest existing ancestor where there is none. */
  span(at: Pointer): Span
  /** Keys that repeat an earlier key of the same object, with the place of the repeated key. */
  duplicateKeys(): { readonly at: Pointer; readonly span: Span }[]
}

/** Every value of a document in the order of its text, as columns, because a large list has a million of them. */
interface Nodes {
  readonly start: number[]
  readonly end: number[]
  /** Offset of the key's opening quote; -1 for an item of an array and for the root. */
  readonly key: number[]
  readonly parent: number[]
  /** The first node after the value and everything in it. */
  readonly next: number[]
}

/**
 * Indexes a text in one linear pass. Our own, not jsonc-parser's tree: that one is found by recursion and answers with the
 * first of two equal keys, where `JSON.parse` takes the last. The text must be strict JSON (it was parsed before).
 */
export function jsonPlaces(text: string): Places {
  const nodes = index(text)
  const known = new Map<number, Map<string, number>>()

  function childrenOf(node: number): Map<string, number> {
    const seen = known.get(node)
    if (seen !== undefined) return seen
    const children = new Map<string, number>()
    for (const child of childNodes(nodes, node)) children.set(nameOf(child, children.size), child)
    known.set(node, children)
    return children
  }

  function nameOf(node: number, position: number): string {
    const open = nodes.key[node] ?? -1
    return open < 0 ? String(position) : keyAt(text, open)
  }

  return {
    span(at) {
      let node = 0
      for (const segment of segmentsOf(at)) {
        const child = childrenOf(node).get(segment)
        if (child === undefined) break
        node = child
      }
      return { start: nodes.start[node] ?? 0, end: nodes.end[node] ?? text.length }
    },
    duplicateKeys() {
      return repeatedKeys(text, nodes).map((node) => {
        const open = nodes.key[node] ?? 0
        return { at: pointerTo(text, nodes, node), span: { start: open, end: afterString(text, open) } }
      })
    },
  }
}

function index(text: string): Nodes {
  const nodes: Nodes = { start: [], end: [], key: [], parent: [], next: [] }
  const { start, end, key, parent, next } = nodes
  const opened: number[] = []
  const inObject: boolean[] = []
  let pendingKey = -1

  function add(from: number, to: number): number {
    start.push(from)
    end.push(to)
    key.push(pendingKey)
    parent.push(opened.at(-1) ?? -1)
    pendingKey = -1
    return next.push(start.length) - 1
  }

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (separates(code)) at++
    else if (code === QUOTE) {
      const after = afterString(text, at)
      if (inObject.at(-1) === true && pendingKey < 0) pendingKey = at
      else add(at, after)
      at = after
    } else if (opens(code)) {
      opened.push(add(at, at + 1))
      inObject.push(text[at] === '{')
      at++
    } else if (closes(code)) {
      const node = opened.pop() ?? 0
      inObject.pop()
      end[node] = ++at
      next[node] = start.length
    } else {
      const after = afterPrimitive(text, at)
      add(at, after)
      at = after
    }
  }
  return nodes
}

function* childNodes(nodes: Nodes, node: number): Iterable<number> {
  const end = nodes.next[node] ?? 0
  for (let child = node + 1; child < end; child = nodes.next[child] ?? end) yield child
}

function repeatedKeys(text: string, nodes: Nodes): number[] {
  const repeated: number[] = []
  for (let node = 0; node < nodes.start.length; node++) {
    if (text[nodes.start[node] ?? 0] !== '{') continue
    const keys = new Set<string>()
    for (const child of childNodes(nodes, node)) {
      const name = keyAt(text, nodes.key[child] ?? 0)
      if (keys.has(name)) repeated.push(child)
      keys.add(name)
    }
  }
  return repeated
}

function pointerTo(text: string, nodes: Nodes, node: number): Pointer {
  const path: (string | number)[] = []
  for (let at = node; at > 0; at = nodes.parent[at] ?? 0) {
    const open = nodes.key[at] ?? -1
    path.push(open >= 0 ? keyAt(text, open) : [...childNodes(nodes, nodes.parent[at] ?? 0)].indexOf(at))
  }
  return join('', ...path.reverse())
}

function keyAt(text: string, open: number): string {
  const quoted = text.slice(open, afterString(text, open))
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
}
