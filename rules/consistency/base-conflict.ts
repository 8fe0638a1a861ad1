import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'
import { basesOfAllAgainst } from '../../src/lint/claims/judge/base.ts'
import { statementsIn } from '../../src/lint/claims/read.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A text counts from 0 and the schema from 1, or the reverse.',
  why: 'A text states "zero-based" and the schema has `minimum: 1`. A model that asks for the first page is refused, or silently starts with the second. The rule uses only what a text states about its own parameter ("starting at 1", "0-based", "the first page is 0"). It ignores texts that give the other number a meaning of its own ("0 for all").',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2',
      says: '`minimum` asserts an inclusive bound, so a value below it is refused.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      withPage({ type: 'integer', minimum: 1, default: 1, description: 'Page of the results, starting at 1.' }),
      withPage({ type: 'integer', minimum: 0, description: 'Page of the results, starting at 1; 0 for all of them.' }),
      withPage({ type: 'integer', minimum: 0, default: 0, description: 'Page of the results, zero-based.' }),
      withPage({ type: 'integer', minimum: 1, description: 'Page of the results, not zero-based.' }),
      withPage({ type: 'integer', minimum: 0, description: 'Page of the results, starting at 10 passages.' }),
    ],
    bad: [
      {
        description: 'Search the policy handbook by keyword. Pages are zero-based.',
        ...withPage({ type: 'integer', minimum: 1, description: 'Which page of the results to return.' }),
      },
      withPage({ type: 'integer', minimum: 1, description: 'Page of the results, zero-based.' }),
      withPage({ type: 'integer', minimum: 1, description: 'Which page to show. The first page is 0.' }),
      withPage({ type: 'integer', minimum: 0, default: 0, description: 'Page of the results, starting at 1.' }),
      withPage({ type: 'integer', default: 1, description: 'Page of the results; pages count from 0.' }),
      {
        description: 'Search the policy handbook by keyword.\n\nArgs:\n    page: Page of the results (0-based)',
        ...withPage({ type: 'integer', description: 'Page of the results, starting with 1.' }),
      },
    ],
  },
  *check(tool) {
    yield* conflicts(tool, 'base')
    yield* basesOfAllAgainst(tool)
  },
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) =>
        isOnly(one, 'integer') &&
        ['enum', 'const'].every((keyword) => own(one.schema, keyword) === undefined) &&
        own(one.schema, 'default') !== 0 &&
        !/\b(?:0|1|zero|one)\b/.test(one.description ?? '') &&
        statementsIn(one.description ?? '', new Set(['range', 'base'])).length === 0,
    )
    const form = pick(['Zero-based.', 'Starts at 0.', '(0-based)', 'Counted from zero.'], random)
    const to = parameter === undefined || form === undefined ? undefined : appended(parameter.description ?? '', form)
    if (parameter === undefined || to === undefined) return undefined
    return [
      { tool: tool.index, at: join(parameter.at, 'description'), to },
      { tool: tool.index, at: join(parameter.at, 'minimum'), to: 1 },
    ]
  },
})

function withPage(page: JsonObject) {
  return { inputSchema: { type: 'object', properties: { page } } }
}
