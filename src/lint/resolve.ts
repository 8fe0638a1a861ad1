import { didYouMean } from '../core/did-you-mean.ts'
import type { JsonObject } from '../core/json.ts'
import { matchesRule } from '../core/rule-glob.ts'
import { bySeverity } from '../core/severity.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Severity } from '../core/finding.ts'
import type { ActiveRule } from './engine.ts'
import type { Profile } from './limits/limit.ts'
import { defaultsOf, optionsOf } from './options.ts'
import type { Rule } from './rule.ts'

/** What one layer of a configuration states about one rule, and where. */
export interface RuleWord {
  readonly id: string
  readonly level: Severity | 'off' | undefined
  readonly options: JsonObject | undefined
  readonly from: string
}

/** A rule's effective setting with the place that decided it, for `print-config`. */
export interface ResolvedRule extends ActiveRule {
  readonly from: string
}

/** What a run starts from before anybody configures single rules. */
export interface Base {
  readonly preset: 'recommended' | 'strict'
  /** Clients whose limits count; they may also switch rules on and raise them. */
  readonly profiles: readonly Profile[]
}

/**
 * The rules that run: a preset, then the profiles, then every layer's words in order, the last one counting.
 * @throws UserError for an unknown rule or option, naming the place and the nearest valid name
 */
export function resolveRules(
  catalogue: Readonly<Record<string, Rule>>,
  { preset, profiles }: Base,
  words: readonly RuleWord[],
): ResolvedRule[] {
  const active = new Map<string, ResolvedRule>()
  for (const [id, rule] of Object.entries(catalogue)) {
    const severities = [
      ...(rule.presets.includes(preset) ? [{ severity: presetSeverity(rule, preset), from: `preset ${preset}` }] : []),
      ...profiles.flatMap((profile) => {
        const severity = rule.profiles?.[profile]
        return severity === undefined ? [] : [{ severity, from: `profile ${profile}` }]
      }),
    ]
    const loudest = severities.toSorted(bySeverity)[0]
    if (loudest !== undefined) active.set(id, { id, rule, ...loudest, options: defaultsOf(rule), profiles })
  }
  for (const { id, rule, level, options, from, isGlob } of words.flatMap((word) => meantBy(word, catalogue))) {
    // a glob changes the level of the rules that run; it switches on none that the preset leaves out
    if (isGlob && !active.has(id)) continue
    const checked = optionsOf(rule, options ?? {})
    if ('wrong' in checked) throw new UserError(`${from} rule ${id}: ${checked.wrong}`)
    if (level === 'off') {
      active.delete(id)
      continue
    }
    const before = active.get(id)
    active.set(id, {
      id,
      rule,
      severity: level ?? before?.severity ?? presetSeverity(rule, preset),
      options: options === undefined ? (before?.options ?? checked.values) : checked.values,
      profiles,
      from,
    })
  }
  return [...active.values()]
}

/** The rules that a word is about: one, or all that a glob such as `safety/*` has. */
function meantBy(word: RuleWord, catalogue: Readonly<Record<string, Rule>>) {
  const { id, options, from } = word
  const isGlob = id.includes('*')
  const found = Object.entries(catalogue).filter(([known]) => matchesRule(id, known))
  if (found.length === 0) throw unknownRule(id, from, Object.keys(catalogue))
  if (isGlob && options !== undefined) {
    throw new UserError(`${from} gives options to "${id}", which is many rules.`, { hint: 'Give options to one rule at a time.' })
  }
  return found.map(([known, rule]) => ({ ...word, id: known, rule, isGlob }))
}

/** The severity of a rule in a preset that has it: `strict` raises advice to warnings. */
export function presetSeverity(rule: Rule, preset: 'recommended' | 'strict'): Severity {
  return preset === 'strict' && rule.severity === 'info' ? 'warn' : rule.severity
}

/** The error for a rule id that does not exist. */
export function unknownRule(id: string, from: string, known: readonly string[]): UserError {
  return new UserError(`${from} names the rule "${id}", which does not exist.`, {
    hint: didYouMean(nearest(id, known), 'See `rightcall rules` for the catalogue.'),
  })
}
