import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'
import type { History, RunFilter, RunHead, TrialFilter } from '../store/history/history.ts'
import type { GridAnswer, QuestionAnswer, RunAnswer, RunPage, Trend, TrendPoint, TrialAnswer } from './answers.ts'
import { baselineOf, rowOf, type BaselineSource } from './baseline.ts'
import { curveOf } from './curve.ts'
import { versionsOf } from './versions.ts'

/** Most runs of one answer. */
const MOST_RUNS = 500
const MOST_TRIALS = 500
/** Runs of a trend. */
const MOST_POINTS = 500

/** Compares two runs of the history, as the session does. */
export type Differ = (before: string, after: string, history: History) => ReturnType<Session['storedDifference']>

/** Reads one question of a run from its journal. */
export type Questioner = Session['storedQuestion']

/** What the answers are made of. */
export interface AskedFrom extends BaselineSource {
  readonly differ: Differ
  readonly questioner: Questioner
}

type Answer = (query: URLSearchParams, asked: AskedFrom) => Promise<unknown>

/** Answers of the dashboard's server by path: what is thrown as a UserError is the client's fault. */
export const API: Readonly<Record<string, Answer>> = {
  '/api/runs': async (query, from): Promise<RunPage> => {
    const { history } = from
    const filter = runFilter(query, MOST_RUNS)
    // one more than asked for tells whether there are others
    const runs = await history.runs({ ...filter, limit: filter.limit + 1 })
    const rows = []
    for (const head of runs.slice(0, filter.limit)) rows.push(await rowOf(head, from, await baselineOf(head, from)))
    const suites = [...new Set(rows.map(({ head }) => head.manifest.suite.path))]
    const pins = await Promise.all(suites.map((suite) => history.pinned(suite)))
    return { runs: rows, more: runs.length > filter.limit, pins: pins.flatMap((pin) => pin ?? []) }
  },
  '/api/trend': async (query, { history }): Promise<Trend> => {
    const { before: _, ...filter } = runFilter(query, MOST_POINTS)
    const suite = filter.suite ?? (await history.runs({ ...filter, alone: true, limit: 1 }))[0]?.manifest.suite.path
    if (suite === undefined) return { suite: null, points: [] }
    const runs = await history.runs({ ...filter, suite, alone: true })
    return { suite, points: runs.map(pointOf).toReversed() }
  },
  '/api/facets': async (_, { history }) => history.facets(),
  '/api/run': async (query, from): Promise<RunAnswer> => {
    const { history } = from
    const id = asked(query, 'run')
    const head = await headOf(id, history)
    const report = await history.report(id)
    if (report === undefined) throw new UserError(`There is no run ${id}.`)
    const tools = (await history.tools(id)).map(({ name }) => name)
    const baseline = await baselineOf(head, from)
    return { head, report, baseline: baseline ?? null, row: await rowOf(head, from, baseline), tools }
  },
  '/api/trials': async (query, { history }) => history.trials(asked(query, 'run'), trialFilter(query)),
  '/api/trial': async (query, { history }): Promise<TrialAnswer> => {
    const [id, intent] = [asked(query, 'run'), asked(query, 'intent')]
    const { manifest } = await headOf(id, history)
    const [report, tools] = [await history.report(id), await history.tools(id)]
    const { trials } = await history.trials(id, { ...texts(query, ['model']), intent, offset: 0, limit: MOST_TRIALS })
    return { manifest, asked: report?.asked.find((one) => one.id === intent) ?? null, trials, tools }
  },
  '/api/question': async (query, { history, questioner }): Promise<QuestionAnswer> =>
    questioner({ run: asked(query, 'run'), intent: asked(query, 'intent'), ...texts(query, ['model']) }, history),
  '/api/difference': async (query, { history, differ }) => differ(asked(query, 'before'), asked(query, 'after'), history),
  '/api/grid': async (query, { history }) => gridOf(asked(query, 'run'), query, history),
  '/api/tools': async (query, { history }) => history.tools(asked(query, 'run')),
  '/api/curve': async (query, { history }) =>
    curveOf(asked(query, 'toolset'), asked(query, 'tool'), query.get('suite') ?? undefined, history),
  '/api/versions': async (query, { history }) => versionsOf(asked(query, 'toolset'), asked(query, 'tool'), history),
}

async function headOf(id: string, history: History): Promise<RunHead> {
  const head = await history.run(id)
  if (head === undefined) throw new UserError(`There is no run ${id}.`)
  return head
}

function pointOf({ id, manifest, incomplete, summary }: RunHead): TrendPoint {
  return {
    run: id,
    started: manifest.started,
    branch: manifest.branch ?? null,
    toolset: manifest.toolset.digest,
    suite: manifest.suite.digest,
    incomplete,
    versions: Object.fromEntries(manifest.models.map(({ model, reported }) => [model, reported.join(', ')])),
    estimates: summary.map(({ metric, model, estimate }) => ({ metric, model, estimate })),
  }
}

/** The run and those of its suite before it, intent by intent. */
async function gridOf(id: string, query: URLSearchParams, history: History): Promise<GridAnswer> {
  const { manifest } = await headOf(id, history)
  const model = query.get('model') ?? manifest.models[0]?.model ?? ''
  const filter = { suite: manifest.suite.path, model, alone: true, before: { started: manifest.started, id } }
  const earlier = await history.runs({ ...filter, limit: whole(query, 'last', 9, 30) })
  const runs = [...earlier.toReversed(), await headOf(id, history)]
  const right: Map<string, number>[] = []
  const says = new Map<string, string>()
  for (const run of runs) {
    const report = await history.report(run.id)
    for (const intent of report?.asked ?? []) says.set(intent.id, intent.says)
    const rows = (report?.intents ?? []).filter((row) => row.model === model && row.repeats > row.error)
    right.push(new Map(rows.map((row) => [row.id, row.passes / (row.repeats - row.error)])))
  }
  return {
    model,
    runs: runs.map((run) => ({ id: run.id, started: run.manifest.started, branch: run.manifest.branch ?? null })),
    intents: [...says].map(([intent, words]) => ({
      id: intent,
      says: words,
      right: right.map((one) => one.get(intent) ?? null),
    })),
  }
}

/** Which runs a query asks for. */
export function runFilter(query: URLSearchParams, most: number): RunFilter {
  const [started, id] = [query.get('before'), query.get('before-run')]
  return {
    ...texts(query, ['suite', 'branch', 'model']),
    ...(started === null || id === null ? {} : { before: { started, id } }),
    limit: whole(query, 'limit', 100, most),
  }
}

function trialFilter(query: URLSearchParams): TrialFilter {
  const outcome = (['right', 'wrong', 'error'] as const).find((one) => one === query.get('outcome'))
  return {
    ...texts(query, ['intent', 'model', 'text']),
    ...(outcome === undefined ? {} : { outcome }),
    offset: whole(query, 'offset', 0, Number.MAX_SAFE_INTEGER),
    limit: whole(query, 'limit', 100, MOST_TRIALS),
  }
}

function texts<Name extends string>(query: URLSearchParams, names: readonly Name[]): { readonly [name in Name]?: string } {
  const found: { [name in Name]?: string } = {}
  for (const name of names) {
    const value = query.get(name)
    if (value !== null) found[name] = value
  }
  return found
}

function asked(query: URLSearchParams, name: string): string {
  const value = query.get(name)
  if (value === null) throw new UserError(`The parameter ${name} is missing.`)
  return value
}

function whole(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^\d{1,15}$/.test(text)) throw new UserError(`The parameter ${name} is not a whole number.`)
  return Math.min(Number(text), most)
}
