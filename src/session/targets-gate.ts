import { configFor } from '../config/target-config.ts'
import type { Config, ConfiguredTarget } from '../config/config.ts'
import type { FindingGate } from './gate.ts'

/** What the findings of one target are measured against. */
export interface TargetGate extends FindingGate {
  readonly name: string
}

/** The gate of everything that a configuration governs. */
export function gateOf({ maxWarnings, failOn, gate }: Config): FindingGate {
  return { maxWarnings: maxWarnings.value, failOn: failOn.value, rules: gate.value }
}

/** The gate of a target that says one: such a target is judged by itself, all others together. */
export function ownGateOf(config: Config, target: ConfiguredTarget): TargetGate | undefined {
  const { name, maxWarnings, failOn, gate } = target
  if (name === undefined || (maxWarnings ?? failOn ?? gate) === undefined) return undefined
  return { name, ...gateOf(configFor(config)(target)) }
}
