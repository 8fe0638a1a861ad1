import type { Catalogue } from '../builtins.ts'
import type { Certainty } from '../core/certainty.ts'
import type { Severity } from '../core/finding.ts'
import type { Profile } from '../lint/limits/limit.ts'
import { presetSeverity } from '../lint/resolve.ts'
import type { OptionSpec, Rule, Scope } from '../lint/rule.ts'
import { ruleCertainty } from '../lint/rule-certainty.ts'
import { findingsOf } from './rule-page/findings.ts'
import { helpOf, ruleNamed } from './rule-info.ts'

/** A rule as programs are told of it. */
export interface RuleFacts {
  readonly id: string
  readonly summary: string
  readonly severity: Severity
  /** Its severity in each preset; null where the preset leaves it out. */
  readonly presets: Readonly<Record<'recommended' | 'strict', Severity | null>>
  /** Its severity in the profiles that switch it on. */
  readonly profiles: Readonly<Partial<Record<Profile, Severity>>>
  /** Of its findings, unless one differs. */
  readonly certainty: Certainty
  readonly scope: Scope
  readonly needs: NonNullable<Rule['needs']> | null
  readonly entails: readonly string[]
  /** Whether a finding of its examples can be repaired by `--fix`, and whether one carries a suggestion. */
  readonly fixable: boolean
  readonly suggestions: boolean
  readonly options: readonly (OptionSpec & { readonly name: string })[]
  /** The address of its page. */
  readonly page: string
}

/** What programs are told of a rule. @throws UserError naming the nearest rule */
export function ruleFacts(catalogue: Catalogue, id: string): RuleFacts {
  const rule = ruleNamed(catalogue, id)
  const patches = rule.examples.bad.flatMap((example) => findingsOf(id, rule, example).flatMap((found) => found.patches))
  const severityIn = (preset: 'recommended' | 'strict') => (rule.presets.includes(preset) ? presetSeverity(rule, preset) : null)
  return {
    id,
    summary: rule.summary,
    severity: rule.severity,
    presets: { recommended: severityIn('recommended'), strict: severityIn('strict') },
    profiles: rule.profiles ?? {},
    certainty: ruleCertainty(rule),
    scope: rule.scope,
    needs: rule.needs ?? null,
    entails: rule.entails ?? [],
    fixable: patches.some(({ safe }) => safe),
    suggestions: patches.some(({ safe }) => !safe),
    options: Object.entries(rule.options ?? {}).map(([name, spec]) => ({ name, ...spec })),
    page: helpOf(catalogue.version, id),
  }
}
