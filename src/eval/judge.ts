import { isObject, own, type JsonObject } from '../core/json.ts'
import { clip } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import type { ExpectedCall } from '../core/intent.ts'
import type { Call } from '../core/reply.ts'
import type { Judging } from './eval.ts'
import { argumentFault, type Accepts } from './match.ts'
import { argumentSchemas, type ArgumentSchemas } from './argument-schemas.ts'

/** What scorers may ask about the tools that a model was shown. Of tools with one name, the first counts. */
export function judgingOf(tools: readonly Tool[], accepts: Accepts): Judging {
  const parameters = new Map<string, ArgumentSchemas>()
  for (const { name, inputSchema } of tools) {
    if (!parameters.has(name)) parameters.set(name, argumentSchemas(inputSchema))
  }
  const unknownArguments = (call: Call): string[] =>
    Object.keys(argumentsOf(call) ?? {}).filter((name) => parameters.get(call.tool)?.knows(name) !== true)

  return {
    has: (tool) => parameters.has(tool),
    unknownArguments,
    argumentFault: (call, expected) => {
      const known = parameters.get(call.tool)
      const given = argumentsOf(call)
      if (known === undefined || given === undefined) return `the arguments of ${call.tool} are no JSON object`
      const [unknown] = unknownArguments(call)
      if (unknown !== undefined) return `${clip(unknown, 60)} is unknown to the schema of ${call.tool}`
      return firstFault(expected, given, known, accepts)
    },
  }
}

function firstFault(expected: ExpectedCall, given: JsonObject, known: ArgumentSchemas, accepts: Accepts): string | undefined {
  for (const [name, matcher] of Object.entries(expected.arguments ?? {})) {
    const fault = argumentFault(matcher, own(given, name), known.schemaOf(name), accepts)
    if (fault !== undefined) return `${name} ${fault}`
  }
  const missing = known.missing(given).find((name) => own(known.schemaOf(name), 'default') === undefined)
  return missing === undefined ? undefined : `${missing} is required and missing`
}

function argumentsOf(call: Call): JsonObject | undefined {
  return isObject(call.arguments) ? call.arguments : undefined
}
