import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ownObject, ownString, type JsonObject } from '../core/json.ts'
import { openDrawer, type Drawer } from './drawer.ts'

/** Answers by content key. Only ever answers: an error is never cached. */
export interface Cache {
  /** The answer, and which run asked for it; undefined where there is none that can be read. */
  get(key: string): Promise<{ readonly answer: JsonObject; readonly run: string } | undefined>
  /** Never fails: a cache that cannot be written costs money later, not this run. */
  put(key: string, answer: object, run: string): Promise<void>
}

/**
 * Below `folder`, a file for each first two digits of a key. Making a file for every answer takes longer than asking a fast model for it:
 * the file system writes its own journal, and flushing ours waits for that. Calls that block cost a fraction of the processor time of
 * those that do not, which is what counts at a hundred questions at a time.
 */
export function openCache(folder: string): Cache {
  const drawers = new Map<string, Drawer>()
  const drawerOf = (key: string): Drawer => {
    const name = key.slice(0, 2)
    const known = drawers.get(name) ?? openDrawer(join(folder, `${name}.jsonl`))
    drawers.set(name, known)
    return known
  }
  let isMade = false
  return {
    get: async (key) => {
      try {
        const line = drawerOf(key).find(key)
        const [answer, run] = line === undefined ? [] : [ownObject(line, 'answer'), ownString(line, 'run')]
        return answer === undefined || run === undefined ? undefined : { answer, run }
      } catch {
        return undefined
      }
    },
    put: async (key, answer, run) => {
      try {
        if (!isMade) mkdirSync(folder, { recursive: true })
        isMade = true
        drawerOf(key).add(key, { run, answer })
      } catch {
        isMade = false
      }
    },
  }
}
