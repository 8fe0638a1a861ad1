import { UserError } from '../core/user-error.ts'
import type { History, RunFilter, TrialFilter } from '../store/history/history.ts'
import { baselineOf } from './baseline.ts'

/** Most runs of one answer. */
const MOST_RUNS = 500
const MOST_TRIALS = 500

/** Answers of the dashboard's server by path: what is thrown as a UserError is the client's fault. */
export const API: Readonly<Record<string, (query: URLSearchParams, history: History) => Promise<unknown>>> = {
  '/api/runs': async (query, history) => {
    const filter = runFilter(query, MOST_RUNS)
    // one more than asked for tells whether there are others
    const runs = await history.runs({ ...filter, limit: filter.limit + 1 })
    return { runs: runs.slice(0, filter.limit), more: runs.length > filter.limit }
  },
  '/api/facets': async (_, history) => history.facets(),
  '/api/run': async (query, history) => {
    const id = asked(query, 'run')
    const [head, report] = [await history.run(id), await history.report(id)]
    if (head === undefined || report === undefined) throw new UserError(`There is no run ${id}.`)
    return { head, report, baseline: await baselineOf(head, history) }
  },
  '/api/trials': async (query, history) => history.trials(asked(query, 'run'), trialFilter(query)),
  '/api/tools': async (query, history) => history.tools(asked(query, 'run')),
  '/api/versions': async (query, history) => history.versions(asked(query, 'toolset'), asked(query, 'tool')),
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
    ...texts(query, ['intent', 'model']),
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
