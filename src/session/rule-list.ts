import type { Catalogue } from '../builtins.ts'
import { boundOf, limitsOf } from '../lint/limits.ts'
import { consequenceOf } from '../lint/limits/consequence.ts'
import type { Profile } from '../lint/limits/limit.ts'
import { jsonText } from '../report/escape.ts'
import { ruleFacts } from './rule-facts.ts'
import type { ListedRule } from './rule-filter.ts'

/** Rules as JSON, with what the clients of these profiles limit. */
export function jsonOfRules(listed: readonly ListedRule[], catalogue: Catalogue, profiles: readonly Profile[]): string {
  const limits = profiles.flatMap((profile) =>
    limitsOf([profile]).map((limit) => ({
      profile,
      kind: limit.kind,
      bound: boundOf(limit),
      consequence: consequenceOf([limit]),
      evidence: limit.evidence,
    })),
  )
  return jsonText({ version: 1, kind: 'rules', rules: listed.map(({ id }) => ruleFacts(catalogue, id)), limits })
}
