import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { UserError } from '../../core/user-error.ts'
import { MIGRATIONS } from './migrations.ts'

/** How long a process waits for another that writes. */
const PATIENCE_MS = 30_000

/** How long until it tries again. */
const AGAIN_MS = 20

/** How often it looks whether its file is still there. */
const LOOK_AGAIN_MS = 200

const LOCKED = /locked|busy/

const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [/disk is full/, 'the disk is full', 'Make room, and push again. Nothing was changed.'],
  [/readonly|unable to open/, 'it cannot be written', 'Check that it is not a folder, and its permissions.'],
  [LOCKED, 'another process writes to it', 'Try again when it has ended.'],
  [/malformed|not a database/, 'it is damaged', 'Delete it. Pushing the run folders again rebuilds it.'],
  [/disk I\/O/, 'reading or writing failed', 'Check the disk. Pushing the run folders again rebuilds a damaged store.'],
]

/** One SQLite file. Rows come as they are; SQL is never put together from values. */
export interface Database {
  all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[]
  run(sql: string, ...values: SQLInputValue[]): void
  /** All of it, or none of it. Waits for another process that writes, without keeping this one from other work. */
  transaction<Result>(work: () => Result): Promise<Result>
  /** Runs one statement, unless another process writes. */
  attempt(sql: string, ...values: SQLInputValue[]): void
  close(): void
}

/**
 * Opens a store, makes it where it is missing, and brings it to the present shape. Two processes may do so at once.
 * @throws UserError for a file that is no store, that is damaged, or that a newer version wrote
 */
export function openDatabase(path: string): Database {
  return told(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    const database = new DatabaseSync(path, { timeout: PATIENCE_MS })
    try {
      // readers go on while a run is pushed
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
      const opened = queries(path, database)
      migrate(path, database, opened)
      return opened
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function queries(path: string, database: DatabaseSync): Database {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const stillThere = watched(path)
  return {
    all: (sql, ...values) =>
      told(path, () => {
        stillThere()
        return statement(sql).all(...values)
      }),
    run: (sql, ...values) => told(path, () => void statement(sql).run(...values)),
    transaction: async (work) => {
      const until = performance.now() + PATIENCE_MS
      told(path, stillThere)
      while (!told(path, () => begun(database, performance.now() < until))) await setTimeout(AGAIN_MS)
      return told(path, () => ended(database, work))
    },
    attempt: (sql, ...values) =>
      told(path, () => {
        database.exec('PRAGMA busy_timeout = 0')
        try {
          statement(sql).run(...values)
        } catch (error) {
          if (!isLocked(error)) throw error
        } finally {
          database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`)
        }
      }),
    close: () => database.close(),
  }
}

/** What throws once the file is another one, or gone: what is written to one that was deleted is lost without an error. */
function watched(path: string): () => void {
  const first = fileAt(path)
  let looked = performance.now()
  return () => {
    if (performance.now() - looked < LOOK_AGAIN_MS) return
    looked = performance.now()
    if (fileAt(path) === first) return
    looked = -Infinity
    throw new UserError(`The store ${path} cannot be used: it was deleted or replaced while it was open.`, {
      hint: 'Start again. Pushing the run folders rebuilds it.',
    })
  }
}

/** Tells one file from another that took its name. */
function fileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && `${found.dev} ${found.ino}`
}

/** Begins a transaction that writes; false where another process writes, and this one may still wait. */
function begun(database: DatabaseSync, mayWait: boolean): boolean {
  // SQLite waits for a lock by keeping the whole process from running
  database.exec('PRAGMA busy_timeout = 0')
  try {
    database.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (!mayWait || !isLocked(error)) throw error
    return false
  } finally {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`)
  }
}

function ended<Result>(database: DatabaseSync, work: () => Result): Result {
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // a full disk has ended the transaction already
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && LOCKED.test(error.message)
}

function migrate(path: string, database: DatabaseSync, opened: Database): void {
  const version = () => Number(opened.all('PRAGMA user_version')[0]?.['user_version'])
  if (version() === MIGRATIONS.length) return
  database.exec('BEGIN IMMEDIATE')
  ended(database, () => {
    // another process may have done it meanwhile
    const made = version()
    if (made > MIGRATIONS.length) {
      throw new UserError(`${path} was written by a newer version of rightcall.`, {
        hint: 'Update rightcall, or use another --store.',
      })
    }
    for (const step of MIGRATIONS.slice(made)) database.exec(step)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  })
}

/** Says in words why the store cannot be used. */
function told<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error
    const known = REASONS.find(([pattern]) => pattern.test(error.message))
    const code = 'code' in error ? String(error.code) : ''
    if (known === undefined && code.startsWith('ERR_SQLITE')) throw error
    if (known === undefined && !/^E[A-Z]+$/.test(code)) throw error
    const [, reason, hint] = known ?? [undefined, error.message, 'Use another --store.']
    throw new UserError(`The store ${path} cannot be used: ${reason}.`, { hint, cause: error })
  }
}
