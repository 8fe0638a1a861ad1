import { randomUUID } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { recordedFrom, type Recorded } from '../core/recorded.ts'
import type { Stopped } from '../core/stopped.ts'
import { count } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Question } from '../eval/plan.ts'
import { runQuestions } from '../eval/run.ts'
import type { Store } from '../eval/store.ts'
import type { Io } from '../sources/source.ts'
import { openCache } from '../store/cache.ts'
import type { JournalHeader } from '../store/journal-lines.ts'
import { openJournal, type Journal } from '../store/journal.ts'
import { budgetFor } from './budget.ts'
import { cacheReader, isPaid } from './cached.ts'
import type { Prices } from './prices.ts'
import type { RunSettings } from './run-settings.ts'

export interface Executed {
  readonly recorded: readonly Recorded[]
  /** Questions without an outcome, because the run stopped before them. */
  readonly notAsked: number
  readonly stopped: readonly Stopped[]
  readonly started: string
  /** The run's folder, relative to the working directory. */
  readonly folder: string
}

interface Asking {
  readonly io: Io
  readonly prices: Prices
}

/** Asks the questions: journal first, then cache, then the models. @throws UserError when interrupted: the journal is whole */
export async function execute(questions: readonly Question[], settings: RunSettings, { io, prices }: Asking): Promise<Executed> {
  const budget = budgetFor(questions, settings, prices)
  const header = { run: randomUUID(), started: new Date().toISOString() }
  const folder = resolve(io.cwd, settings.out ?? join('.rightcall', 'runs', nameOf(header)))
  const journal = await openJournal(folder, header)
  const shown = relative(io.cwd, folder) || '.'
  try {
    if (journal.damaged > 0)
      io.note(`${journal.path}: ${count(journal.damaged, 'damaged line')} left out; those trials are asked again.`)
    const store = storeOf(journal, questions, settings, io)
    const { concurrency, progress } = settings
    const waiting = (answers: number): void =>
      io.note(`Waiting for ${count(answers, 'answer')} under way; Ctrl-C again ends it at once.`)
    const { signal } = io
    const ran = await runQuestions(questions, {
      store,
      concurrency,
      signal,
      drain: settings.drain?.(),
      budget,
      progress,
      waiting,
    })
    const { recorded, notAsked, stopped } = ran
    if (signal.aborted) {
      throw new UserError(`Interrupted: ${recorded.length} of ${count(questions.length, 'trial')} are kept in ${shown}.`, {
        hint: `The same command with --out ${shown} goes on there.`,
        exitCode: 3,
      })
    }
    return { recorded, notAsked, stopped, started: journal.header.started, folder: shown }
  } finally {
    await journal.close()
  }
}

/** Sorts by time; runs of one instant still differ. */
function nameOf({ run, started }: JournalHeader): string {
  return `${started.replaceAll(/[:.]/g, '-')}-${run.slice(0, 8)}`
}

function storeOf(journal: Journal, questions: readonly Question[], settings: RunSettings, io: Io): Store {
  const done = new Map<string, Recorded>()
  for (const line of journal.lines) {
    const trial = recordedFrom(line)
    if (trial !== undefined) done.set(trial.key, trial)
  }
  const cache = openCache(resolve(io.cwd, '.rightcall', 'cache'))
  const read = cacheReader(cache, questions)
  return {
    recorded: (key) => done.get(key),
    record: (trial) => journal.append(JSON.parse(JSON.stringify({ kind: 'trial', ...trial }))),
    cached: async (question) => (isPaid(question, settings) ? read(question) : undefined),
    keep: async (question, reply) => {
      if (isPaid(question, settings)) await cache.put(question.key, JSON.parse(JSON.stringify(reply)), journal.header.run)
    },
  }
}
