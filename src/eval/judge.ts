import { isObject, own, type JsonObject } from '../core/json.ts'
import { once } from '../core/memo.ts'
import type { Tool } from '../core/tool.ts'
import type { ExpectedCall } from '../core/intent.ts'
import type { Grading } from '../core/manifest.ts'
import type { Call } from '../core/reply.ts'
import { berkeleyJudge } from './berkeley/strict.ts'
import { argumentSchemas } from './argument-schemas.ts'
import type { Judging } from './eval.ts'
import { isDefault } from './left-out.ts'
import { argumentFault, shown, type Accepts } from './match.ts'
import { keyOf, type Place } from './spoken.ts'
import { isUnrequested } from './unrequested.ts'
import { unansweredOf } from './unanswered.ts'
import { validityOf, type Validity } from './validity.ts'

interface Known extends Validity {
  readonly root: Place
  /** What it demands of every call. */
  readonly demanded: () => ReadonlySet<string>
}

/** What scorers may ask about the tools that a model was shown. Of tools with one name, the first counts. */
export function judgingOf(tools: readonly Tool[], accepts: Accepts, grading: Grading = 'careful'): Judging {
  const known = new Map<string, Known>()
  for (const { name, inputSchema } of tools) {
    if (known.has(name)) continue
    const root = { path: '', name: '', root: inputSchema, schema: inputSchema }
    const demanded = once(() => new Set(argumentSchemas(inputSchema).missing({})))
    known.set(name, { ...validityOf(inputSchema, name), root, demanded })
  }
  const names = [...known.keys()]

  // one metric after the other asks about the same call
  let last: { readonly call: Call; readonly fault: string | undefined } | undefined
  const invalid = (call: Call): string | undefined => {
    if (last?.call !== call) last = { call, fault: faultOf(call) }
    return last.fault
  }
  const faultOf = (call: Call): string | undefined => {
    const tool = known.get(call.tool)
    if (tool === undefined) return `there is no tool ${call.tool}`
    const given = argumentsOf(call)
    return given === undefined ? `the arguments of ${call.tool} are not a JSON object` : tool.fault(given)
  }

  return {
    ...(grading === 'bfcl' ? { berkeley: berkeleyJudge(tools) } : {}),
    has: (tool) => known.has(tool),
    unanswered: (reply) => unansweredOf(reply, names),
    unknownArguments: (call) => known.get(call.tool)?.unknown(argumentsOf(call) ?? {}) ?? [],
    invalidity: invalid,
    argumentFault: (call, expected, says) => {
      const fault = invalid(call)
      const [tool, given] = [known.get(call.tool), argumentsOf(call)]
      if (fault !== undefined || tool === undefined || given === undefined) return fault
      return expectedFault(expected, given, tool, accepts) ?? surplus(expected, given, tool, says)
    },
  }
}

function expectedFault(expected: ExpectedCall, given: JsonObject, { root }: Known, accepts: Accepts): string | undefined {
  for (const [name, matcher] of Object.entries(expected.arguments ?? {})) {
    const fault = argumentFault(matcher, own(given, name), keyOf(root, name), accepts)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** What is wrong with the arguments that the suite does not mention. A call without `arguments:` accepts any. */
function surplus({ arguments: expected, only }: ExpectedCall, given: JsonObject, tool: Known, says: string): string | undefined {
  if (expected === undefined && only === undefined) return undefined
  const demanded = tool.demanded()
  for (const [name, value] of Object.entries(given)) {
    if (expected !== undefined && Object.hasOwn(expected, name)) continue
    const { schema } = keyOf(tool.root, name)
    const isFine =
      only === undefined
        ? demanded.has(name) || !isUnrequested(name, value, schema, says)
        : only.includes(name) || isDefault(value, schema)
    if (!isFine) return `${name} was not asked for, and is ${shown(value)}`
  }
  return undefined
}

function argumentsOf(call: Call): JsonObject | undefined {
  return isObject(call.arguments) ? call.arguments : undefined
}
