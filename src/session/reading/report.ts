import { relative } from 'node:path'
import type { NotRead, ReaderRow, ReadReport, ReadReportFinding } from '../../core/read-report.ts'
import type { Recorded } from '../../core/recorded.ts'
import type { Severity } from '../../core/finding.ts'
import { count } from '../../core/text.ts'
import { readFinding } from '../../reading/findings.ts'
import { decidedByArithmetic, funnelSum } from '../../reading/funnel.ts'
import { PROMPT_VERSION } from '../../reading/prompt.ts'
import type { Context } from '../context.ts'
import type { Finished } from '../execute.ts'
import { keptSums } from '../kept-sums.ts'
import type { Prices } from '../prices.ts'
import { readingPath } from './kept.ts'
import { providerOf, withoutPath } from './model-words.ts'
import type { ReadPlan } from './plan.ts'
import type { ReaderAsk } from './requests.ts'
import type { ReadSettings } from './settings.ts'
import type { JobState } from './tool-state.ts'

interface Done {
  readonly plan: ReadPlan
  readonly states: readonly JobState[]
  readonly settings: ReadSettings
  readonly ran: Finished | undefined
  readonly asked: readonly ReaderAsk[]
  readonly recorded: ReadonlyMap<string, Recorded>
  readonly prices: Prices
  readonly on: string
}

/** What a reading did, for reports. */
export function readReport(done: Done, context: Context): ReadReport {
  const { plan, states, settings, ran, recorded, prices } = done
  const { config, io } = context
  const unread = states.flatMap(unreadOf)
  const funnel = funnelSum(
    states.flatMap(({ stray, tools }) => [stray, ...[...tools.values()].map((one) => one.funnel)].map((one) => one.counts())),
  )
  const sums = keptSums(plan.models, prices)
  for (const trial of recorded.values()) sums.add(trial)
  const problems = [...(settings.problems ?? []), ...plan.loaded.problems]
  const tools = plan.loaded.toolsets.reduce((sum, toolset) => sum + toolset.tools.length, 0)
  return {
    version: 1,
    kind: 'read',
    verdict: verdictOf(tools, unread, problems.length),
    file: relative(io.cwd, readingPath(config, io.cwd)),
    journal: ran?.folder ?? null,
    models: plan.models.map((model) => rowOf(model, done)),
    tools,
    fresh: plan.fresh,
    read: states.reduce((sum, state) => sum + [...state.tools.values()].filter((one) => one.unread === undefined).length, 0),
    unread,
    funnel,
    arithmetic: decidedByArithmetic(funnel),
    findings: states.flatMap((state) => findingsOf(state, done.on, context)),
    cost: sums.cost(),
    notAsked: ran?.notAsked ?? 0,
    stopped: ran?.stopped ?? [],
    problems,
  }
}

function rowOf(model: ReadPlan['models'][number], { asked, recorded, prices }: Done): ReaderRow {
  const own = new Set(asked.flatMap(({ question }) => (question.model === model ? [question.key] : [])))
  const sums = keptSums([model], prices)
  for (const trial of recorded.values()) if (trial.model === model.name) sums.add(trial)
  return {
    model: model.name,
    reported: sums.reported(model.name),
    provider: providerOf(model),
    requests: own.size,
    cost: sums.cost(),
  }
}

function unreadOf({ job, tools }: JobState): NotRead[] {
  const { toolset, model, tooLarge } = job
  const one = (tool: string, because: string): NotRead => ({ toolset: toolset.key, tool, model: model.name, because })
  return [
    ...tooLarge.map(({ name }) => one(name, 'it is too large for one request')),
    ...[...tools.values()].flatMap(({ tool, unread }) => (unread === undefined ? [] : [one(tool.name, unread)])),
  ]
}

function findingsOf({ job: { toolset }, tools }: JobState, on: string, { catalogue }: Context): ReadReportFinding[] {
  return [...tools.values()].flatMap(({ tool, unread, kept, model }) => {
    if (unread !== undefined) return []
    return kept.flatMap(({ rule, finding, kept: reported, decided }) => {
      const by = { model: withoutPath(model), on, prompt: PROMPT_VERSION, decided }
      const { at, message, readBy, severity } = readFinding(finding, { tool, toolset }, by, reported)
      if (readBy === undefined) return []
      const level: Severity = severity ?? catalogue.rules[rule]?.severity ?? 'warn'
      return [{ toolset: toolset.key, tool: tool.name, rule, severity: level, pointer: at, message, readBy }]
    })
  })
}

/** 2: nothing could be read. 3: a tool is not read, or a file could not be. 0: every tool counts as read, whatever was found. */
function verdictOf(tools: number, unread: readonly NotRead[], problems: number): ReadReport['verdict'] {
  if (tools === 0 && problems > 0) return { exit: 2, because: `nothing could be read (${count(problems, 'problem')})` }
  if (unread.length > 0)
    return { exit: 3, because: `${count(unread.length, 'tool')} ${unread.length === 1 ? 'was' : 'were'} not read` }
  if (problems > 0) return { exit: 3, because: `not everything could be read (${count(problems, 'problem')})` }
  if (tools === 0) return { exit: 3, because: 'there is no tool to read' }
  return { exit: 0, because: null }
}
