import type { Catalogue } from '../builtins.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import type { RuleInfo } from '../core/finding.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Rule } from '../lint/rule.ts'

/** The page of a rule. */
export function helpOf(version: string, id: string): string {
  return `https://github.com/rightcall/rightcall/blob/v${version}/rules/${id}.md`
}

/** What reporters show of a rule; undefined for an id that is none. */
export function ruleInfo({ rules, version }: Catalogue, id: string): RuleInfo | undefined {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined
  return rule === undefined ? undefined : { id, severity: rule.severity, summary: rule.summary, help: helpOf(version, id) }
}

/** A rule by id. @throws UserError naming the nearest */
export function ruleNamed({ rules }: Catalogue, id: string): Rule {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined
  if (rule !== undefined) return rule
  const meant = nearest(id, Object.keys(rules)) ?? Object.keys(rules).find((known) => known.endsWith(`/${id}`))
  throw new UserError(`There is no rule "${id}".`, { hint: didYouMean(meant, 'See `rightcall rules`.') })
}
