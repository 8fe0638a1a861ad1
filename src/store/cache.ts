import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isObject, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'

/** Answers by content key. Only ever answers: an error is never cached. */
export interface Cache {
  /** The answer, and which run asked for it; undefined where there is none that can be read. */
  get(key: string): Promise<{ readonly answer: JsonObject; readonly run: string } | undefined>
  /** Never fails: a cache that cannot be written costs money later, not this run. */
  put(key: string, answer: Json, run: string): Promise<void>
}

/** One file an answer below `folder`, written beside and renamed, so that a reader never sees half of one. */
export function openCache(folder: string): Cache {
  const fileOf = (key: string): string => join(folder, key.slice(0, 2), `${key.slice(2)}.json`)
  return {
    get: async (key) => {
      try {
        const entry: Json = JSON.parse(await readFile(fileOf(key), 'utf8'))
        const answer = isObject(entry) ? ownObject(entry, 'answer') : undefined
        const run = isObject(entry) ? ownString(entry, 'run') : undefined
        return answer === undefined || run === undefined ? undefined : { answer, run }
      } catch {
        return undefined
      }
    },
    put: async (key, answer, run) => {
      const path = fileOf(key)
      const draft = `${path}.${randomUUID()}`
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(draft, JSON.stringify({ run, answer }))
        await rename(draft, path)
      } catch {
        await rm(draft, { force: true }).catch(() => undefined)
      }
    },
  }
}
