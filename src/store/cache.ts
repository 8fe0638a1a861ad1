import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isObject, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'

/** Answers by content key. Only ever answers: an error is never cached. */
export interface Cache {
  /** The answer, and which run asked for it; undefined where there is none that can be read. */
  get(key: string): Promise<{ readonly answer: JsonObject; readonly run: string } | undefined>
  /** Never fails: a cache that cannot be written costs money later, not this run. */
  put(key: string, answer: Json, run: string): Promise<void>
}

/**
 * One file an answer below `folder`, written under another name and renamed, so that a reader never sees half of one. The files are small, and
 * calls that block cost a fraction of the processor time of those that do not: at a hundred questions at a time that is what counts.
 */
export function openCache(folder: string): Cache {
  const fileOf = (key: string): string => join(folder, key.slice(0, 2), `${key.slice(2)}.json`)
  const draftOf = `.${randomUUID()}`
  const made = new Set<string>()
  return {
    get: async (key) => {
      const path = fileOf(key)
      if (!existsSync(path)) return undefined
      try {
        const entry: Json = JSON.parse(readFileSync(path, 'utf8'))
        const answer = isObject(entry) ? ownObject(entry, 'answer') : undefined
        const run = isObject(entry) ? ownString(entry, 'run') : undefined
        return answer === undefined || run === undefined ? undefined : { answer, run }
      } catch {
        return undefined
      }
    },
    put: async (key, answer, run) => {
      const path = fileOf(key)
      const draft = `${path}${draftOf}`
      try {
        const place = dirname(path)
        if (!made.has(place)) mkdirSync(place, { recursive: true })
        made.add(place)
        writeFileSync(draft, JSON.stringify({ run, answer }))
        renameSync(draft, path)
      } catch {
        made.clear()
        removed(draft)
      }
    },
  }
}

function removed(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // a draft that stays is never read
  }
}
