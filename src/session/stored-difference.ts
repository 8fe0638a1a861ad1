import type { ToolChange } from '../core/comparison.ts'
import { canonical } from '../core/digest.ts'
import { own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import type { ComparisonReport } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import type { History, RunHead, StoredTool } from '../store/history/history.ts'
import { compareRuns, type RunPairSettings } from './compare-runs.ts'
import type { Context } from './context.ts'
import { journalOf } from './stored-journal.ts'
import { recordedComparison, comparisonSidesOf } from './stored-sides.ts'
import { wordChanges } from './text-diff.ts'

/** Two runs of a history. */
export interface StoredDifference {
  readonly before: RunHead
  readonly after: RunHead
  /** Every tool that changed, in words. */
  readonly changes: readonly ToolChange[]
  /** null where the journals cannot be compared. */
  readonly report: ComparisonReport | null
  readonly because: string | null
}

const MARGIN = 0.05

/**
 * What changed between two runs. The texts come from the history; the paired comparison comes from the journals, which the history knows
 * the place of. Of the two sides of a comparison it is the one that was recorded. `compare` compares two journals; left out,
 * in this process. @throws UserError for a run that is not in the history
 */
export async function storedDifference(
  before: string,
  after: string,
  history: History,
  context: Context,
  compare = (settings: RunPairSettings): Promise<ComparisonReport> => compareRuns(settings, context),
): Promise<StoredDifference> {
  const heads = { before: await headOf(before, history), after: await headOf(after, history) }
  const changes = textChanges(await history.tools(before), await history.tools(after))
  try {
    const sides = await comparisonSidesOf(before, history)
    if (sides !== undefined && before !== after && Object.values(sides).includes(after))
      return { ...heads, changes, report: await recordedComparison({ before, after }, sides, history, context), because: null }
    const settings = {
      before: await journalOf(before, history),
      after: await journalOf(after, history),
      margin: MARGIN,
      failOn: 'worse' as const,
      requireDecision: false,
    }
    return { ...heads, changes, report: await compare(settings), because: null }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { ...heads, changes, report: null, because: [error.message, error.hint].filter(Boolean).join(' ') }
  }
}

async function headOf(id: string, history: History): Promise<RunHead> {
  const head = await history.run(id)
  if (head === undefined) throw new UserError(`There is no run ${id}.`)
  return head
}

/** What became of each tool, those that are as they were left out. */
export function textChanges(before: readonly StoredTool[], after: readonly StoredTool[]): ToolChange[] {
  const [old, now] = [before, after].map((tools) => new Map(tools.map(({ name, raw }) => [name, raw])))
  const names = new Set([...before, ...after].map(({ name }) => name))
  return [...names].flatMap((tool): ToolChange[] => {
    const [was, is] = [old?.get(tool), now?.get(tool)]
    const words = wordChanges(ownString(was ?? {}, 'description') ?? '', ownString(is ?? {}, 'description') ?? '')
    const parameters = parameterChanges(was, is)
    return words.length === 0 && parameters.length === 0 && was !== undefined && is !== undefined
      ? []
      : [{ tool, words, parameters }]
  })
}

function parameterChanges(before: JsonObject | undefined, after: JsonObject | undefined): ToolChange['parameters'] {
  const [old, now] = [before, after].map((raw) => ownObject(ownObject(raw ?? {}, 'inputSchema') ?? {}, 'properties') ?? {})
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].flatMap((name): ToolChange['parameters'] => {
    const [was, is] = [own(old ?? {}, name), own(now ?? {}, name)]
    if (was === undefined) return [{ name, change: 'added' }]
    if (is === undefined) return [{ name, change: 'removed' }]
    return canonical(was) === canonical(is) ? [] : [{ name, change: 'changed' }]
  })
}
