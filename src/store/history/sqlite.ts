import type { SQLInputValue } from 'node:sqlite'
import { canonical, digest } from '../../core/digest.ts'
import { intentScores, type ModelScores } from '../../core/intent-scores.ts'
import type { AskedIntent, ReportedTrial } from '../../core/reported-trial.ts'
import type { RunReport } from '../../core/report.ts'
import { openDatabase, type Database } from './database.ts'
import { workedOut, forgetStandings } from './worked-out.ts'
import type { AskedSuite, History, PushedRun, RunFilter, RunHead, StoredTool, TrialFilter } from './history.ts'
import { textConditions } from './text-search.ts'
import { toolRunsOf } from './tool-runs.ts'

/**
 * The history in one SQLite file: no setup, and safe for several processes at once.
 * @throws UserError for a file that is no store, that is damaged, or that a newer version wrote
 */
export function openHistory(path: string): History {
  const database = openDatabase(path)
  const keyOf = (id: string): number | undefined => {
    const [row] = database.all('SELECT key FROM runs WHERE id = ?', id)
    return row === undefined ? undefined : Number(row['key'])
  }
  return {
    push: async (run) => database.transaction(() => pushed(database, run)),
    runs: async (filter) => {
      const { where, values } = conditions(filter)
      const sql = `SELECT head FROM runs ${where} ORDER BY started DESC, id DESC LIMIT ?`
      return database.all(sql, ...values, filter.limit).map((row) => parsed<RunHead>(row['head']))
    },
    facets: async () => ({
      suites: column(database, 'SELECT DISTINCT suite AS name FROM runs ORDER BY 1'),
      branches: column(database, 'SELECT DISTINCT branch AS name FROM runs WHERE branch IS NOT NULL ORDER BY 1'),
      models: column(database, 'SELECT DISTINCT model AS name FROM run_models ORDER BY 1'),
    }),
    run: async (id) => one<RunHead>(database.all('SELECT head AS body FROM runs WHERE id = ?', id)),
    report: async (id) => one<Omit<RunReport, 'trials'>>(database.all('SELECT report AS body FROM runs WHERE id = ?', id)),
    trials: async (id, filter) => trialsOf(database, keyOf(id), filter),
    tools: async (id) =>
      database
        .all(
          'SELECT tools.name, texts.body FROM tools JOIN texts USING (digest) WHERE run = (SELECT key FROM runs WHERE id = ?) ORDER BY place',
          id,
        )
        .map((row) => ({ name: String(row['name']), raw: parsed<StoredTool['raw']>(row['body']) })),
    versions: async (toolset, tool) =>
      database
        .all(
          `SELECT tools.digest, texts.body, runs.id, min(runs.started) AS started
             FROM tools JOIN texts USING (digest) JOIN runs ON runs.key = tools.run
            WHERE tools.name = ? AND runs.toolset = ? GROUP BY tools.digest ORDER BY started, tools.digest`,
          tool,
          toolset,
        )
        .map((row) => ({
          digest: String(row['digest']),
          raw: parsed<StoredTool['raw']>(row['body']),
          run: String(row['id']),
          started: String(row['started']),
        })),
    scored: async (id) => {
      const sql = 'SELECT body, scores FROM runs JOIN texts ON texts.digest = runs.asked WHERE id = ?'
      const [row] = database.all(sql, id)
      return row && { suite: parsed<AskedSuite>(row['body']), scores: parsed<readonly ModelScores[]>(row['scores']) }
    },
    toolRuns: async (filter) => toolRunsOf(database, filter),
    journal: async (id) => column(database, 'SELECT journal AS name FROM runs WHERE id = ? AND journal IS NOT NULL', id)[0],
    pin: (suite, run) =>
      database.transaction(() =>
        run === undefined
          ? database.run('DELETE FROM pins WHERE suite = ?', suite)
          : database.run('INSERT INTO pins VALUES (?, ?) ON CONFLICT DO UPDATE SET run = excluded.run', suite, run),
      ),
    pinned: async (suite) => column(database, 'SELECT run AS name FROM pins WHERE suite = ?', suite)[0],
    ...workedOut(database),
    close: async () => database.close(),
  }
}

