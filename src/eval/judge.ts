import { isObject, own, type JsonObject } from '../core/json.ts'
import { clip } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import type { ExpectedCall } from '../core/intent.ts'
import type { Call } from '../core/reply.ts'
import { argumentSchemas, type ArgumentSchemas } from './argument-schemas.ts'
import type { Judging } from './eval.ts'
import { argument, type Argument } from './argument.ts'
import { argumentFault, saysNothing, type Accepts } from './match.ts'
import { unknownKeys } from './unknown-keys.ts'
import { unansweredBy } from './unanswered.ts'
import { isUnasked } from './unasked.ts'
import { invalidity } from './validity.ts'

/** What scorers may ask about the tools that a model was shown. Of tools with one name, the first counts. */
export function judgingOf(tools: readonly Tool[], accepts: Accepts): Judging {
  const schemas = new Map<string, JsonObject>()
  for (const { name, inputSchema } of tools) if (!schemas.has(name)) schemas.set(name, inputSchema)
  const read = new Map<string, ArgumentSchemas>()
  const knownOf = (tool: string, root: JsonObject): ArgumentSchemas => {
    const known = read.get(tool) ?? argumentSchemas(root)
    read.set(tool, known)
    return known
  }
  const invalidityOf = (call: Call): string | undefined => {
    const root = schemas.get(call.tool)
    return root === undefined ? `there is no tool ${clip(call.tool, 60)}` : invalidity(call, root)
  }

  return {
    has: (tool) => schemas.has(tool),
    unanswered: (reply) => unansweredBy(reply, schemas),
    unknownArguments: ({ tool, arguments: given }) => {
      const root = schemas.get(tool)
      return root === undefined ? [] : unknownKeys(root, root, given)
    },
    invalidity: invalidityOf,
    argumentFault: (call, expected, says) => {
      const root = schemas.get(call.tool)
      const given = call.arguments
      const invalid = invalidityOf(call)
      if (root === undefined || !isObject(given)) return invalid
      const known = knownOf(call.tool, root)
      const parameterOf = (name: string): Argument => argument(root, name, known.schemaOf(name))
      return (
        mismatch(expected, given, parameterOf, accepts) ??
        invalid ??
        surplus(expected, given, parameterOf, says, requiredOf(root))
      )
    },
  }
}

/** The first argument that is not what the suite expects. */
function mismatch(
  expected: ExpectedCall,
  given: JsonObject,
  parameterOf: (name: string) => Argument,
  accepts: Accepts,
): string | undefined {
  for (const [name, matcher] of Object.entries(expected.arguments ?? {})) {
    const fault = argumentFault(matcher, own(given, name), parameterOf(name), accepts)
    if (fault !== undefined) return `${name} ${fault}`
  }
  return undefined
}

/** The first argument that the suite does not mention and that should not be there. What is required has to have some value. */
function surplus(
  { arguments: expected, only }: ExpectedCall,
  given: JsonObject,
  parameterOf: (name: string) => Argument,
  says: string,
  required: readonly string[],
): string | undefined {
  if (expected === undefined) return undefined
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(expected, name) || only?.includes(name) === true) continue
    const parameter = parameterOf(name)
    if (only !== undefined ? saysNothing(value, parameter) : required.includes(name) || !isUnasked(value, parameter, says))
      continue
    return `${clip(name, 60)} should be left out, not ${clip(JSON.stringify(value), 60)}: ${only === undefined ? 'nobody asked for it' : 'only these arguments are allowed'}`
  }
  return undefined
}

function requiredOf(root: JsonObject): readonly string[] {
  return argumentSchemas(root).missing({})
}
