import { indexJson, type JsonIndex } from '../json-index.ts'
import type { TextEntry, TextNode } from './tree.ts'

/** The tree of a strict JSON text that was parsed before. */
export function jsonTree(text: string): TextNode {
  return nodeAt(text, indexJson(text), 0)
}

function nodeAt(text: string, index: JsonIndex, at: number): TextNode {
  const [start, end] = [index.start[at] ?? 0, index.end[at] ?? 0]
  const opening = text[start]
  const kind = opening === '{' ? 'map' : opening === '[' ? 'list' : 'scalar'
  return { kind, start, end, flow: true, entries: () => entriesOf(text, index, at) }
}

function entriesOf(text: string, index: JsonIndex, at: number): TextEntry[] {
  const entries: TextEntry[] = []
  const last = index.next[at] ?? 0
  for (let child = at + 1; child < last; child = index.next[child] ?? last) {
    const value = nodeAt(text, index, child)
    const key = index.key[child] ?? -1
    const keyEnd = key < 0 ? value.start : (index.keyEnd[child] ?? 0)
    const name = key < 0 ? String(entries.length) : String(JSON.parse(text.slice(key, keyEnd)))
    entries.push({ name, start: key < 0 ? value.start : key, keyEnd, value })
  }
  return entries
}
