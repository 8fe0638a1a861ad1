import { afterPrimitive, afterString, closes, opens, QUOTE, separates } from './json-scan.ts'

/** Every value of a document in the order of its text, as columns of offsets, because a large list has a million of them. */
export interface JsonIndex {
  /** How many values there are; columns may be longer. */
  readonly count: number
  /** How many arrays and objects are open at the same time, at most. */
  readonly levels: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** The opening quote of the value's key; -1 for an item of an array and for the root. */
  readonly key: Int32Array
  /** After the closing quote of the key. */
  readonly keyEnd: Int32Array
  /** The first value after this one and everything in it. */
  readonly next: Int32Array
}

/** Finds every value of a text in one pass without recursion. The text must be strict JSON (it was parsed before). */
export function indexJson(text: string): JsonIndex {
  let columns = emptyColumns(Math.max(64, text.length >> 4))
  let { start, end, key, keyEnd, next } = columns
  let count = 0
  let pendingKey = -1
  let pendingKeyEnd = -1
  const opened: number[] = []
  let inObject = false
  let levels = 0

  function add(from: number, to: number): void {
    if (count === start.length) ({ start, end, key, keyEnd, next } = columns = grown(columns))
    start[count] = from
    end[count] = to
    key[count] = pendingKey
    keyEnd[count] = pendingKeyEnd
    pendingKey = -1
    next[count] = ++count
  }

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (separates(code)) at++
    else if (code === QUOTE) {
      const after = afterString(text, at)
      if (inObject && pendingKey < 0) {
        pendingKey = at
        pendingKeyEnd = after
      } else add(at, after)
      at = after
    } else if (opens(code)) {
      levels = Math.max(levels, opened.push(count))
      add(at, ++at)
      inObject = code === OBJECT
    } else if (closes(code)) {
      const node = opened.pop() ?? 0
      end[node] = ++at
      next[node] = count
      inObject = text.charCodeAt(start[opened.at(-1) ?? 0] ?? 0) === OBJECT
    } else {
      const after = afterPrimitive(text, at)
      add(at, after)
      at = after
    }
  }
  return { count, levels, start, end, key, keyEnd, next }
}

const OBJECT = 0x7b

function emptyColumns(length: number) {
  const column = () => new Int32Array(length)
  return { start: column(), end: column(), key: column(), keyEnd: column(), next: column() }
}

function grown({ start, end, key, keyEnd, next }: ReturnType<typeof emptyColumns>): ReturnType<typeof emptyColumns> {
  const longer = (column: Int32Array) => {
    const copy = new Int32Array(column.length * 2)
    copy.set(column)
    return copy
  }
  return { start: longer(start), end: longer(end), key: longer(key), keyEnd: longer(keyEnd), next: longer(next) }
}
