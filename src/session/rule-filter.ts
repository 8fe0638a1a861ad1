import type { Catalogue } from '../builtins.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import type { Severity } from '../core/finding.ts'
import { matchesRule } from '../core/rule-glob.ts'
import { SEVERITIES } from '../core/severity.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { profileOf } from '../lint/limits.ts'
import type { Profile } from '../lint/limits/limit.ts'
import { presetSeverity } from '../lint/resolve.ts'
import type { Rule } from '../lint/rule.ts'

/** Which rules are wanted; what is left out leaves none out. */
interface RuleWanted {
  /** Globs of ids, of which one must fit; and words that must all stand in id, summary or reason. */
  readonly words?: readonly string[]
  readonly preset?: string | undefined
  readonly severity?: readonly string[]
  /** Folders of rules: `safety`. */
  readonly category?: readonly string[]
  readonly profile?: readonly string[]
}

/** A rule that is wanted, with its severity in the preset or profiles that were asked for, or else its own. */
export interface ListedRule {
  readonly id: string
  readonly rule: Rule
  readonly severity: Severity
}

/** The rules that are wanted, in the order of the catalogue. @throws UserError for a preset, severity, category or profile that does not exist */
export function rulesWanted({ rules }: Pick<Catalogue, 'rules'>, wanted: RuleWanted): readonly ListedRule[] {
  const ids = Object.keys(rules)
  const preset = presetOf(wanted.preset)
  const severities = known(wanted.severity ?? [], SEVERITIES, 'severity', 'Severities')
  const categories = known(wanted.category ?? [], [...new Set(ids.map(categoryOf))], 'category', 'Categories')
  const profiles = (wanted.profile ?? []).map((name) => profileOf(name, '--profile'))
  const globs = (wanted.words ?? []).filter((word) => word.includes('*') || ids.includes(word))
  const words = (wanted.words ?? []).filter((word) => !globs.includes(word))
  return Object.entries(rules)
    .flatMap(([id, rule]) => {
      const severity = severityIn(rule, preset, profiles)
      return severity === undefined ? [] : [{ id, rule, severity }]
    })
    .filter(
      ({ id, rule, severity }) =>
        (severities.length === 0 || severities.includes(severity)) &&
        (categories.length === 0 || categories.includes(categoryOf(id))) &&
        (globs.length === 0 || globs.some((glob) => matchesRule(glob, id))) &&
        words.every((word) => `${id} ${rule.summary} ${rule.why}`.toLowerCase().includes(word.toLowerCase())),
    )
}

/** The folder of a rule: `safety`. */
function categoryOf(id: string): string {
  return id.split('/')[0] ?? id
}

/** The worst of what the preset and the profiles give it; undefined where none has it. */
function severityIn(
  rule: Rule,
  preset: 'recommended' | 'strict' | undefined,
  profiles: readonly Profile[],
): Severity | undefined {
  if (preset === undefined && profiles.length === 0) return rule.severity
  const given = [
    ...(preset !== undefined && rule.presets.includes(preset) ? [presetSeverity(rule, preset)] : []),
    ...profiles.flatMap((profile) => rule.profiles?.[profile] ?? []),
  ]
  return SEVERITIES.find((severity) => given.includes(severity))
}

function presetOf(name: string | undefined): 'recommended' | 'strict' | undefined {
  if (name === undefined || name === 'recommended' || name === 'strict') return name
  throw new UserError(`There is no preset "${name}".`, { hint: 'Presets: recommended, strict.' })
}

function known<Word extends string>(given: readonly string[], words: readonly Word[], what: string, all: string): Word[] {
  return given.map((name) => {
    const word = words.find((one) => one === name)
    if (word !== undefined) return word
    throw new UserError(`There is no ${what} "${name}".`, {
      hint: didYouMean(nearest(name, words), `${all}: ${words.join(', ')}.`),
    })
  })
}
