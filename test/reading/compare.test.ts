import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import type { ReadingKind } from '../../src/reading/kinds.ts'
import { verify } from '../../src/reading/verify.ts'

interface Given {
  readonly name?: string
  readonly description?: string
  readonly annotations?: Record<string, boolean>
  readonly limit?: object
  readonly outputSchema?: object
}

const OUTPUT = {
  type: 'object',
  properties: { rows: { type: 'array', items: { type: 'string' } }, next: { type: 'string' } },
  additionalProperties: false,
}

/** What is made of quotes from a tool `rows` with one parameter. */
function worth(
  kind: ReadingKind,
  { limit = {}, ...given }: Given,
  quotes: readonly (readonly [at: string, quote: string, about: string])[],
) {
  const properties = { limit: { type: 'integer', ...limit } }
  const raw = { name: 'rows', ...given, inputSchema: { type: 'object', properties } }
  const tool = toolFrom(JSON.parse(JSON.stringify(raw)), 0, undefined)
  const claims = quotes.map(([at, quote, about]) => ({ at, quote, about, value: '' }))
  const at = claims[0]?.at ?? ''
  const verified = verify(
    { kind, certainty: 'proved', at, claims, what: 'Wrong.' },
    tool,
    toolsetFrom({ uri: 'x', tools: [tool] }),
  )
  return verified.outcome === 'dropped' ? `dropped at ${verified.at}` : `${verified.outcome} ${verified.rule}`
}

const TEXT = '/description'
const LIMIT = '/inputSchema/properties/limit'

