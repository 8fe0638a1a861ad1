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
  /** Told how many bytes the journal has. */
  readonly push: (path: string, bytes: number) => Promise<unknown>
  readonly note: (line: string) => void
}

/** Pushes runs, and again whenever their journals have grown, until the function that it returns is called. */
export function followRuns({ cwd, named, push, note }: Following): () => Promise<void> {
  const seen = new Map<string, string>()
  const noted = new Set<string>()
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
      if (seen.get(path) === (state?.said ?? '')) continue
      const isNew = !seen.has(path)
      seen.set(path, state?.said ?? '')
      try {
        await push(path, state?.bytes ?? 0)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        const words = `${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}`
        // a full disk may have room later, and whoever looks at the page has to know why it stands still
        const isOfStore = words.startsWith('The store ')
        if (isOfStore) seen.delete(path)
        // a run that has just begun holds no answer yet
        if ((isOfStore || (isNew && named.includes(path))) && !noted.has(words)) note(words)
        noted.add(words)
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
async function stateOf(path: string): Promise<{ readonly said: string; readonly bytes: number } | undefined> {
  for (const file of [join(path, 'journal.jsonl'), path]) {
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() === true) return { said: `${found.size} ${found.mtimeMs}`, bytes: found.size }
  }
  return undefined
}
