import { isObject, kindOf, own } from '../../src/core/json.ts'
import { once } from '../../src/core/memo.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { patternFault } from '../../src/core/pattern.ts'
import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { contradictionsIn, WEIGHED } from '../../src/schema/contradiction.ts'
import { endlessIn } from '../../src/schema/endless.ts'
import { reachedIn } from '../../src/schema/reached.ts'
import { deadReferences } from '../../src/schema/references.ts'
import { NEWER_SDK, OLDER_SDK } from '../../src/schema/sdk.ts'
import { subschemasOf, subschemasWith } from '../../src/schema/walk.ts'
import { schemaFaults } from '../../src/schema/well-formed.ts'

const LOST = `${OLDER_SDK} then refuses the whole tool list, and ${NEWER_SDK} refuses every call of the tool`
const UNCHECKED = 'A client cannot check the answer'
/** The first revision in which the root may have any type. */
const ANY_ROOT = '2026-07-28'

const returning = (total: object) => ({
  outputSchema: { type: 'object', properties: { total: { description: 'Number of passages.', ...total } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The output schema is not valid in its dialect, has a broken reference or contradicts itself.',
  why: 'Clients check the answer of a tool against its output schema. If no answer can be valid, or the schema does not compile, every call fails after the tool has done its work. A root that is not an object is legal since revision 2026-07-28. SDK clients of older revisions reject the whole tool list because of it, so it is a warning if the revision is not known.',
  proof: 'MCP 2025-11-25, Output Schema, and JSON Schema; decided by the meta-schema, by following references and by arithmetic.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#output-schema',
      says: 'Servers must provide structured results that conform to the output schema, clients should validate them against it.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '@modelcontextprotocol/sdk 1.32.2 and @modelcontextprotocol/client 2.4.0',
      says: 'In the older revisions, a tool with an output schema that is not an object at its root makes listTools() reject the whole list.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      returning({ type: 'integer', minimum: 0 }),
      { outputSchema: { $ref: '#/$defs/result', type: 'object', $defs: { result: { type: 'object', properties: {} } } } },
      { outputSchema: null },
    ],
    bad: [
      returning({ type: 'int' }),
      returning({ $ref: '#/$defs/Total' }),
      returning({ type: 'integer', minimum: 5, maximum: 1 }),
      { outputSchema: 'object' },
      { outputSchema: { type: 'array', items: { type: 'string', description: 'Title of a policy.' } } },
    ],
  },
  *check({ outputSchema }, { toolset }) {
    // Python dumps write null for missing values
    if (outputSchema === undefined || outputSchema === null) return
    if (!isObject(outputSchema)) {
      if (outputSchema === true) return
      yield {
        at: '/outputSchema',
        message: `The output schema is ${kindOf(outputSchema)}, not a JSON Schema. Clients reject the tool. Write an object such as {"type": "object", "properties": …}, or leave it out.`,
      }
      return
    }
    const revision = toolset.server?.protocolVersion
    if (own(outputSchema, 'type') !== 'object' && !(revision !== undefined && revision >= ANY_ROOT)) {
      yield {
        at: '/outputSchema',
        ...(revision === undefined && { severity: 'warn' }),
        message: `The root of the output schema is not "type": "object". SDK clients before revision ${ANY_ROOT} then reject the whole tool list. Move the value into a property of an object.`,
      }
    }
    const compiled = once(() => new Set([...reachedIn(outputSchema, 'old').values()].map((place) => `/outputSchema${place}`)))
    const lost = (at: Pointer): string =>
      at.endsWith('/$dynamicRef') || !compiled().has(at.slice(0, at.lastIndexOf('/'))) ? UNCHECKED : LOST
    for (const { at, says, hint } of schemaFaults(outputSchema, '/outputSchema')) {
      yield {
        at,
        message: `In the output schema, ${says}. ${hint ?? 'MCP requires a valid schema, and a client cannot check answers against an invalid one.'}`,
      }
    }
    for (const { at, ref } of deadReferences(outputSchema, '/outputSchema')) {
      yield {
        at,
        message: `The reference ${JSON.stringify(clip(ref, 80))} has no target in the output schema. ${lost(at)}. Put the definition under "$defs".`,
      }
    }
    for (const { at, steps } of endlessIn(outputSchema)) {
      yield {
        at: `/outputSchema${at}`,
        message: `No answer can satisfy this schema. It requires ${list(steps, 4)}, which requires the same schema again, without end. Make one of these steps optional.`,
      }
    }
    for (const { schema, at, keyword: under } of subschemasWith(outputSchema, '/outputSchema', WEIGHED)) {
      for (const found of under === 'not' ? [] : contradictionsIn(outputSchema, schema)) {
        yield {
          at: join(at, ...found.at),
          message: `${found.none === undefined ? '' : `No ${found.none} can satisfy this schema: `}${found.says}. Correct the wrong keyword.`,
        }
      }
      const pattern = own(schema, 'pattern')
      const fault = typeof pattern === 'string' ? patternFault(pattern) : undefined
      if (fault === undefined) continue
      yield {
        at: join(at, 'pattern'),
        message: `The pattern ${JSON.stringify(pattern).slice(0, 60)} is not a valid regular expression (${clip(fault, 100)}). ${lost(join(at, 'pattern'))}. Write it in the syntax of ECMA-262.`,
      }
    }
  },
  plant({ index, outputSchema }, random) {
    if (!isObject(outputSchema)) return undefined
    const node = subschemasOf(outputSchema, '/outputSchema').find(
      ({ keyword, schema }) => keyword === 'properties' && own(schema, 'type') === 'string',
    )
    if (node === undefined) return undefined
    const wrong = ['str', 'date', 'text'][Math.floor(random() * 3)] ?? 'str'
    return [
      random() < 0.7
        ? { tool: index, at: join(node.at, 'type'), to: wrong }
        : { tool: index, at: join(node.at, '$ref'), to: '#/components/schemas/Result' },
    ]
  },
})
