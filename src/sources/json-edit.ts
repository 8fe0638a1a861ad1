import { isArray, isObject, type Json } from '../core/json.ts'
import { indexJson, type JsonIndex } from './json-index.ts'

/** Strict JSON that was read. */
export interface IndexedJson {
  readonly strict: string
  readonly data: Json
  readonly index: JsonIndex
}

/** A larger value is read together with the rest of the text. */
const MOST_SHARE = 0.25

/**
 * A text that differs from one that was read before within one value: only that value is read again, and all others are the same
 * objects as before. undefined where the change is not within a value, or leaves none.
 */
export function readEdited(before: IndexedJson, strict: string): IndexedJson | undefined {
  const { start, end } = changeBetween(before.strict, strict)
  const found = valueAround(before, start, end)
  if (found === undefined) return undefined
  const grown = strict.length - before.strict.length
  const [from, to] = [before.index.start[found.node] ?? 0, (before.index.end[found.node] ?? 0) + grown]
  if (to - from > strict.length * MOST_SHARE) return undefined
  const text = strict.slice(from, to)
  const value = parsed(text)
  if (value === undefined) return undefined
  const inner = indexJson(text)
  const data = replaced(before.data, found.path, value.data)
  return { strict, data, index: spliced(before.index, found, inner, grown) }
}

/** What of the first text is not in the second. */
function changeBetween(one: string, other: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(one.length, other.length)
  const start = countWhile(shorter, (from, to) => one.slice(from, to) === other.slice(from, to))
  const isKept = (from: number, to: number) =>
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from)
  return { start, end: one.length - countWhile(shorter - start, isKept) }
}

/** How many units from the first on are equal, of at most so many: looked for in steps that become smaller. */
function countWhile(most: number, areEqual: (from: number, to: number) => boolean): number {
  let at = 0
  for (let step = 8192; step >= 1; step = step >> 2) {
    while (at + step <= most && areEqual(at, at + step)) at += step
  }
  while (at < most && areEqual(at, at + 1)) at++
  return at
}

interface Found {
  readonly node: number
  readonly path: readonly (string | number)[]
}

/** The smallest value that has these offsets and something before and behind them. */
function valueAround({ strict, index }: IndexedJson, start: number, end: number): Found | undefined {
  const path: (string | number)[] = []
  let node: number | undefined
  for (let inner: number | undefined = 0; inner !== undefined;) {
    if (!((index.start[inner] ?? 0) < start && end < (index.end[inner] ?? 0))) break
    node = inner
    inner = undefined
    let position = 0
    for (let child: number = node + 1; child < (index.next[node] ?? 0); child = index.next[child] ?? index.count) {
      if ((index.start[child] ?? 0) < start && end < (index.end[child] ?? 0)) {
        const name = nameOf(strict, index, child)
        // of two equal keys the last one counts
        if (name !== undefined && isRepeated(strict, index, node, child, name)) return undefined
        path.push(name ?? position)
        inner = child
        break
      }
      position++
    }
  }
  return node === undefined || path.length === 0 ? undefined : { node, path }
}

function isRepeated(text: string, index: JsonIndex, parent: number, child: number, name: string): boolean {
  for (let other = index.next[child] ?? 0; other < (index.next[parent] ?? 0); other = index.next[other] ?? index.count) {
    if (nameOf(text, index, other) === name) return true
  }
  return false
}

function nameOf(text: string, { key, keyEnd }: JsonIndex, node: number): string | undefined {
  const at = key[node] ?? -1
  return at < 0 ? undefined : JSON.parse(text.slice(at, keyEnd[node]))
}

function parsed(text: string): { readonly data: Json } | undefined {
  try {
    return { data: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function replaced(data: Json, [first, ...rest]: readonly (string | number)[], value: Json): Json {
  if (first === undefined) return value
  if (isArray(data) && typeof first === 'number') return data.with(first, replaced(data[first] ?? null, rest, value))
  if (!isObject(data) || typeof first !== 'string') return data
  return { ...data, [first]: replaced(data[first] ?? null, rest, value) }
}

/** The index with the columns of one value put in the place of those that it had. */
function spliced(index: JsonIndex, { node, path }: Found, inner: JsonIndex, grown: number): JsonIndex {
  const after = index.next[node] ?? index.count
  const more = inner.count - (after - node)
  const offset = index.start[node] ?? 0
  const count = index.count + more
  const column = (old: Int32Array, own: Int32Array, before: (value: number) => number, by: number, shift: number) => {
    const made = new Int32Array(count)
    for (let at = 0; at < node; at++) made[at] = before(old[at] ?? 0)
    for (let at = 0; at < inner.count; at++) made[node + at] = moved(own[at] ?? 0, by)
    for (let at = after; at < index.count; at++) made[at + more] = moved(old[at] ?? 0, shift)
    return made
  }
  const same = (value: number) => value
  const key = column(index.key, inner.key, same, offset, grown)
  const keyEnd = column(index.keyEnd, inner.keyEnd, same, offset, grown)
  key[node] = index.key[node] ?? -1
  keyEnd[node] = index.keyEnd[node] ?? -1
  return {
    count,
    levels: Math.max(index.levels, path.length + inner.levels),
    start: column(index.start, inner.start, same, offset, grown),
    // of the values before it, those that end behind its start hold it
    end: column(index.end, inner.end, (value) => (value > offset ? value + grown : value), offset, grown),
    key,
    keyEnd,
    next: column(index.next, inner.next, (value) => (value > node ? value + more : value), node, more),
  }
}

/** An offset moved; -1 stays what it is. */
function moved(value: number, by: number): number {
  return value < 0 ? value : value + by
}