function pushed(database: Database, run: PushedRun): 'added' | 'updated' | 'known' {
  const { id, digest: content, report, journal, tools, suite: file } = run
  const [before] = database.all('SELECT digest, scores IS NULL AS bare FROM runs WHERE id = ?', id)
  // an earlier version kept no scores
  const lacks = file !== undefined && before?.['bare'] === 1
  if (before?.['digest'] === content && !lacks) {
    // the folder may have moved
    if (journal !== undefined) database.run('UPDATE runs SET journal = ? WHERE id = ? AND journal IS NOT ?', journal, id, journal)
    return 'known'
  }
  database.run('DELETE FROM runs WHERE id = ?', id)
  const { trials, ...rest } = report
  const { manifest, incomplete, summary } = report
  const [{ variant = 'only' } = {}] = trials
  const side = variant === 'only' ? {} : { variant }
  const head: RunHead = { id, manifest, incomplete, trials: trials.length, summary, ...side }
  const { suite, toolset, models, started } = manifest
  database.run(
    'INSERT INTO runs (id, digest, started, suite, suite_digest, toolset, branch, head, report, journal, asked, scores) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[id, content, started, suite.path, suite.digest, toolset.id],
    manifest.branch ?? null,
    ...[JSON.stringify(head), JSON.stringify(rest)],
    journal ?? null,
    ...(file === undefined ? [null, null] : [textKept(database, JSON.stringify(file)), JSON.stringify(intentScores(trials))]),
  )
  if (!incomplete) forgetStandings(database, suite.path, started)
  const key = Number(database.all('SELECT key FROM runs WHERE id = ?', id)[0]?.['key'])
  for (const { model } of models) database.run('INSERT OR IGNORE INTO run_models VALUES (?, ?)', key, model)
  for (const [place, trial] of trials.entries()) {
    const values = [key, place, trial.intent, trial.model, outcomeOf(trial), JSON.stringify(trial)]
    database.run('INSERT INTO trials VALUES (?, ?, ?, ?, ?, ?)', ...values)
  }
  for (const [place, { name, raw }] of tools.entries()) {
    database.run('INSERT INTO tools VALUES (?, ?, ?, ?)', key, place, name, textKept(database, canonical(raw)))
  }
  return before === undefined ? 'added' : 'updated'
}

/** The digest of a text that many runs may have. */
function textKept(database: Database, text: string): string {
  const name = digest(text)
  database.run('INSERT OR IGNORE INTO texts VALUES (?, ?)', name, text)
  return name
}

/** A trial that nothing judges is neither right nor wrong. */
function outcomeOf({ outcome, right }: ReportedTrial): string {
  if (outcome === 'error') return 'error'
  if (right === null) return 'unjudged'
  return right === 1 ? 'right' : 'wrong'
}

function conditions({ suite, branch, model, suiteDigest, alone = false, before }: RunFilter) {
  const said: [string, ...SQLInputValue[]][] = []
  if (suite !== undefined) said.push(['suite = ?', suite])
  if (branch !== undefined) said.push(['branch = ?', branch])
  if (suiteDigest !== undefined) said.push(['suite_digest = ?', suiteDigest])
  if (model !== undefined) said.push(['EXISTS (SELECT 1 FROM run_models WHERE run = key AND model = ?)', model])
  if (alone) said.push(["json_extract(head, '$.variant') IS NULL"])
  if (before !== undefined) said.push(['(started, id) < (?, ?)', before.started, before.id])
  return joined(said)
}

function trialsOf(database: Database, run: number | undefined, { intent, model, outcome, text, offset, limit }: TrialFilter) {
  if (run === undefined) return { total: 0, trials: [] }
  const said: [string, ...SQLInputValue[]][] = [['run = ?', run]]
  if (intent !== undefined) said.push(['intent = ?', intent])
  if (model !== undefined) said.push(['model = ?', model])
  if (outcome !== undefined) said.push(['outcome = ?', outcome])
  if (text !== undefined) said.push(...textConditions(text, () => askedIn(database, run)))
  const { where, values } = joined(said)
  if (text !== undefined) {
    // one look at every trial, not two
    const places = database.all(`SELECT place FROM trials ${where} ORDER BY place`, ...values).map((row) => row['place'])
    const page = JSON.stringify(places.slice(offset, offset + limit))
    const sql = 'SELECT body FROM trials WHERE run = ? AND place IN (SELECT value FROM json_each(?)) ORDER BY place'
    return { total: places.length, trials: database.all(sql, run, page).map((row) => parsed<ReportedTrial>(row['body'])) }
  }
  const [count] = database.all(`SELECT count(*) AS n FROM trials ${where}`, ...values)
  const rows = database.all(`SELECT body FROM trials ${where} ORDER BY place LIMIT ? OFFSET ?`, ...values, limit, offset)
  return { total: Number(count?.['n']), trials: rows.map((row) => parsed<ReportedTrial>(row['body'])) }
}

function askedIn(database: Database, run: number): readonly AskedIntent[] {
  const [row] = database.all("SELECT json_extract(report, '$.asked') AS body FROM runs WHERE key = ?", run)
  return one<readonly AskedIntent[] | null>(row === undefined ? [] : [row]) ?? []
}

function joined(said: readonly [string, ...SQLInputValue[]][]) {
  const where = said.length === 0 ? '' : `WHERE ${said.map(([sql]) => sql).join(' AND ')}`
  return { where, values: said.flatMap(([, ...values]) => values) }
}

function column(database: Database, sql: string, ...values: SQLInputValue[]): string[] {
  return database.all(sql, ...values).map((row) => String(row['name']))
}

function one<Body>([row]: readonly Record<string, unknown>[]): Body | undefined {
  return row === undefined ? undefined : parsed<Body>(row['body'])
}

/** What this file wrote itself. */
function parsed<Body>(text: unknown): Body {
  const body: Body = JSON.parse(String(text))
  return body
}
