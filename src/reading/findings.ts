import type { Finding, ReadBy } from '../core/finding.ts'
import { clip, oneLine, visible } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import type { ReadFinding } from '../lint/rule.ts'
import { findingsByName, readsByDigest, type ReadingFile } from './file.ts'
import { toolDigest } from './fresh.ts'
import type { FindingLine, ReadLine } from './line.ts'
import { claimedPlace } from './place.ts'
import type { ReportedFinding } from './reading.ts'
import { TOLD_BY } from './told-by.ts'
import { verify } from './verify.ts'

/**
 * What the lines of a file say of a toolset, each verified again on the tools as they are now. A line whose quotes are gone, or whose
 * comparison no longer finds a conflict, says nothing.
 */
export function readFindings(toolset: Toolset, file: ReadingFile): ReadFinding[] {
  if (file.reads.length + file.findings.length === 0) return []
  return toolset.tools.flatMap((tool) => [...untrusted(tool, file), ...verified(tool, toolset, file)])
}

function verified(tool: Tool, toolset: Toolset, file: ReadingFile): ReadFinding[] {
  const kept = new Map<string, ReadFinding>()
  for (const line of linesOf(tool, file)) {
    const found = standing(line, tool, toolset)
    const key = found === undefined ? '' : JSON.stringify([found.rule, found.finding.at, found.finding.words ?? null])
    if (found !== undefined && !kept.has(key)) kept.set(key, found)
  }
  return [...kept.values()]
}

/** The lines that may be about a tool, the best first: of the tool as it is, by a comparison, the latest. */
function linesOf(tool: Tool, file: ReadingFile): readonly FindingLine[] {
  const named = findingsByName(file).get(tool.name) ?? []
  const sha256 = toolDigest(tool)
  const own = readsByDigest(file).has(sha256) ? named.filter((line) => line.sha256 === sha256) : named
  const rank = (line: FindingLine): number => (line.sha256 === sha256 ? 0 : 10) + DECIDED.indexOf(line.decided)
  return own.toSorted((a, b) => rank(a) - rank(b) || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

const DECIDED: readonly ReadBy['decided'][] = ['comparison', 'look', 'quotes']

function standing({ decided, finding: reported, model, on, prompt }: FindingLine, tool: Tool, toolset: Toolset) {
  const result = verify(reported, tool, toolset)
  if (result.outcome === 'dropped') return undefined
  const { rule, finding, kept, outcome } = result
  // what a comparison found is gone with the conflict
  if (outcome === 'open' && decided === 'comparison') return undefined
  const by = { model, on, prompt, decided: outcome === 'conflict' ? ('comparison' as const) : decided }
  return { rule, finding: readFinding(finding, { tool, toolset }, by, kept), unless: TOLD_BY[kept.kind] }
}

/** A verified finding of a tool with who read it, and where its quotes stand. */
export function readFinding(
  finding: Finding,
  { tool, toolset }: { readonly tool: Tool; readonly toolset: Toolset },
  by: Omit<ReadBy, 'quotes'>,
  { claims, certainty }: Pick<ReportedFinding, 'claims' | 'certainty'>,
): Finding {
  const quotes = claims.flatMap(({ at, quote }): ReadBy['quotes'][number][] => {
    const place = claimedPlace(at, tool, toolset)
    if (place === undefined) return []
    return [{ at: place.at, quote, ...(place.tool === tool ? {} : { tool: place.tool.name }) }]
  })
  // two readings agree: what the first one calls advice stays advice
  const isUpheld = by.decided === 'look' && certainty !== 'advice'
  return {
    ...finding,
    ...(isUpheld && finding.severity === 'info' && { severity: 'warn', certainty: 'likely' }),
    tool: tool.index,
    readBy: { ...by, model: shownName(by.model), quotes },
  }
}

/** A name of a model comes from whoever answered, or wrote the file. */
function shownName(model: string): string {
  return clip(visible(oneLine(model)), 80)
}

function untrusted(tool: Tool, file: ReadingFile): ReadFinding[] {
  const reads = readsByDigest(file).get(toolDigest(tool)) ?? []
  const missed = reads.filter(({ trust }) => trust.canary === false).toSorted(latestFirst)
  const [last] = missed
  // another reader that passed does not take back that this one failed
  return last === undefined ? [] : [{ rule: 'reading/untrusted', finding: untrustedFinding(tool, last) }]
}

const latestFirst = (a: ReadLine, b: ReadLine): number => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)

function untrustedFinding(tool: Tool, { model, on, prompt }: ReadLine): Finding {
  return {
    tool: tool.index,
    at: tool.description === undefined ? '' : '/description',
    message: `${shownName(model)} did not report a contradiction that was planted into this tool, so its silence about this tool proves nothing. Look for words that speak to a reviewer.`,
    readBy: { model: shownName(model), on, prompt, decided: 'quotes', quotes: [] },
  }
}
