import type { DiffReport, DiffSummary } from '../core/diff-report.ts'
import type { Problem } from '../core/finding.ts'
import type { ExitVerdict } from '../core/report.ts'
import { count, list } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { comparedSets } from './compared-sets.ts'
import type { Context } from './context.ts'
import { diffPairs } from './diff-pairs.ts'
import type { DiffGate } from './diff-settings.ts'
import { unsureBecause } from './snapshot/pinned.ts'

/** One side of a diff, read. */
export interface DiffedSide {
  readonly toolsets: readonly Toolset[]
  readonly problems: readonly Problem[]
  /** When it was so: ` at v1.2 (3f2c1a9)`. */
  readonly at: string
}

/** What changed for a model between two sides. */
export function diffOfSides(before: DiffedSide, after: DiffedSide, failOn: readonly DiffGate[], context: Context): DiffReport {
  const from = {
    before: ({ uri }: Toolset) => `${uri}${before.at}`,
    after: ({ uri }: Toolset) => `${uri}${after.at}`,
  }
  const diff = comparedSets(diffPairs(before.toolsets, after.toolsets, context.io), from, context.catalogue)
  const problems = [before, after].flatMap((side) => [...side.problems, ...side.toolsets.flatMap(unsure)])
  return {
    version: 1,
    kind: 'diff',
    tool: { name: 'rightcall', version: context.catalogue.version },
    verdict: diffVerdict(diff.summary, problems, failOn),
    ...diff,
    problems,
  }
}

/** The side itself. `name` is what messages call it. @throws UserError where it holds no list of tools */
export function withTools(side: DiffedSide, name: string): DiffedSide {
  const { toolsets, problems, at } = side
  const [problem] = problems
  if (toolsets.length > 0) return side
  if (problem !== undefined) throw new UserError(`${problem.uri}${at}: ${problem.message}`, { hint: problem.hint })
  throw new UserError(`There are no tools in ${name}${at}.`, { hint: NO_TOOLS })
}

const NO_TOOLS =
  'A client configuration names servers and contains no tools: --connect starts them. Earlier lists of tools are in a lockfile, which rightcall snapshot writes.'

/** What a server listed only this once is no ground for a comparison. A part of a list is told as such elsewhere. */
function unsure(toolset: Toolset): Problem[] {
  const why = toolset.complete ? unsureBecause(toolset) : undefined
  if (why === undefined) return []
  const hint = 'The next run may report something else. If that goes on, tell the author of the server.'
  return [{ uri: toolset.uri, message: `Only one of the lists of this server was compared: ${why}.`, hint }]
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
