import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import type { Intent } from '../core/intent.ts'
import { questionDigest } from '../core/question.ts'
import { recordedFrom, type Recorded } from '../core/recorded.ts'
import type { Toolset } from '../core/tool.ts'
import { listed } from '../eval/expose.ts'
import { readSuite } from '../eval/suite.ts'
import type { Io } from '../sources/source.ts'
import { openData } from '../sources/data.ts'
import { journalLines } from '../store/journal-lines.ts'
import { OWN_FOLDER } from '../store/own-folder.ts'
import { contentsFrom } from './contents.ts'

/** A run that its folder holds: what it was about, and what was answered. */
export interface EarlierRun {
  /** Relative to the working directory. */
  readonly folder: string
  readonly manifest: JsonObject
  readonly toolset: Toolset
  readonly intents: readonly Intent[]
  /** Answers to the questions that it asked last: a folder may hold those of older tools, too. */
  readonly recorded: readonly Recorded[]
}

/** What names the newest run of the same suite that was kept without `--out`. */
const PREVIOUS = 'previous'

interface Sought {
  readonly against: string
  /** The suite's file, relative to the working directory, as manifests name it. */
  readonly suite: string
  /** The folder of the run that is made now, where it is known: it is no earlier one. */
  readonly out: string | undefined
}

/** Whether a run is the one that later ones are held against. */
export function isItself({ against, suite, out }: Sought, { cwd }: Pick<Io, 'cwd'>): boolean {
  const folder = resolve(cwd, against)
  return against !== PREVIOUS && out !== undefined && [folder, join(folder, folderOfSuite(suite))].includes(resolve(cwd, out))
}

/** The run that another one is held against, or why there is none. */
export async function openEarlier({ against, suite, out }: Sought, io: Io): Promise<EarlierRun | { readonly why: string }> {
  if (against === PREVIOUS) return newestOf(suite, out, io)
  const folder = resolve(io.cwd, against)
  // several suites keep a folder each
  for (const place of [folder, join(folder, folderOfSuite(suite))]) {
    const run = await runIn(place, io)
    if (run !== undefined) return run
  }
  return { why: `there is no run in ${against}; rightcall eval --out ${against} makes one` }
}

/** `golden/files` and `golden/files/intents.yaml` are files, `x/a.yaml` is a. */
export function folderOfSuite(suite: string): string {
  const name = basename(suite).replace(/\.[a-z]+$/i, '')
  return name === 'intents' ? basename(dirname(suite)) : name
}

async function newestOf(suite: string, out: string | undefined, io: Io): Promise<EarlierRun | { readonly why: string }> {
  const folder = resolve(io.cwd, OWN_FOLDER, 'runs')
  const names = (await readdir(folder).catch(() => [])).sort().toReversed()
  for (const name of names) {
    const place = join(folder, name)
    if (out !== undefined && resolve(io.cwd, out) === place) continue
    const run = await runIn(place, io)
    if (run === undefined || 'why' in run) continue
    if (ownString(ownObject(run.manifest, 'suite') ?? {}, 'path') === suite) return run
  }
  return { why: `there is no earlier run of ${suite} in ${join(OWN_FOLDER, 'runs')}` }
}

/** Undefined where there is no journal. */
async function runIn(folder: string, io: Io): Promise<EarlierRun | { readonly why: string } | undefined> {
  const path = join(folder, 'journal.jsonl')
  const shown = relative(io.cwd, folder) || '.'
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return undefined
  const { lines } = journalLines(bytes, path)
  const contents = contentsFrom(lines.findLast((line) => own(line, 'kind') === 'contents') ?? null)
  if (contents === undefined) return { why: `${shown} does not say what was asked: an older version of rightcall wrote it` }
  const [side, other] = contents.sides
  if (side === undefined || other !== undefined) return { why: `${shown} holds a comparison, not one run` }
  const { intents } = readSuite(await openData(contents.suite.uri, contents.suite.text))
  const { toolset, manifest, system } = side
  const trials = lines.flatMap((line) => recordedFrom(line) ?? [])
  return { folder: shown, manifest, toolset, intents, recorded: answersTo({ intents, toolset, system }, trials) }
}

/** The last answer to each question that is asked about these tools. */
function answersTo(
  { intents, toolset, system }: { intents: readonly Intent[]; toolset: Toolset; system: string | undefined },
  trials: readonly Recorded[],
): Recorded[] {
  const tools = listed(toolset)
  const says = new Map(intents.map((intent) => [intent.id, intent.says]))
  const last = new Map<string, Recorded>()
  for (const trial of trials) {
    const words = says.get(trial.intent)
    if (words === undefined || trial.variant !== 'only') continue
    if (trial.question !== questionDigest({ system, says: words, tools, repeat: trial.repeat })) continue
    last.set(JSON.stringify([trial.model, trial.intent, trial.repeat]), trial)
  }
  return [...last.values()]
}
