import type { History, ToolRun } from '../store/history/history.ts'
import type { ToolCurve, ToolPoint } from './answers.ts'

/** Runs of a curve. */
const MOST_RUNS = 300

/** How a tool was chosen over the last runs of one suite, oldest first: the suite that was asked for, or that of the last run. */
export async function curveOf(toolset: string, tool: string, asked: string | undefined, history: History): Promise<ToolCurve> {
  const all = await history.toolRuns({ toolset, tool, limit: MOST_RUNS })
  const suites = [...new Set(all.map(({ head }) => head.manifest.suite.path))]
  const suite = asked ?? suites[0]
  if (suite === undefined) return { suite: null, suites, points: [] }
  const runs = suites.length < 2 && suite === suites[0] ? all : await history.toolRuns({ toolset, tool, suite, limit: MOST_RUNS })
  return { suite, suites: [...new Set([...suites, suite])].sort(), points: runs.map(toolPointOf).toReversed() }
}

function toolPointOf({ head: { id, manifest, incomplete }, digest, rows }: ToolRun): ToolPoint {
  return {
    run: id,
    started: manifest.started,
    branch: manifest.branch ?? null,
    text: digest,
    suite: manifest.suite.digest,
    incomplete,
    versions: Object.fromEntries(manifest.models.map(({ model, reported }) => [model, reported.join(', ')])),
    rows: rows.map(({ model, recall, precision, right }) => ({ model, recall, precision, right })),
  }
}
