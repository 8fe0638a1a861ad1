/* What a rightcall, old or new, said to one command: read tolerantly, because the shape of its report grew with time. */
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'

export interface Said {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly tool: string
  readonly pointer: string
  /** `line:column`, or empty. */
  readonly place: string
  readonly related: readonly string[]
  readonly patches: number
}

export interface Answer {
  /** Null when a signal or the time limit ended the run. */
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
  readonly findings: readonly Said[]
  readonly problems: readonly string[]
  readonly tools: number | undefined
  /** The report as JSON, or undefined when stdout holds none. */
  readonly report: JsonObject | undefined
}

export function readAnswer(exit: number | null, stdout: string, stderr: string): Answer {
  const report = parsed(stdout)
  const summary = report && ownObject(report, 'summary')
  const tools = summary && own(summary, 'tools')
  return {
    exit,
    stdout,
    stderr,
    report,
    findings: objects(report, 'diagnostics').map(said),
    problems: objects(report, 'problems').map((problem) => ownString(problem, 'message') ?? ''),
    tools: typeof tools === 'number' ? tools : undefined,
  }
}

/** The estimate of a metric in a run's report. */
export function estimate(answer: Answer, metric: string): number | undefined {
  const row = objects(answer.report, 'summary').find((each) => ownString(each, 'metric') === metric)
  const value = row && own(ownObject(row, 'estimate') ?? {}, 'value')
  return typeof value === 'number' ? value : undefined
}

/** How often an intent passed, or undefined when the run has no such intent. */
export function passes(answer: Answer, id: string): number | undefined {
  const intent = objects(answer.report, 'intents').find((each) => ownString(each, 'id') === id)
  const value = intent && own(intent, 'passes')
  return typeof value === 'number' ? value : undefined
}

function objects(report: JsonObject | undefined, key: string): readonly JsonObject[] {
  const list = report && own(report, key)
  return isArray(list) ? list.filter(isObject) : []
}

function said(entry: JsonObject): Said {
  const start = ownObject(ownObject(entry, 'range') ?? {}, 'start')
  const related = own(entry, 'related')
  const patches = own(entry, 'patches')
  return {
    rule: ownString(entry, 'rule') ?? '',
    severity: ownString(entry, 'severity') ?? '',
    message: ownString(entry, 'message') ?? '',
    tool: ownString(entry, 'tool') ?? '',
    pointer: ownString(entry, 'pointer') ?? '',
    place: start ? `${String(own(start, 'line'))}:${String(own(start, 'column'))}` : '',
    related: isArray(related) ? related.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))) : [],
    patches: isArray(patches) ? patches.length : 0,
  }
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
