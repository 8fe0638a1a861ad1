import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isArray, isObject, own, type Json } from '../core/json.ts'
import type { Report } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import type { Context } from './context.ts'
import { journalComparison } from './journal-comparison.ts'
import { KEPT } from './kept-report.ts'
import { reportFrom } from './report-shape.ts'
import { openRun } from './run-folder.ts'
import { reportsOfRun } from './run-report.ts'

const JOURNAL = 'journal.jsonl'
const HINT = 'Name the folder of a run, its journal, or a report that was saved with --format json.'

/**
 * The reports at a path: the folder of a run, its journal, or JSON. JSON of several suites holds several.
 * @throws UserError where there is none, where it is torn, and where another version wrote it
 */
export async function savedReports(path: string, context: Context): Promise<readonly Report[]> {
  const place = resolve(context.io.cwd, path)
  const found = await stat(place).catch(() => undefined)
  if (found === undefined) throw new UserError(`There is no run and no report at ${path}.`, { hint: HINT })
  if (found.isDirectory()) return [await ofFolder(join(place, JOURNAL), path, context)]
  if (!found.isFile()) throw new UserError(`${path} is not a file.`, { hint: HINT })
  const text = await readFile(place, 'utf8')
  if (/^\s*\{\s*"version":\s*\d+,\s*"kind":\s*"journal"/.test(text)) return [await ofFolder(place, path, context)]
  return reportsIn(text, path)
}

/** A comparison as it was reported at its end, unless the journal went on after that; else what the journal tells. */
async function ofFolder(journal: string, path: string, context: Context): Promise<Report> {
  const kept = join(dirname(journal), KEPT)
  const [written, ended] = await Promise.all([journal, kept].map((file) => stat(file).catch(() => undefined)))
  if (basename(journal) === JOURNAL && ended !== undefined && (written === undefined || written.mtimeMs <= ended.mtimeMs)) {
    const [report] = reportsIn(await readFile(kept, 'utf8'), relative(context.io.cwd, kept))
    if (report !== undefined) return report
  }
  const run = await openRun(path, context.io)
  const [only, ...others] = await reportsOfRun(run, context)
  if (only !== undefined && others.length === 0) return only.report
  return journalComparison(run, context)
}

function reportsIn(text: string, path: string): readonly Report[] {
  const value = parsed(text, path)
  const runs = isObject(value) && own(value, 'kind') === 'runs' ? own(value, 'runs') : undefined
  return (isArray(runs) ? runs : [value]).map((one) => {
    const read = reportFrom(one)
    if ('report' in read) return read.report
    throw new UserError(`${path} ${read.fault}.`, { hint: HINT })
  })
}

function parsed(text: string, path: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch (error) {
    const isTorn = /^\s*\{/.test(text) && !/\}\s*$/.test(text)
    throw new UserError(`${path} is ${isTorn ? 'incomplete JSON: its end is missing' : 'not valid JSON'}.`, {
      hint: HINT,
      cause: error,
    })
  }
}
