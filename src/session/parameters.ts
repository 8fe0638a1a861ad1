import type { JsonObject } from '../core/json.ts'
import { REASONING_EFFORTS, TOOL_CHOICES } from '../core/model.ts'
import { PARAMETER_KEYS } from '../core/model-parameters.ts'
import type { Suite } from '../eval/suite.ts'
import type { Context } from './context.ts'
import type { RunSettings } from './run-settings.ts'
import { objectSchema } from './schema-parts.ts'

/** How the parameters of models are written in the configuration and in suites. */
export function parametersSchema(): JsonObject {
  return objectSchema(PARAMETER_KEYS, {
    temperature: { type: 'number', minimum: 0 },
    'reasoning-effort': { enum: REASONING_EFFORTS },
    'max-tokens': { type: 'integer', minimum: 1 },
    'tool-choice': { enum: TOOL_CHOICES },
  })
}

/** The settings with the parameters that count for a suite: flags over the suite, the suite over the configuration. */
export function withParameters<Settings extends RunSettings>(settings: Settings, suite: Suite, { config }: Context): Settings {
  const { parameters = {} } = settings
  return { ...settings, parameters: { ...config.eval.parameters, ...suite.parameters, ...parameters }, flagged: parameters }
}
