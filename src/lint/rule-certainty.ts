import type { Certainty } from '../core/certainty.ts'
import type { Rule } from './rule.ts'

/** How sure the findings of a rule are by themselves; a single one may differ. */
export function ruleCertainty({ proof, severity }: Pick<Rule, 'proof' | 'severity'>): Certainty {
  if (severity === 'info') return 'advice'
  return proof === undefined ? 'likely' : 'proved'
}
