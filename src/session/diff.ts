import type { Change } from '../core/change.ts'
import type { DiffReport, DiffSide, DiffSummary } from '../core/diff-report.ts'
import type { Problem } from '../core/finding.ts'
import type { ExitVerdict } from '../core/report.ts'
import { count, list } from '../core/text.ts'
import { toolsetFrom, type Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { pairedSets, type PairedSets } from '../changes/paired-sets.ts'
import { toolsetChanges } from '../changes/toolset-changes.ts'
import { versionAdvice } from '../changes/version-advice.ts'
import type { Target } from '../sources/source.ts'
import { readFileAt } from './base-documents.ts'
import type { Context } from './context.ts'
import type { DiffGate, DiffSettings } from './diff-settings.ts'
import { ordersInToolset } from './orders.ts'
import { loadTargets } from './read.ts'
import { onlyFile } from './sides.ts'
import { wordChanges } from './text-diff.ts'

/** What changed for a model between two sides. @throws UserError where one of them cannot be read at all */
export async function diffToolsets(settings: DiffSettings, context: Context): Promise<DiffReport> {
  const { made = {}, failOn = [] } = settings
  const before = await sideOf(settings.before, made.before, context)
  const after = await sideOf(settings.after, made.after, context)
  const compared = pairedSets(before.toolsets, after.toolsets).map((pair) => {
    const changes = changesIn(pair, context)
    const [old, now] = [describedSide(pair.before, before.at), describedSide(pair.after, after.at)]
    const advice = versionAdvice(changes, old?.version ?? null, now?.version ?? null)
    return { changes, set: { server: pair.server, before: old, after: now, advice } }
  })
  const changes = compared.flatMap((one) => one.changes)
  const problems = [...before.problems, ...after.problems]
  const tools = after.toolsets.reduce((sum, toolset) => sum + toolset.tools.length, 0)
  const summary = summaryOf(changes, tools)
  return {
    version: 1,
    kind: 'diff',
    tool: { name: 'rightcall', version: context.catalogue.version },
    verdict: diffVerdict(summary, problems, failOn),
    summary,
    sets: compared.map(({ set }) => set),
    changes,
    problems,
  }
}

interface Side {
  readonly toolsets: readonly Toolset[]
  readonly problems: readonly Problem[]
  /** When it was so: ` at v1.2 (3f2c1a9)`. */
  readonly at: string
}

type Past = NonNullable<NonNullable<DiffSettings['made']>['before']>

async function sideOf(targets: readonly Target[], making: Past | undefined, context: Context): Promise<Side> {
  const side =
    making === undefined
      ? { ...(await loadTargets(targets, context.catalogue.sources, context.io)), at: '' }
      : await past(making, targets, context)
  const { toolsets, problems } = side
  const [problem] = problems
  if (toolsets.length > 0) return side
  throw new UserError(problem === undefined ? 'There are no tools here.' : `${problem.uri}: ${problem.message}`, {
    hint: problem?.hint,
  })
}

async function past(making: Past, targets: readonly Target[], context: Context): Promise<Side> {
  const isBase = making.kind === 'base'
  const { revision } = making
  const loaded = await readFileAt(revision, isBase ? onlyFile(targets) : making.path, context, { mergeBase: isBase })
  const short = loaded.commit.slice(0, 7)
  const name = revision === short ? '' : `${revision} `
  return { ...loaded, at: isBase ? ` at the merge base with ${revision} (${short})` : ` at ${name}(${short})` }
}

function changesIn({ server, before, after }: PairedSets, { catalogue }: Context): Change[] {
  const nothing = toolsetFrom({ uri: '', tools: [] })
  const orders = {
    before: before === undefined ? [] : ordersInToolset(before, catalogue),
    after: after === undefined ? [] : ordersInToolset(after, catalogue),
  }
  return toolsetChanges({ server, before: before ?? nothing, after: after ?? nothing, orders }, wordChanges)
}

function describedSide(toolset: Toolset | undefined, at: string): DiffSide | null {
  if (toolset === undefined) return null
  const { uri, tools, complete, server, version } = toolset
  return { from: `${uri}${at}`, tools: tools.length, complete, version: version ?? server?.version ?? null }
}

function summaryOf(changes: readonly Change[], toolsAfter: number): DiffSummary {
  const having = (name: Change['class']): number => changes.filter((change) => change.class === name).length
  const kinds = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length
  const touched = new Set(
    changes
      .filter(({ before, after }) => before !== null && after !== null && before.index !== null)
      .map(({ server, before }) => `${server ?? ''} ${before?.index}`),
  )
  const [added, removed] = [kinds('tool-added'), kinds('tool-removed')]
  return {
    breaking: having('breaking'),
    behavioural: having('behavioural'),
    harmless: having('harmless'),
    danger: changes.filter(({ danger }) => danger).length,
    tools: { same: toolsAfter - added - touched.size, changed: touched.size, added, removed },
  }
}

/** 1: a gate failed. 3: not everything could be read. */
function diffVerdict(
  { breaking, behavioural, danger }: DiffSummary,
  problems: readonly Problem[],
  failOn: readonly DiffGate[],
): ExitVerdict {
  const all = { breaking, behavioural: breaking + behavioural, danger }
  const words = {
    breaking: count(breaking, 'breaking change'),
    behavioural: `${count(breaking + behavioural, 'change')} that a model may notice`,
    danger: count(danger, 'dangerous change'),
  }
  const failed = [...new Set(failOn)].filter((gate) => all[gate] > 0)
  if (failed.length > 0) return { exit: 1, because: list(failed.map((gate) => words[gate])) }
  if (problems.length > 0) return { exit: 3, because: `not everything could be read (${count(problems.length, 'problem')})` }
  return { exit: 0, because: null }
}
