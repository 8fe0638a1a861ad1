import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { journalLines } from '../../store/journal-lines.ts'
import type { Context } from '../context.ts'
import type { ReadSettings } from './settings.ts'

/** What a run is called, and what its requests are drawn from. */
export interface ReadSeed {
  readonly run: string
  readonly seed: string
}

/**
 * The seed of a run: the one that was asked for, or else the name of the run, which is random, so that nobody who writes a definition can
 * foresee boundaries, ids and controls. A run that goes on, and one that replays answers, have the seed of the first.
 */
export async function seedOf(
  { seed, out, models }: Pick<ReadSettings, 'seed' | 'out' | 'models'>,
  { io }: Pick<Context, 'io'>,
): Promise<ReadSeed> {
  const fresh = randomUUID()
  if (seed !== undefined) return { run: `${fresh}+${seed}`, seed: String(seed) }
  const [begun] = await Promise.all(out === undefined ? [] : [runIn(resolve(io.cwd, out))])
  if (begun !== undefined) return { run: begun, seed: seedIn(begun) }
  const replayed = models.length === 1 ? /^replay:(.+)$/s.exec(models[0] ?? '')?.[1] : undefined
  const earlier = replayed === undefined ? undefined : await runIn(resolve(io.cwd, replayed))
  return {
    run: earlier === undefined ? fresh : `${fresh}+${seedIn(earlier)}`,
    seed: earlier === undefined ? fresh : seedIn(earlier),
  }
}

/** A run with a seed of its own has it behind its name. */
function seedIn(run: string): string {
  return run.slice(run.indexOf('+') + 1)
}

/** The name of the run whose journal is at a path; undefined where there is none that can be read. */
async function runIn(path: string): Promise<string | undefined> {
  try {
    const file = (await stat(path)).isDirectory() ? join(path, 'journal.jsonl') : path
    return journalLines(await readFile(file), file).header?.run
  } catch {
    // whoever opens it says what is wrong with it
    return undefined
  }
}
