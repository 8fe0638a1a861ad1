import { stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { isObject, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { recordedFrom, type Recorded } from '../core/recorded.ts'
import type { Score, Trial, Unanswered } from '../core/trial.ts'
import { UserError } from '../core/user-error.ts'
import type { Io } from '../sources/source.ts'
import { streamJournal, type StreamedJournal } from '../store/journal-stream.ts'
import { contentsFrom, type Contents } from './contents.ts'

/** A finished or broken-off run, read from its journal alone. */
export interface RunFolder {
  /** The journal, relative to the working directory. */
  readonly journal: string
  /** The run's name: one that goes on keeps it. */
  readonly id: string
  /** SHA-256 of the whole journal. */
  readonly digest: string
  readonly started: string
  /** What was asked about, the latest first: a run that went on with other tools holds both. Never empty. */
  readonly contents: readonly [Contents, ...Contents[]]
  /** The last outcome of every question, in the order of the journal. */
  readonly trials: readonly JudgedTrial[]
}

/** A trial with what was asked, so that it can be found in the contents. */
export interface JudgedTrial extends Trial {
  /** `questionDigest` of what was asked. */
  readonly question: string
}

/**
 * Reads a run: its folder, or the journal in it. With `only`, of its trials those of this intent, which takes a fraction of the time.
 * @throws UserError where there is none, or it does not hold what was asked
 */
export async function openRun(path: string, { cwd }: Pick<Io, 'cwd'>, only?: string): Promise<RunFolder> {
  const given = resolve(cwd, path)
  const isFolder = (await stat(given).catch(() => undefined))?.isDirectory() === true
  const file = isFolder ? join(given, 'journal.jsonl') : given
  const journal = relative(cwd, file) || file
  const contents: Contents[] = []
  const trials = new Map<string, JudgedTrial>()
  const { header, digest } = await streamed(file, { journal, given: path, only }, (line) => {
    const held = contentsFrom(line)
    if (held !== undefined) contents.push(held)
    else if (only === undefined || own(line, 'kind') !== 'trial' || own(line, 'intent') === only) addTrial(line, trials)
  })
  const [latest, ...earlier] = contents.toReversed()
  if (header === undefined || (latest === undefined && trials.size === 0))
    throw new UserError(`${journal} contains no answer yet.`, { hint: 'Perhaps the run was stopped before its first answer.' })
  if (latest === undefined) {
    throw new UserError(`${journal} contains answers, but not the questions: an earlier version of rightcall wrote it.`, {
      hint: `Run the same eval again with --out ${relative(cwd, resolve(file, '..')) || '.'}: answered questions are not asked again, and what is missing is added.`,
    })
  }
  return {
    journal,
    id: header.run,
    digest,
    started: header.started,
    contents: [latest, ...earlier],
    trials: [...trials.values()],
  }
}

interface Reading {
  readonly journal: string
  readonly given: string
  readonly only: string | undefined
}

async function streamed(
  file: string,
  { journal, given, only }: Reading,
  take: (line: JsonObject) => void,
): Promise<StreamedJournal> {
  const wanted = only === undefined ? undefined : mayBeAbout(only)
  try {
    return await streamJournal(file, { path: journal, hint: 'Name the folder of a run, or its journal.', wanted }, take)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR' && code !== 'EACCES') throw error
    throw new UserError(code === 'EACCES' ? `${journal} cannot be read: permission denied.` : `There is no run at ${given}.`, {
      hint: 'Runs are in .rightcall/runs, or in the folder of --out; eval prints the folder at the end.',
      cause: error,
    })
  }
}

/** Whether a line may be about an intent: a trial that does not hold its id as JSON has it is about another. */
function mayBeAbout(intent: string): (line: Buffer) => boolean {
  const id = Buffer.from(JSON.stringify(intent))
  return (line) => line.includes(id) || !line.subarray(0, TRIAL.length).equals(TRIAL)
}

const TRIAL = Buffer.from('{"kind":"trial",')

/** Adds what a line tells of a trial to what the lines before it told. */
function addTrial(line: JsonObject, trials: Map<string, JudgedTrial>): void {
  const trial = recordedFrom(line)
  if (trial !== undefined) {
    const earlier = trials.get(trial.key)
    // an answer is never given up for a failure that came later
    if (earlier?.outcome.ok !== true || trial.outcome.ok) trials.set(trial.key, judgedFrom(trial, ownObject(line, 'outcome')))
  } else if (own(line, 'kind') === 'scores') {
    const earlier = trials.get(ownString(line, 'key') ?? '')
    if (earlier?.outcome.ok === true)
      trials.set(earlier.key, { ...earlier, outcome: { ...outcomeOf(earlier.outcome.reply, line) } })
  }
}

function judgedFrom(trial: Recorded, held: JsonObject | undefined): JudgedTrial {
  const { outcome } = trial
  return outcome.ok ? { ...trial, outcome: outcomeOf(outcome.reply, held ?? {}) } : { ...trial, outcome }
}

type Answered = Extract<Trial['outcome'], { ok: true }>

function outcomeOf(reply: Answered['reply'], held: JsonObject): Answered {
  const scores = Object.entries(ownObject(held, 'scores') ?? {}).flatMap(([metric, score]) => {
    const value = isObject(score) ? own(score, 'value') : undefined
    if (typeof value !== 'number' || !isObject(score)) return []
    const because = ownString(score, 'because')
    return [[metric, { value, ...(because === undefined ? {} : { because }) }] as const]
  })
  const unanswered = KINDS.find((kind) => kind === own(held, 'unanswered'))
  const found: Readonly<Record<string, Score>> = Object.fromEntries(scores)
  return { ok: true, reply, scores: found, ...(unanswered === undefined ? {} : { unanswered }) }
}

const KINDS: readonly Unanswered[] = ['cut-off', 'refusal', 'stopped', 'empty', 'written-call', 'lost-call']
