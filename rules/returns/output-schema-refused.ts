import { isObject, own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { refusedOutput } from '../../src/schema/refused-output.ts'
import { NEWER_SDK, OLDER_SDK } from '../../src/schema/sdk.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

const SEEN = { kind: 'measured', checked: '2026-11-29' } as const
const returning = (total: object, rest: object = {}) => ({
  outputSchema: { ...rest, type: 'object', properties: { total: { description: 'Number of passages.', ...total } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The SDK clients cannot compile the output schema, although its dialect allows it.',
  why: 'The TypeScript SDKs compile output schemas to check answers. The older SDK does it when it reads the list, and one schema that it cannot compile removes every tool of the server. The newer SDK does it at each call, and the tool has done its work when the call fails. A dialect that only the newer SDK refuses is a warning.',
  proof:
    'ajv 8, as both SDKs run it: nullable needs a type, id is not supported, patterns use the flag u; checked keyword by keyword.',
  evidence: [
    {
      ...SEEN,
      ref: `npm ${OLDER_SDK}, Client.listTools()`,
      says: 'Refuses the whole list for "nullable" without "type", for "id", and for a pattern that the flag u forbids.',
    },
    {
      ...SEEN,
      ref: `npm ${NEWER_SDK}, Client.callTool()`,
      says: 'Fails each call for the same, and for a dialect other than 2020-12, 2019-09, draft-07 and draft-06.',
    },
    {
      kind: 'report',
      ref: 'https://github.com/anthropics/claude-code/issues/76040',
      says: 'Claude Code loses all tools of a server over one output schema that it cannot compile.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      returning({ type: 'integer', nullable: true }),
      returning({ type: 'integer' }, { $schema: 'http://json-schema.org/draft-07/schema#' }),
      returning({ type: 'string', pattern: '^[\\w-]+$' }),
    ],
    bad: [
      returning({ nullable: true }),
      returning({ anyOf: [{ type: 'integer' }], nullable: true }),
      returning({ type: 'integer', id: 'total' }),
      returning({ type: 'string', pattern: '^\\d+\\-\\d+$' }),
      returning({ type: 'integer' }, { $schema: 'http://json-schema.org/draft-04/schema#' }),
      returning({ type: 'integer' }, { $schema: 'https://example.com/my-schema' }),
    ],
  },
  *check({ outputSchema }) {
    if (!isObject(outputSchema)) return
    for (const { at, says, instead, newer } of refusedOutput(outputSchema, '/outputSchema')) {
      yield newer
        ? {
            at,
            severity: 'warn',
            message: `In the output schema, ${says}. That client fails every call of the tool when it checks the answer. ${instead}`,
          }
        : {
            at,
            message: `In the output schema, ${says}. ${OLDER_SDK} refuses the whole tool list, and ${NEWER_SDK} every call of the tool. ${instead}`,
          }
    }
  },
  plant({ index, outputSchema }, random) {
    if (!isObject(outputSchema)) return undefined
    const node = subschemasOf(outputSchema, '/outputSchema').find(
      ({ keyword, schema }) => keyword === 'properties' && own(schema, 'type') === 'string',
    )
    if (node === undefined) return undefined
    return [
      random() < 0.5
        ? { tool: index, at: join(node.at, 'pattern'), to: '^[a-z]+\\-[0-9]+$' }
        : { tool: index, at: '/outputSchema/$schema', to: 'http://json-schema.org/draft-04/schema#' },
    ]
  },
})
