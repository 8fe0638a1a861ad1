import { randomUUID } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { isEqual } from '../core/equal.ts'
import { own, ownString, type JsonObject } from '../core/json.ts'
import { recordedFrom, type Recorded } from '../core/recorded.ts'
import { count } from '../core/text.ts'
import type { Trial } from '../core/trial.ts'
import { UserError } from '../core/user-error.ts'
import type { Question } from '../eval/plan.ts'
import { askQuestions, type Ended } from '../eval/run.ts'
import type { Store } from '../eval/store.ts'
import type { Io } from '../sources/source.ts'
import { openCache } from '../store/cache.ts'
import type { JournalHeader } from '../store/journal-lines.ts'
import { openJournal, type Journal } from '../store/journal.ts'
import { makeOwnFolder, OWN_FOLDER } from '../store/own-folder.ts'
import { budgetFor } from './budget.ts'
import { cacheReader, isPaid } from './cached.ts'
import { holdsScores, scoresLine, trialLine, type Held } from './held.ts'
import type { Prices } from './prices.ts'
import type { AskSettings, RunSettings } from './run-settings.ts'

/** What a run did, without its answers. */
export interface Finished extends Ended {
  readonly started: string
  /** The run's folder, relative to the working directory. */
  readonly folder: string
}

export interface Executed extends Finished {
  readonly recorded: readonly Recorded[]
}

interface Asking {
  readonly io: Io
  readonly prices: Prices
  readonly held?: Held
  /** What the journal is to be called, where it is a new one. */
  readonly run?: string
}

/** As `executeEach`, keeping every answer. */
export async function execute(questions: readonly Question[], settings: RunSettings, asking: Asking): Promise<Executed> {
  const recorded = new Map<string, Recorded>()
  const ran = await executeEach(questions, settings, asking, (trial) => void recorded.set(trial.key, trial))
  return { ...ran, recorded: questions.flatMap(({ key }) => recorded.get(key) ?? []) }
}

/**
 * Asks the questions: journal first, then cache, then the models. `settled` is told of every outcome once it is on the disk, those of
 * an earlier run first, with its judgement where there is one to `held`. @throws UserError when interrupted: the journal is whole
 */
export async function executeEach(
  questions: readonly Question[],
  settings: AskSettings,
  { io, prices, held, run = randomUUID() }: Asking,
  settled: (trial: Recorded, judged: Trial | undefined) => void,
): Promise<Finished> {
  const budget = budgetFor(questions, settings, prices)
  const header = { run, started: new Date().toISOString() }
  if (settings.out === undefined || questions.some((question) => isPaid(question, settings))) await makeOwnFolder(io.cwd)
  const folder = resolve(io.cwd, settings.out ?? join(OWN_FOLDER, 'runs', nameOf(header)))
  const journal = await openJournal(folder, header)
  const shown = relative(io.cwd, folder) || '.'
  try {
    if (journal.damaged > 0)
      io.note(`${journal.path}: ${count(journal.damaged, 'damaged line')} left out; those trials are asked again.`)
    await holdContents(journal, held)
    const kept = storeOf(journal, questions, settings, io, held)
    const { concurrency, progress } = settings
    const waiting = (answers: number): void =>
      io.note(`Waiting for ${count(answers, 'answer')} in progress; press Ctrl-C again to stop at once.`)
    const { signal } = io
    let answered = 0
    const { notAsked, stopped } = await askQuestions(questions, {
      store: kept.store,
      concurrency,
      signal,
      drain: settings.drain?.(),
      budget,
      progress,
      waiting,
      settled: (trial) => {
        answered++
        settled(trial, kept.judged(trial))
      },
    })
    if (signal.aborted) {
      throw new UserError(`Interrupted: ${answered} of ${count(questions.length, 'trial')} are kept in ${shown}.`, {
        hint: `To continue, run the same command with --out ${shown}.`,
        exitCode: 3,
      })
    }
    await kept.finished()
    return { notAsked, stopped, started: journal.header.started, folder: shown }
  } finally {
    await journal.close()
  }
}

/** Writes what the run is about, unless the journal holds it already. */
async function holdContents(journal: Journal, held: Held | undefined): Promise<void> {
  if (held === undefined) return
  const contents = held.contents(journal.header.started)
  const last = journal.lines.findLast((line) => own(line, 'kind') === own(contents, 'kind'))
  if (last === undefined || !isEqual(last, contents)) await journal.append(contents)
}

/** Sorts by time; runs of one instant still differ. */
function nameOf({ run, started }: JournalHeader): string {
  return `${started.replaceAll(/[:.]/g, '-')}-${run.slice(0, 8)}`
}

/** The journal and the cache, as the runner uses them, and the judgements of what is in the journal. */
function storeOf(journal: Journal, questions: readonly Question[], settings: AskSettings, io: Io, held: Held | undefined) {
  const done = new Map<string, { readonly trial: Recorded; readonly line: JsonObject }>()
  for (const line of journal.lines) {
    const trial = recordedFrom(line)
    if (trial !== undefined) done.set(trial.key, { trial, line })
    else if (own(line, 'kind') === 'scores') {
      const earlier = done.get(ownString(line, 'key') ?? '')
      if (earlier !== undefined) done.set(earlier.trial.key, { ...earlier, line })
    }
  }
  const cache = openCache(resolve(io.cwd, OWN_FOLDER, 'cache'))
  const read = cacheReader(cache, questions)
  // only until they are told: nobody needs a hundred thousand of them
  const fresh = new Map<string, Trial>()
  const appended: Promise<void>[] = []
  const store: Store = {
    recorded: (key) => done.get(key)?.trial,
    record: async (trial) => {
      const judged = held?.judge(trial)
      if (judged !== undefined) fresh.set(trial.key, judged)
      await journal.append(trialLine(trial, judged))
    },
    cached: async (question) => (isPaid(question, settings) ? read(question) : undefined),
    keep: async (question, reply) => {
      if (isPaid(question, settings)) await cache.put(question.key, reply, journal.header.run)
    },
  }
  return {
    store,
    judged(trial: Recorded): Trial | undefined {
      const own = fresh.get(trial.key)
      fresh.delete(trial.key)
      if (own !== undefined) return own
      const earlier = done.get(trial.key)
      done.delete(trial.key)
      const judged = held?.judge(trial)
      // the suite or a scorer changed since, or the journal is older than this
      if (judged?.outcome.ok === true && earlier !== undefined && !holdsScores(earlier.line, judged.outcome))
        appended.push(journal.append(scoresLine(trial.key, judged.outcome)))
      return judged
    },
    finished: () => Promise.all(appended),
  }
}