test.each<[says: string, kind: ReadingKind, given: Given, quotes: Parameters<typeof worth>[2], outcome: string]>([
  // two texts, without a schema that decides
  [
    'two defaults in two texts',
    'default',
    { description: 'Lists.\n\nArgs:\n    limit: How many, default 20.', limit: { description: 'How many. Defaults to 50.' } },
    [
      [TEXT, 'default 20', 'limit'],
      [`${LIMIT}/description`, 'Defaults to 50', 'limit'],
    ],
    'conflict consistency/default-conflict',
  ],
  [
    'one default in two texts',
    'default',
    { description: 'Lists.\n\nArgs:\n    limit: How many, default 20.', limit: { description: 'How many. Defaults to 20.' } },
    [
      [TEXT, 'default 20', 'limit'],
      [`${LIMIT}/description`, 'Defaults to 20', 'limit'],
    ],
    'dropped at agreement',
  ],
  [
    'two limits in two texts',
    'range',
    { description: 'Lists.\n\nArgs:\n    limit: How many, at most 20.', limit: { description: 'How many, at most 50.' } },
    [
      [TEXT, 'at most 20', 'limit'],
      [`${LIMIT}/description`, 'at most 50', 'limit'],
    ],
    'conflict consistency/range-conflict',
  ],
  [
    'a limit and a default',
    'range',
    { description: 'Lists.\n\nArgs:\n    limit: How many, default 20.', limit: { description: 'How many, at most 50.' } },
    [
      [TEXT, 'default 20', 'limit'],
      [`${LIMIT}/description`, 'at most 50', 'limit'],
    ],
    'open reading/contradiction',
  ],
  [
    'a limit under a condition',
    'range',
    { limit: { maximum: 50, description: 'How many, up to 50 when logged in.' } },
    [
      [`${LIMIT}/description`, 'up to 50 when logged in', 'limit'],
      [`${LIMIT}/maximum`, '50', 'limit'],
    ],
    'open reading/contradiction',
  ],
  // a sentence that names the parameter with a plain word
  [
    'a unit',
    'unit',
    { description: 'Waits. The limit is told in minutes.', limit: { description: 'In seconds.' } },
    [
      [TEXT, 'The limit is told in minutes', 'limit'],
      [`${LIMIT}/description`, 'In seconds', 'limit'],
    ],
    'conflict consistency/unit-conflict',
  ],
  [
    'a unit of something else',
    'unit',
    { description: 'Waits. The pause is in minutes.', limit: { description: 'In seconds.' } },
    [
      [TEXT, 'The pause is in minutes', 'limit'],
      [`${LIMIT}/description`, 'In seconds', 'limit'],
    ],
    'open reading/contradiction',
  ],
  [
    'a unit of another name',
    'unit',
    { description: 'Waits. The limit is, unlike `max_age`, in minutes.', limit: { description: 'In seconds.' } },
    [
      [TEXT, 'The limit is', 'limit'],
      [`${LIMIT}/description`, 'In seconds', 'limit'],
    ],
    'open reading/contradiction',
  ],
  // effects
  [
    'an opening verb',
    'effect',
    { name: 'letter', description: 'Sends a letter to the tenant.', annotations: { readOnlyHint: true } },
    [
      [TEXT, 'Sends a letter', 'tool'],
      ['/annotations/readOnlyHint', 'true', 'tool'],
    ],
    'conflict annotation/read-only-contradiction',
  ],
  [
    'a verb of what is returned',
    'effect',
    { description: 'Lists rows. Removes duplicates.', annotations: { readOnlyHint: true } },
    [
      [TEXT, 'Removes duplicates', 'tool'],
      ['/annotations/readOnlyHint', 'true', 'tool'],
    ],
    'open reading/contradiction',
  ],
  [
    'a denial',
    'effect',
    { description: 'Lists rows. It never renames or deletes one.', annotations: { readOnlyHint: true } },
    [
      [TEXT, 'It never renames or deletes one', 'tool'],
      ['/annotations/readOnlyHint', 'true', 'tool'],
    ],
    'dropped at agreement',
  ],
  [
    'a denial that is taken back',
    'effect',
    { description: 'Lists rows. It never deletes one, except stale ones.', annotations: { readOnlyHint: true } },
    [
      [TEXT, 'It never deletes one', 'tool'],
      ['/annotations/readOnlyHint', 'true', 'tool'],
    ],
    'open reading/contradiction',
  ],
  [
    'a denial next to a change',
    'effect',
    { description: 'Lists rows. It never deletes one but marks it as read.', annotations: { readOnlyHint: true } },
    [
      [TEXT, 'It never deletes one', 'tool'],
      ['/annotations/readOnlyHint', 'true', 'tool'],
    ],
    'open reading/contradiction',
  ],
  [
    'a repeat that adds',
    'effect',
    {
      name: 'letter',
      description: 'Sends a letter. Calling it twice sends two letters.',
      annotations: { idempotentHint: false },
    },
    [
      [TEXT, 'Calling it twice sends two letters.', 'tool'],
      ['/annotations/idempotentHint', 'false', 'tool'],
    ],
    'dropped at agreement',
  ],
  [
    'the verb of the name',
    'effect',
    { name: 'list_rows', description: 'Lists the rows.' },
    [
      [TEXT, 'Lists the rows.', 'tool'],
      ['/name', 'list_rows', 'tool'],
    ],
    'dropped at agreement',
  ],
  // names and results
  [
    'a field that comes back',
    'returns',
    { description: 'Returns `rows` and `next`.', outputSchema: OUTPUT },
    [
      [TEXT, 'Returns `rows`', 'tool'],
      ['/outputSchema/additionalProperties', 'false', 'tool'],
    ],
    'dropped at agreement',
  ],
  [
    'a field in plain words that a closed output schema does not have',
    'returns',
    { description: 'Returns the rows with a total for each.', outputSchema: OUTPUT },
    [
      [TEXT, 'with a total for each', 'total'],
      ['/outputSchema/properties/total', '', 'total'],
    ],
    'conflict consistency/returns-conflict',
  ],
  [
    'a field in plain words where more may come back',
    'returns',
    { description: 'Returns the rows with a total for each.', outputSchema: { ...OUTPUT, additionalProperties: true } },
    [
      [TEXT, 'with a total for each', 'total'],
      ['/outputSchema/properties/total', '', 'total'],
    ],
    'open reading/contradiction',
  ],
  [
    'a name that may be a parameter',
    'exists',
    { description: 'Lists rows, by `sort_key` of the table.' },
    [
      [TEXT, '`sort_key`', 'sort_key'],
      ['/inputSchema/properties/sort_key', '', 'sort_key'],
    ],
    'open reading/contradiction',
  ],
  [
    'a value for a name',
    'exists',
    { description: 'Lists rows.', limit: { enum: [5, 10], description: 'Say `10`.' } },
    [[`${LIMIT}/description`, 'Say `10`.', '10']],
    'dropped at agreement',
  ],
  // values
  [
    'values that all are choices',
    'choices',
    { limit: { enum: [5, 10], description: 'Say `5` for few.' } },
    [
      [`${LIMIT}/description`, '`5`', 'limit'],
      [`${LIMIT}/enum`, '[5,10]', 'limit'],
    ],
    'dropped at agreement',
  ],
  [
    'a number next to those that were read',
    'range',
    { limit: { maximum: 50, description: 'How many, e.g. 20; the service stops at 80.' } },
    [
      [`${LIMIT}/description`, 'e.g. 20', 'limit'],
      [`${LIMIT}/maximum`, '50', 'limit'],
    ],
    'open reading/contradiction',
  ],
])('%s', (_, kind, given, quotes, outcome) => {
  expect(worth(kind, given, quotes)).toBe(outcome)
})
