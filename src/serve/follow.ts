import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'

/** Where runs lie unless somebody says otherwise. */
const RUNS = '.rightcall/runs'
const EVERY_MS = 2_000
/** After a look that took long, the rest is this many times as long: a large run in progress must not keep the server busy. */
const REST = 5

interface Following {
  readonly cwd: string
  /** Run folders or journals that the user named. */
  readonly named: readonly string[]
  readonly push: (path: string) => Promise<unknown>
  readonly note: (line: string) => void
}

/** Pushes runs, and again whenever their journals have grown, until the function that it returns is called. */
export function followRuns({ cwd, named, push, note }: Following): () => Promise<void> {
  const seen = new Map<string, string>()
  let isOver = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const found = await readdir(resolve(cwd, RUNS)).catch(() => [])
    // the newest first: it is what somebody waits for
    for (const path of [
      ...named,
      ...found
        .sort()
        .reverse()
        .map((name) => join(RUNS, name)),
    ]) {
      if (isOver) return
      const state = await stateOf(resolve(cwd, path))
      if (state === undefined && !named.includes(path)) continue
      if (seen.get(path) === (state ?? '')) continue
      const isNew = !seen.has(path)
      seen.set(path, state ?? '')
      try {
        await push(path)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        // a run that has just begun holds no answer yet
        if (isNew && named.includes(path)) note(`${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}`)
      }
    }
  }

  async function rounds(): Promise<void> {
    const began = Date.now()
    await look().catch((error: unknown) => note(error instanceof Error ? error.message : String(error)))
    if (!isOver) timer = setTimeout(() => (current = rounds()), Math.max(EVERY_MS, (Date.now() - began) * REST))
  }

  let current = rounds()
  return async () => {
    isOver = true
    clearTimeout(timer)
    await current
  }
}

/** Size and time of a journal: what tells that it has grown. */
async function stateOf(path: string): Promise<string | undefined> {
  for (const file of [join(path, 'journal.jsonl'), path]) {
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() === true) return `${found.size} ${found.mtimeMs}`
  }
  return undefined
}
