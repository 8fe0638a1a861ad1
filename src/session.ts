import { resolve } from 'node:path'
import { measured, reporters, ruleInfo, rules } from './builtins.ts'
import { DEFAULTS, type Config } from './config/config.ts'
import { findConfig } from './config/find.ts'
import { readConfig } from './config/read.ts'
import type { Document } from './core/document.ts'
import type { Report } from './core/report.ts'
import { nearest } from './core/text.ts'
import { UserError } from './core/user-error.ts'
import type { Toolset } from './core/tool.ts'
import type { Applied, applyFixes as ApplyFixes } from './session/apply-fixes.ts'
import type { Reporter } from './report/reporter.ts'
import { pageOf } from './session/page.ts'
import { openFile } from './sources/targets.ts'

export { effectiveRules, lintLoaded, type LintOptions, type LintOutcome } from './session/lint.ts'
export { loadTargets } from './session/load.ts'
export { rules, VERSION } from './builtins.ts'
export { limitsOf, PROFILES, type Profile } from './lint/limits.ts'
export { profileOf } from './lint/resolve.ts'
export { splitCommand } from './sources/mcp/command.ts'
export { LIMITS, type Io, type Loaded, type Target } from './sources/source.ts'
export { readStream } from './sources/read-text.ts'
export { targetsOf } from './sources/targets.ts'
export type { Config } from './config/config.ts'

/**
 * The configuration that governs a folder: the file named, or the nearest one upward, or the defaults.
 * @throws UserError with the place of what is wrong
 */
export async function configFor(cwd: string, named: string | undefined): Promise<Config> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named)
  if (path === undefined) return DEFAULTS
  if (/\.[cm]?[jt]s$/.test(path))
    throw new UserError(`${named} is code; this version reads configuration as data (YAML, JSON) only.`)
  return readConfig(path, (file): Promise<Document> => openFile(file, cwd))
}

/** Makes the safe patches of the findings in files (see `applyFixes`). Loaded when asked for, as most lints change nothing. */
export async function fixFiles(...args: Parameters<typeof ApplyFixes>): Promise<Applied> {
  const { applyFixes } = await import('./session/apply-fixes.ts')
  return applyFixes(...args)
}

/** A reporter by name. @throws UserError naming the nearest */
export function reporterNamed(name: string): Reporter {
  const found = reporters.find((reporter) => reporter.name === name)
  if (found !== undefined) return found
  const names = reporters.map((reporter) => reporter.name)
  const near = nearest(name, names)
  throw new UserError(`There is no format "${name}".`, {
    hint: near === undefined ? `Formats: ${names.join(', ')}.` : `Did you mean ${near}?`,
  })
}

/** A rule by id. @throws UserError naming the nearest */
export function ruleNamed(id: string) {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined
  if (rule !== undefined) return rule
  const near = nearest(id, Object.keys(rules)) ?? Object.keys(rules).find((known) => known.endsWith(`/${id}`))
  throw new UserError(`There is no rule "${id}".`, {
    hint: near === undefined ? 'See `rightcall rules`.' : `Did you mean ${near}?`,
  })
}

/** The page of a rule, with what was measured of it. @throws UserError naming the nearest rule */
export async function pageNamed(id: string): Promise<string> {
  const rule = ruleNamed(id)
  return pageOf(id, rule, (await measured())[id])
}

/** A report as text. Source texts for code frames come from the toolsets that were linted. */
export function render(
  reporter: Reporter,
  report: Report,
  how: { color: boolean; width: number },
  toolsets: readonly Toolset[] = [],
): string {
  const texts = new Map(toolsets.flatMap(({ tools }) => tools.map(({ origin }) => [origin?.uri ?? '', origin?.text] as const)))
  return reporter.render(report, { ...how, textOf: (uri) => texts.get(uri), rule: ruleInfo })
}
