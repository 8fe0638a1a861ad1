import { byCertainty, CERTAINTIES, type Certainty } from '../core/certainty.ts'
import type { LintReport, ReportedDiagnostic, ReportedToolset } from '../core/report.ts'
import { bySeverity } from '../core/severity.ts'

/** One finding or more, told together. */
export type Told = readonly [first: ReportedDiagnostic, ...others: ReportedDiagnostic[]]

/** What a person reads at once. */
export interface Entry {
  /**
   * `tool`: one rule on one tool, or on the set as a whole. `fold`: one rule on several tools. `fact`: one rule on nearly all tools of a
   * set, which is a fact about the set.
   */
  readonly kind: 'tool' | 'fold' | 'fact'
  readonly found: Told
  /** Names of the tools, each once, in the order of the set; none for a finding about the whole set. */
  readonly tools: readonly string[]
}

/** The entries of one toolset within a section. */
export interface SetEntries {
  readonly key: string
  /** For people: the server's name, or the path. */
  readonly id: string
  readonly toolset: ReportedToolset | undefined
  readonly entries: readonly Entry[]
}

/** The findings of one certainty. Advice about whole sets has a section of its own. */
export interface CertaintySection {
  readonly certainty: Certainty
  readonly about: 'tools' | 'sets'
  readonly sets: readonly SetEntries[]
}

/** A rule that fires on this many tools of a set is told once. */
const MANY = 4

/** A rule that fires this often on one tool is told once. */
const OFTEN = 3

/** A set of this many tools may have a fact. */
const SET = 5

/** The share of a set's tools beyond which what they have in common is a fact about the set. */
const NEARLY_ALL = 0.9

/**
 * The findings of a report in the order in which they are worth reading: the surest first, however many others there are; within a certainty
 * by severity, then in the order of tools; advice about a whole set last. Unfolded, every finding is an entry of its own.
 */
export function sectionsOf(report: LintReport, { unfolded = false }: { readonly unfolded?: boolean } = {}): CertaintySection[] {
  const toolsets = new Map(report.toolsets.map((toolset) => [toolset.key, toolset]))
  const sets = [...Map.groupBy(report.diagnostics, ({ toolset }) => toolset)].map(([key, found]) => {
    const toolset = toolsets.get(key)
    const entries = unfolded ? found.map((one) => entryOf('tool', [one])) : entriesOf(found, toolset?.tools ?? 0)
    return { key, id: toolset?.id ?? key, toolset, entries: entries.toSorted(byRank(found)) }
  })
  return CERTAINTIES.flatMap((certainty) =>
    (['tools', 'sets'] as const).map((about) => ({
      certainty,
      about,
      sets: sets
        .map((set) => ({
          ...set,
          entries: set.entries.filter((entry) => certaintyOf(entry) === certainty && aboutOf(entry) === about),
        }))
        .filter(({ entries }) => entries.length > 0),
    })),
  ).filter((section) => section.sets.length > 0)
}

function certaintyOf({ found: [first] }: Entry): Certainty {
  return first.certainty
}

/** The section of an entry: only advice about a whole set waits until the end. */
function aboutOf(entry: Entry): CertaintySection['about'] {
  return certaintyOf(entry) === 'advice' && isOfSet(entry) ? 'sets' : 'tools'
}

function isOfSet({ kind, tools }: Entry): boolean {
  return kind === 'fact' || tools.length === 0
}

function entriesOf(found: readonly ReportedDiagnostic[], size: number): Entry[] {
  const ofTools = found.filter(({ tool }) => tool !== null)
  const facts = together('fact', ofTools, ({ rule, certainty }) => `${rule} ${certainty}`).filter(
    ({ tools }) => size >= SET && tools.length > size * NEARLY_ALL,
  )
  const rest = untold(ofTools, facts)
  const folds = together('fold', rest, ({ rule, certainty, severity }) => `${rule} ${certainty} ${severity}`).filter(
    ({ tools }) => tools.length >= MANY,
  )
  const alone = [...untold(rest, folds), ...found.filter(({ tool }) => tool === null)]
  const groups = Map.groupBy(alone, ({ rule, tool, certainty, severity }) => JSON.stringify([rule, tool, certainty, severity]))
  return [...facts, ...folds, ...[...groups.values()].flatMap(ofOneTool)]
}

/** The findings that no entry tells. */
function untold(found: readonly ReportedDiagnostic[], entries: readonly Entry[]): readonly ReportedDiagnostic[] {
  const told = new Set(entries.flatMap((entry) => entry.found))
  return found.filter((one) => !told.has(one))
}

function together(kind: Entry['kind'], found: readonly ReportedDiagnostic[], by: (one: ReportedDiagnostic) => string): Entry[] {
  return [...Map.groupBy(found, by).values()].flatMap((same) => {
    const [first, ...others] = same.toSorted(bySeverity)
    return first === undefined ? [] : [{ ...entryOf(kind, [first, ...others]), tools: toolsIn(same) }]
  })
}

/** Findings of one rule on one tool: a few one by one, many together at the place of the first in the text. */
function ofOneTool(same: readonly ReportedDiagnostic[]): Entry[] {
  const [first, ...others] = same.toSorted(byPlace)
  if (first === undefined) return []
  return same.length < OFTEN ? same.map((one) => entryOf('tool', [one])) : [entryOf('tool', [first, ...others])]
}

function entryOf(kind: Entry['kind'], found: Told): Entry {
  return { kind, found, tools: toolsIn(found) }
}

function toolsIn(found: readonly ReportedDiagnostic[]): string[] {
  return [...new Set(found.flatMap(({ tool }) => (tool === null ? [] : [tool])))]
}

/** By severity; then what concerns one tool, in the order of tools and of the text, before what concerns several or the whole set. */
function byRank(found: readonly ReportedDiagnostic[]): (a: Entry, b: Entry) => number {
  const order = new Map<string | null, number>()
  for (const { tool } of found) if (!order.has(tool)) order.set(tool, order.size)
  const breadth = (entry: Entry): number => (isOfSet(entry) ? 2 : entry.kind === 'fold' ? 1 : 0)
  return (a, b) =>
    byCertainty(a.found[0], b.found[0]) ||
    bySeverity(a.found[0], b.found[0]) ||
    breadth(a) - breadth(b) ||
    (order.get(a.found[0].tool) ?? 0) - (order.get(b.found[0].tool) ?? 0) ||
    byPlace(a.found[0], b.found[0])
}

function byPlace(a: ReportedDiagnostic, b: ReportedDiagnostic): number {
  if (a.range === null || b.range === null) return 0
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column
}
