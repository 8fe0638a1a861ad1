import type { PairedDifference } from '../../core/paired-difference.ts'
import type { Database } from './database.ts'
import type { History } from './history.ts'

/** What is worked out of runs and kept, so that it is not worked out for every page. */
export function workedOut(database: Database): Pick<History, 'difference' | 'keepDifference' | 'standing' | 'keepStanding'> {
  return {
    difference: async (before, after) => {
      const [row] = database.all(`SELECT body FROM differences WHERE before = ${KEY} AND after = ${KEY}`, before, after)
      if (row === undefined) return undefined
      const body: PairedDifference = JSON.parse(String(row['body']))
      return body
    },
    keepDifference: async (before, after, body) =>
      database.attempt(
        `INSERT OR REPLACE INTO differences SELECT one.key, other.key, ? FROM runs one, runs other WHERE one.id = ? AND other.id = ?`,
        JSON.stringify(body),
        before,
        after,
      ),
    standing: async (id, branch) => {
      const [row] = database.all(
        `SELECT passed, runs.id AS baseline FROM standings LEFT JOIN runs ON runs.key = standings.baseline WHERE run = ${KEY} AND standings.branch = ?`,
        id,
        branch,
      )
      if (row === undefined) return undefined
      return { worseThan: row['baseline'] === null ? undefined : String(row['baseline']), passed: Number(row['passed']) }
    },
    keepStanding: async (id, branch, { worseThan, passed }) =>
      database.attempt(
        `INSERT OR REPLACE INTO standings SELECT key, ?, ${KEY}, ? FROM runs WHERE id = ?`,
        branch,
        worseThan ?? null,
        passed,
        id,
      ),
  }
}

const KEY = '(SELECT key FROM runs WHERE id = ?)'

/** A run that comes late may be the baseline of those that began after it. */
export function forgetStandings(database: Database, suite: string, started: string): void {
  database.run('DELETE FROM standings WHERE run IN (SELECT key FROM runs WHERE suite = ? AND started >= ?)', suite, started)
}
