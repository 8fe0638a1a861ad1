import type { Json, JsonObject } from '../../core/json.ts'
import type { Matcher } from '../../core/intent.ts'
import { clip } from '../../core/text.ts'
import { misfit } from '../../schema/value.ts'
import { argumentSchemas } from '../argument-schemas.ts'
import type { Check } from './check.ts'
import { expectedCallsOf } from './expected.ts'

/** An expected value that the tool's own schema rejects: whoever answers as expected makes an invalid call. */
export const impossible: Check = function* ({ intents }, tools) {
  const byName = new Map(tools.map((tool) => [tool.name, tool.inputSchema]))
  for (const [index, intent] of intents.entries()) {
    for (const { tool, arguments: expected } of expectedCallsOf(intent)) {
      const root = byName.get(tool)
      if (root === undefined || expected === undefined) continue
      const known = argumentSchemas(root)
      for (const [name, matcher] of Object.entries(expected)) {
        const fault = faultOf(matcher, root, known.schemaOf(name))
        if (fault !== undefined)
          yield { severity: 'error', at: `/intents/${index}/expect`, message: `${intent.id} expects ${tool} with ${clip(name, 60)} ${fault}` }
      }
    }
  }
}

function faultOf(matcher: Matcher, root: JsonObject, schema: JsonObject): string | undefined {
  const values = 'equals' in matcher ? [matcher.equals] : 'oneOf' in matcher ? matcher.oneOf : []
  const faults = values.map((value) => [value, misfitOf(root, schema, value)] as const)
  // one accepted value that is possible is enough
  const [first] = faults
  if (first === undefined || faults.some(([, says]) => says === undefined)) return undefined
  return `${clip(JSON.stringify(first[0]), 60)}, which its schema rejects: it ${first[1]}.`
}

/** YAML writes `5` where a text is wanted; the score takes it for "5", so it is none of our business here. */
function misfitOf(root: JsonObject, schema: JsonObject, value: Json): string | undefined {
  const isText = typeof value === 'number' && misfit(root, schema, String(value)) === undefined
  return isText ? undefined : misfit(root, schema, value)
}
