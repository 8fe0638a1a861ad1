import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { toolFrom } from '../../../src/core/tool.ts'
import { claimsOf, quoteOf } from '../../../src/lint/claims/claim.ts'

const PROPERTIES: JsonObject = {
  limit: { type: 'integer' },
  query: { type: 'string' },
  zone: { type: 'array', items: { type: 'object', properties: { ttl: { type: 'integer' }, name: { type: 'string' } } } },
}

/** What a tool's description states, as `name: kind "words"`. */
function claimed(description: string, properties = PROPERTIES) {
  const tool = toolFrom({ name: 'x', description, inputSchema: { type: 'object', properties } }, 0, undefined)
  return claimsOf(tool).map((claim) => `${claim.about.name}: ${claim.statement.kind} "${quoteOf(claim)}"`)
}

describe('what a text states of the parameters that it names', () => {
  test.each([
    ['For a broad topic go up to 25 with `limit`.', ['limit: range "up to 25"']],
    ['Leave out query and the call is refused.', ['query: required "Leave out query and the call is refused"']],
    [
      'Search.\n\n| parameter | type | required |\n|---|---|---|\n| `limit` | string | yes |',
      ['limit: type "string"', 'limit: required "yes"'],
    ],
    ['Search.\n\n## Parameters\n- `zone`: the records\n  - `ttl` (optional): how long', ['ttl: required "optional"']],
    ['Search.\n\nParameters\n----------\nlimit : int\n    How many, at most 20.', ['limit: range "at most 20"']],
  ])('%j', (description, claims) => {
    expect(claimed(description)).toEqual(claims)
  })

  test.each([
    ['a condition', 'If there is no query, `limit` is required.'],
    ['one of two', 'At least one of `query` or `limit` is required.'],
    ['something else', 'Use `limit` for long lists, because the service returns at most 50 rows a minute.'],
    ['an example', 'Search.\n\n```\nlimit: string, optional\n```'],
    ['a quotation', 'For requests like "show me at most 5 of the limit".'],
    ['results', 'Search.\n\nReturns:\n    limit: the limit, at most 20'],
    [
      'another language',
      'Sucht im Handbuch nach einem Wort und gibt die Stellen aus.\n\nArgs:\n    limit: Erforderlich (required) ist die Zahl der Stellen, wenn nicht alle und nicht nur die ersten gefragt sind.',
    ],
  ])('nothing from %s', (_, description) => {
    expect(claimed(description)).toEqual([])
  })

  test('a nested name in the text of the parameter around it is the nested one', () => {
    const zone = {
      ...(PROPERTIES['zone'] as JsonObject),
      description: 'The records. Within a set ttl is optional, the rest has to be there.',
    }
    expect(claimed('Write the zone.', { ...PROPERTIES, zone })).toEqual(['ttl: required "optional"'])
  })
})
