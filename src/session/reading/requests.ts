import { canonical, digest } from '../../core/digest.ts'
import type { Model, Request } from '../../core/model.ts'
import { questionDigest } from '../../core/question.ts'
import { clip } from '../../core/text.ts'
import type { Tool, Toolset } from '../../core/tool.ts'
import type { Question } from '../../eval/plan.ts'
import { lint, type ActiveRule } from '../../lint/engine.ts'
import { defaultsOf } from '../../lint/options.ts'
import type { Rule } from '../../lint/rule.ts'
import type { Asking } from '../../reading/asking.ts'
import { batchesOf, type Batch } from '../../reading/batch.ts'
import { canaryRequest, needsCanary } from '../../reading/canary.ts'
import { toolDigest } from '../../reading/fresh.ts'
import { lookBatches, lookRequest, type OpenFinding } from '../../reading/look.ts'
import { readRequest } from '../../reading/request.ts'
import type { ReadJob } from './plan.ts'

/** A request with what it is about. */
export interface ReaderAsk {
  readonly question: Question
  readonly asking: Asking
  readonly job: ReadJob
  /** Output tokens that the answer is taken to have. */
  readonly outputTokens: number
}

export interface BatchAsk extends ReaderAsk {
  readonly batch: Batch
}

export interface CanaryAsk extends ReaderAsk {
  readonly tool: Tool
}

export interface LookAsk extends ReaderAsk {
  /** Indices of the findings that it asks about, among the open ones of the job. */
  readonly open: readonly number[]
}

/** The requests that read the tools of a job. What each is drawn from depends on the tools in it, so that a run that goes on asks the same again. */
export function batchAsks(job: ReadJob, seed: string): BatchAsk[] {
  const { toolset, tools } = job
  return batchesOf(
    toolset,
    tools.map(({ tool }) => tool.index),
  ).map((batch) => {
    const asking = readRequest(toolset, batch, seedFor(seed, toolset, batch.tools))
    const outputTokens = 200 + 200 * (batch.tools.length + 2)
    return { ...askOf(job, asking, `read ${namesOf(toolset, batch.tools)}`, 0), batch, outputTokens }
  })
}

/** The requests that show single tools again, with a planted fault. */
export function canaryAsks(job: ReadJob, seed: string, rules: Readonly<Record<string, Rule>>): CanaryAsk[] {
  const { toolset, tools } = job
  const flagged = flaggedIn(toolset, rules)
  return tools.flatMap(({ tool }) => {
    const own = seedFor(`${seed} canary`, toolset, [tool.index])
    if (!needsCanary(tool, { flagged: flagged.has(tool.index), seed: own })) return []
    const asking = canaryRequest(toolset, tool.index, own)
    if (asking === undefined) return []
    return { ...askOf(job, asking, `canary ${clip(tool.name, 60)}`, 0), tool, outputTokens: 400 }
  })
}

/** The requests that ask again about what no comparison decides, `looks` times. */
export function lookAsks(
  job: ReadJob,
  open: readonly OpenFinding[],
  { seed, looks }: { seed: string; looks: number },
): LookAsk[] {
  return Array.from({ length: looks }).flatMap((_, round) =>
    lookBatches(open).map((indices) => {
      const asked = indices.flatMap((index) => open[index] ?? [])
      const own = `${seed} look ${round} ${digest(JSON.stringify(asked.map(({ finding }) => finding)), 16)}`
      const asking = lookRequest(asked, own)
      const tools = asked.map(({ tool }) => tool)
      const words = `look ${namesOf(job.toolset, [...new Set(tools)])}`
      return { ...askOf(job, asking, words, round), open: indices, outputTokens: 100 + 80 * (indices.length + 2) }
    }),
  )
}

function askOf(job: ReadJob, asking: Asking, words: string, repeat: number) {
  const request = { ...asking.request, repeat }
  return { job, asking: { ...asking, request }, question: questionTo(job.model, request, words) }
}

function questionTo(model: Model, request: Request, words: string): Question {
  const question = questionDigest(request)
  const intent = { id: words }
  const key = digest(canonical({ model: model.name, parameters: model.parameters, question, intent: intent.id, variant: 'only' }))
  return { key, question, intent, variant: 'only', repeat: request.repeat, model, request }
}

function seedFor(seed: string, { tools }: Toolset, indices: readonly number[]): string {
  const digests = indices.flatMap((index) => tools[index] ?? []).map(toolDigest)
  return `${seed} ${digest(JSON.stringify(digests), 16)}`
}

function namesOf({ tools }: Toolset, indices: readonly number[]): string {
  return clip(indices.map((index) => tools[index]?.name || '(no name)').join(', '), 80)
}

/** Tools that a safety rule flags, whatever the configuration says. */
function flaggedIn(toolset: Toolset, rules: Readonly<Record<string, Rule>>): ReadonlySet<number> {
  const active = Object.entries(rules).flatMap(([id, rule]): ActiveRule[] =>
    id.startsWith('safety/') ? [{ id, rule, severity: rule.severity, options: defaultsOf(rule) }] : [],
  )
  return new Set(lint(toolset, active).diagnostics.flatMap(({ index }) => (index === undefined ? [] : [index])))
}
