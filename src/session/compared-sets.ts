import type { Catalogue } from '../builtins.ts'
import type { PairedSets } from '../changes/paired-sets.ts'
import { toolsetChanges } from '../changes/toolset-changes.ts'
import { versionAdvice } from '../changes/version-advice.ts'
import type { Change } from '../core/change.ts'
import type { DiffSide, DiffSummary, ModelDiff } from '../core/diff-report.ts'
import { toolsetFrom, type Toolset } from '../core/tool.ts'
import { ordersInToolset } from './orders.ts'
import { wordChanges } from './text-diff.ts'

/** What both sides were read from, in words. */
export interface SidesFrom {
  readonly before: (set: Toolset) => string
  readonly after: (set: Toolset) => string
}

/** What changed for a model in pairs of lists. A list that one side lacks is compared with nothing. */
export function comparedSets(pairs: readonly PairedSets[], from: SidesFrom, catalogue: Catalogue): ModelDiff {
  const compared = pairs.map((pair) => {
    const { server, before, after } = pair
    const changes = changesIn(pair, catalogue)
    const [old, now] = [describedSide(before, from.before), describedSide(after, from.after)]
    const advice = versionAdvice(changes, old?.version ?? null, now?.version ?? null)
    return { changes, set: { server, before: old, after: now, advice } }
  })
  const changes = compared.flatMap((one) => one.changes)
  const tools = pairs.reduce((sum, { after }) => sum + (after?.tools.length ?? 0), 0)
  return { summary: summaryOf(changes, tools), sets: compared.map(({ set }) => set), changes }
}

function changesIn({ server, before, after }: PairedSets, catalogue: Catalogue): Change[] {
  const nothing = toolsetFrom({ uri: '', tools: [] })
  const orders = {
    before: before === undefined ? [] : ordersInToolset(before, catalogue),
    after: after === undefined ? [] : ordersInToolset(after, catalogue),
  }
  return toolsetChanges({ server, before: before ?? nothing, after: after ?? nothing, orders }, wordChanges)
}

function describedSide(toolset: Toolset | undefined, from: (set: Toolset) => string): DiffSide | null {
  if (toolset === undefined) return null
  const { tools, complete, server, version } = toolset
  return { from: from(toolset), tools: tools.length, complete, version: version ?? server?.version ?? null }
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
