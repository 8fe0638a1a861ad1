import { UserError } from '../../src/core/user-error.ts'

/**
 * Which rules can mean a defect of a kind. The first line that matches decides.
 *
 * A rule by its name should have spoken: the defect counts for its recall. A family, with a slash at its end, may have spoken: it counts
 * for the totals, and for the recall of no rule. No rule at all stands where none of ours means the kind.
 */
export const DEFECT_KINDS: readonly (readonly [kinds: RegExp, rules: readonly string[]])[] = [
  [/^default-/, ['consistency/default-conflict', 'consistency/']],
  [/^enum-/, ['consistency/enum-conflict', 'consistency/']],
  [/^example-/, ['consistency/example-conflict', 'consistency/']],
  [/^limit-contradiction$/, ['consistency/range-conflict', 'consistency/']],
  [/^(type-|boolean-as|list-vs|nullable-)/, ['consistency/type-conflict', 'consistency/']],
  [/^base-/, ['consistency/base-conflict', 'consistency/']],
  [/^required-(mismatch|vs)/, ['consistency/required-conflict', 'consistency/']],
  [/^unit-(contradict|mismatch)/, ['consistency/unit-conflict', 'consistency/']],
  [/format-(contradiction|mismatch|differs)|^id-vs-name/, ['consistency/format-conflict', 'consistency/']],
  [/^prose-contradiction$/, ['consistency/']],
  [/^(verb-contradicts-name|name-mismatch|title-contradicts)/, ['consistency/name-conflict', 'consistency/']],
  [/^copied-/, ['consistency/name-conflict', 'consistency/']],
  [/^(unknown|ghost)-parameter$|^param-name/, ['consistency/unknown-parameter', 'consistency/']],
  [/^(unknown|dead)-tool/, ['consistency/unknown-tool', 'consistency/']],
  [/^output-field/, ['consistency/unknown-field', 'consistency/']],
  [/^returns-/, ['consistency/returns-conflict', 'consistency/']],
  [/idempotent/, ['annotation/idempotent-contradiction']],
  [/read-?only/, ['annotation/read-only-contradiction']],
  [/destructive/, ['annotation/destructive-unmarked', 'annotation/']],
  [/open-?world/, ['annotation/open-world-contradiction']],
  [/^hidden-instruction$/, ['safety/injection', 'safety/']],
  [/^steering$/, ['safety/agent-directive', 'safety/']],
  [/^credential-/, ['safety/secret-parameter', 'safety/']],
  [/^(unbounded-url|url-without)/, ['safety/any-address', 'safety/']],
  [/^unbounded-shell$/, ['safety/command-input', 'safety/']],
  [/^invalid-tool-name$/, ['name/pattern', 'name/']],
  [/^invalid-(regex|schema)/, ['schema/invalid', 'schema/']],
  [/^required-unknown/, ['schema/required-unknown', 'schema/']],
  [/^dangling-ref$/, ['schema/unresolved-ref', 'schema/']],
  [/^unsatisfiable/, ['schema/unsatisfiable', 'schema/']],
  [/^(code-talk|developer-)/, ['description/developer-note', 'description/']],
  [/^placeholder/, ['description/placeholder', 'description/']],
  [/^truncated-/, ['description/truncated', 'description/']],
  [/^restates-/, ['description/restates-name']],
  [/^vague-/, ['description/vague', 'description/']],
  [/^side-effect/, ['description/side-effects']],
  [/^silent-truncation$/, ['description/limits']],
  [/sibling/, ['toolset/overlap']],
  [/^pagination-/, ['returns/cursor-undocumented']],
  [/^unbounded-limit$/, ['parameter/unbounded-limit']],
  [/^unit-missing$/, ['parameter/unit-missing']],
  [/^free-form-/, ['parameter/bare-object']],
  [/^undescribed-/, ['parameter/description-missing', 'parameter/cryptic-name']],
  [/^missing-default/, ['parameter/optional-unexplained']],
  [/^constraint-only-in-prose$/, ['parameter/']],
  [/^update-semantics/, []],
]

/** @throws UserError for a kind that no line knows: counted as missed it would only look so */
export function rulesFor(kind: string): readonly string[] {
  const line = DEFECT_KINDS.find(([kinds]) => kinds.test(kind))
  if (line === undefined)
    throw new UserError(`No line of scripts/evidence/defect-kinds.ts says which rules can mean a defect "${kind}".`)
  return line[1]
}

/** Whether a rule is one of these, or of one of these families. */
export function isOneOf(rule: string, rules: readonly string[]): boolean {
  return rules.some((one) => (one.endsWith('/') ? rule.startsWith(one) : rule === one))
}
