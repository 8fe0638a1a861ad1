import type { ModelParameters } from '../core/model.ts'
import { UserError } from '../core/user-error.ts'

/** The flag that says each parameter. */
const PARAMETER_FLAGS: Readonly<Record<keyof ModelParameters, string>> = {
  temperature: '--temperature',
  reasoningEffort: '--reasoning-effort',
  maxTokens: '--max-tokens',
  toolChoice: '--tool-choice',
}

const NAMES = ['temperature', 'reasoningEffort', 'maxTokens', 'toolChoice'] as const

/** Why a model does not take a parameter; left out where it does. */
type Reasons = Readonly<Partial<Record<keyof ModelParameters, string | undefined>>>

/** @throws UserError for the first parameter that is given and not taken, before anything is asked */
export function refuseParameters(model: string, given: ModelParameters, reasons: Reasons): void {
  for (const name of NAMES) {
    const why = reasons[name]
    if (given[name] === undefined || why === undefined) continue
    throw new UserError(`${model} does not take ${PARAMETER_FLAGS[name]} ${given[name]}: ${why}.`, {
      hint: 'Remove it from the flags and from parameters: in the suite and the configuration, or ask this model in a separate run.',
    })
  }
}

/** The same reason for every parameter. */
export function allRefused(why: string): Reasons {
  return { temperature: why, reasoningEffort: why, maxTokens: why, toolChoice: why }
}
