import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isArray, own, ownObject, type JsonObject } from '../../core/json.ts'
import { journalLines } from '../../store/journal-lines.ts'
import type { Context } from '../context.ts'
import type { ReadSettings } from './settings.ts'

/** What a run is called, what its requests are drawn from, and what it was to read when it began. */
export interface ReadSeed {
  readonly run: string
  readonly seed: string
  /** Whether a run that goes on was to have a model read the tool with a digest: it asks the same again, and the journal answers. */
  isAgain(model: string, sha256: string): boolean
}

/**
 * The seed of a run: the one that was asked for, or else the name of the run, which is random, so that nobody who writes a definition can
 * foresee boundaries, ids and controls. A run that goes on, and one that replays answers, have the seed of the first.
 */
export async function seedOf(
  { seed, out, models }: Pick<ReadSettings, 'seed' | 'out' | 'models'>,
  { io }: Pick<Context, 'io'>,
): Promise<ReadSeed> {
  const begun = out === undefined ? undefined : await runIn(resolve(io.cwd, out))
  const isAgain = (model: string, sha256: string): boolean => begun?.tools.get(model)?.has(sha256) ?? false
  const fresh = randomUUID()
  if (seed !== undefined) return { run: begun?.run ?? `${fresh}+${seed}`, seed: String(seed), isAgain }
  if (begun !== undefined) return { run: begun.run, seed: seedIn(begun.run), isAgain }
  const replayed = models.length === 1 ? /^replay:(.+)$/s.exec(models[0] ?? '')?.[1] : undefined
  const earlier = replayed === undefined ? undefined : await runIn(resolve(io.cwd, replayed))
  if (earlier === undefined) return { run: fresh, seed: fresh, isAgain }
  return { run: `${fresh}+${seedIn(earlier.run)}`, seed: seedIn(earlier.run), isAgain }
}

/** What a journal keeps of the tools that each model was to read. */
export function plannedLine(tools: ReadonlyMap<string, readonly string[]>): JsonObject {
  return { kind: 'reading', tools: Object.fromEntries(tools) }
}

/** A run with a seed of its own has it behind its name. */
function seedIn(run: string): string {
  return run.slice(run.indexOf('+') + 1)
}

/** The run whose journal is at a path; undefined where there is none that can be read. */
async function runIn(path: string) {
  try {
    const file = (await stat(path)).isDirectory() ? join(path, 'journal.jsonl') : path
    const { header, lines } = journalLines(await readFile(file), file)
    const planned = lines.find((line) => own(line, 'kind') === 'reading')
    const tools = Object.entries(ownObject(planned ?? {}, 'tools') ?? {}).map(
      ([model, digests]) => [model, new Set<unknown>(isArray(digests) ? digests : [])] as const,
    )
    return header === undefined ? undefined : { run: header.run, tools: new Map(tools) }
  } catch {
    // whoever opens it says what is wrong with it
    return undefined
  }
}
