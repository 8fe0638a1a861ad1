import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { rememberedFor } from '../core/memo.ts'
import type { ReportedDiagnostic } from '../core/report.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { shortened, textDigest, type Accepted, type Baseline } from '../lint/baseline.ts'
import type { Context } from './context.ts'
import { effectiveRules } from './lint.ts'

/** Findings and entries, put together. */
export interface Sorted {
  /** Entries whose finding is there, as they stand in the file. */
  readonly accepted: readonly Accepted[]
  /** Findings without an entry, with those marked that no edit made. */
  readonly fresh: readonly ReportedDiagnostic[]
  readonly stale: readonly Accepted[]
  readonly unchecked: readonly Accepted[]
  /** All findings, as entries of a new baseline. */
  readonly now: readonly Accepted[]
  readonly texts: readonly string[]
}

interface Found {
  readonly found: readonly ReportedDiagnostic[]
  readonly toolsets: readonly Toolset[]
  /** Folders whose files were all looked at. */
  readonly searched: readonly string[]
  /** False where something could not be read. */
  readonly whole: boolean
  readonly folder: string
  readonly context: Context
}

/** Puts findings and the entries of a baseline together. */
export function sort(before: Baseline | undefined, all: Found): Sorted {
  const { found, toolsets, folder, context } = all
  const entries = new Map(before?.findings.map((entry) => [entry.fingerprint, entry]))
  const present = new Set(found.map(({ fingerprint }) => fingerprint))
  const sets = new Map(toolsets.map((toolset) => [toolset.key, toolset]))
  const texts = new Set(before?.texts)
  const placeOf = (uri: string) => shownFrom(folder, uri, context.io.cwd)
  const wasChecked = checkedIn(all, placeOf)
  const missing = [...entries.values()].filter(({ fingerprint }) => !present.has(fingerprint))
  return {
    accepted: [...entries.values()].filter(({ fingerprint }) => present.has(fingerprint)),
    fresh: found
      .filter(({ fingerprint }) => !entries.has(fingerprint))
      .map((one) => (isUnchanged(one, toolsets, texts) ? { ...one, unchanged: true } : one)),
    stale: missing.filter(wasChecked),
    unchecked: missing.filter((entry) => !wasChecked(entry)),
    now: found.map(({ fingerprint, rule, tool, message, toolset, uri }) => ({
      fingerprint,
      rule,
      tool,
      in: placeOf(sets.get(toolset)?.uri ?? uri),
      says: shortened(message),
      reason: entries.get(fingerprint)?.reason,
    })),
    texts: toolsets.flatMap(({ tools }) => tools.map(digestOf)),
  }
}

const digestOf = rememberedFor(textDigest)

/** True where all tools that a finding is about were there when the baseline was written, word for word. */
function isUnchanged(
  { toolset, tool, related }: ReportedDiagnostic,
  toolsets: readonly Toolset[],
  texts: ReadonlySet<string>,
): boolean {
  const set = toolsets.find(({ key }) => key === toolset)
  const all = set?.tools ?? toolsets.flatMap(({ tools }) => tools)
  const isAbout = ({ name }: Tool) => name === tool || related.includes(name)
  const about = set === undefined || tool === null ? all : all.filter(isAbout)
  return about.length > 0 && about.every((one) => texts.has(digestOf(one)))
}

/**
 * Whether an entry's finding would have been found in this run: its file or server was linted, or the file is gone, and its rule was
 * asked. A rule that this version does not have is never asked again.
 */
function checkedIn(
  { toolsets, searched, whole, folder, context }: Found,
  placeOf: (uri: string) => string,
): (entry: Accepted) => boolean {
  const { config, catalogue, io } = context
  const linted = Map.groupBy(toolsets, ({ uri, configured }) => placeOf(configured?.uri ?? uri))
  for (const toolset of toolsets) linted.set(placeOf(toolset.uri), [...(linted.get(placeOf(toolset.uri)) ?? []), toolset])
  const folders = searched.map(placeOf)
  const isSearched = (place: string) =>
    folders.some((one) => (one === '.' ? !place.startsWith('../') : place.startsWith(`${one}/`)))
  const asked = new Map<string, ReadonlySet<string>>()
  const rulesFor = (uri: string): ReadonlySet<string> => {
    const known = asked.get(uri) ?? new Set(effectiveRules(config, catalogue.rules, uri, io.cwd).map(({ id }) => id))
    asked.set(uri, known)
    return known
  }
  return ({ in: place, rule }) => {
    if (!whole) return false
    const known = catalogue.rules[rule]
    const sets = linted.get(place)
    if (sets === undefined) return isPath(place) && (isSearched(place) || !existsSync(resolve(folder, place)))
    if (known === undefined) return true
    return sets.some(({ uri, complete }) => rulesFor(uri).has(rule) && (complete || known.needs !== 'complete'))
  }
}

function isPath(place: string): boolean {
  return !place.includes('://') && !place.startsWith('<')
}

/** A uri as the baseline says it: a path from its own folder, so that it does not matter where the command runs. */
function shownFrom(folder: string, uri: string, cwd: string): string {
  return isPath(uri) ? relative(folder, resolve(cwd, uri)).split(sep).join('/') || '.' : uri
}
