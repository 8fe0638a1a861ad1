import { appendFileSync, closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { isObject, ownString, type Json, type JsonObject } from '../core/json.ts'

/** Lines by key in one file that only grows. The last line of a key counts. */
export interface Drawer {
  /** Undefined where no whole line of that key is there. @throws what the file system throws */
  find(key: string): JsonObject | undefined
  /** `key` is put in front of the line. @throws what the file system throws */
  add(key: string, line: object): void
}

interface Place {
  readonly start: number
  readonly length: number
}

const NEWLINE = 10
const BEFORE_KEY = '{"key":"'

/**
 * The drawer in this file, which need not be there yet. Several processes may add at the same time. What others add is seen by whoever
 * opens the drawer later.
 */
export function openDrawer(path: string): Drawer {
  let places: Map<string, Place | 'added'> | undefined
  return {
    find: (key) => {
      places ??= placesIn(path)
      // where our own line came to lie depends on what others added before it
      if (places.get(key) === 'added') places = placesIn(path)
      const place = places.get(key)
      return place === undefined || place === 'added' ? undefined : lineAt(path, place, key)
    },
    add: (key, line) => {
      // one write of a file that is open for appending is never mixed with another's; the newline in front parts it from a torn one
      appendFileSync(path, `\n${JSON.stringify({ key, ...line })}`)
      places?.set(key, 'added')
    },
  }
}

function placesIn(path: string): Map<string, Place> {
  const bytes = contentsOf(path)
  const places = new Map<string, Place>()
  for (let start = 0; start < bytes.length;) {
    const next = bytes.indexOf(NEWLINE, start)
    const end = next === -1 ? bytes.length : next
    const from = start + BEFORE_KEY.length
    const quote = bytes.indexOf('"', from)
    if (quote !== -1 && quote < end) places.set(bytes.toString('latin1', from, quote), { start, length: end - start })
    start = end + 1
  }
  return places
}

function contentsOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

function lineAt(path: string, { start, length }: Place, key: string): JsonObject | undefined {
  const bytes = Buffer.alloc(length)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, length, start)
  } finally {
    closeSync(file)
  }
  const line: Json = JSON.parse(bytes.toString())
  return isObject(line) && ownString(line, 'key') === key ? line : undefined
}
