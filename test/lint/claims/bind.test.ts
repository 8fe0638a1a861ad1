import { describe, expect, test } from 'vitest'
import { toolFrom } from '../../../src/core/tool.ts'
import { stretchesOf } from '../../../src/lint/claims/bind.ts'

const PROPERTIES = { limit: { type: 'integer' }, query: { type: 'string' }, dry_run: { type: 'boolean' } }

/** What a description says of its parameters, by name. */
function told(description: string) {
  const tool = toolFrom({ name: 'x', description, inputSchema: { type: 'object', properties: PROPERTIES } }, 0, undefined)
  const found: Record<string, string> = {}
  stretchesOf(tool).forEach(({ parameter, text, at, start, source }) => {
    expect(at).toBe('/description')
    expect(source.length).toBeGreaterThanOrEqual(start + text.length)
    const said = text.trim().replace(/ +/g, ' ')
    found[parameter.name] = found[parameter.name] === undefined ? said : `${found[parameter.name]} | ${said}`
  })
  return found
}

describe('what the description of a tool says of its parameters', () => {
  test.each([
    ['Search.\n\nArgs:\n    query: What to look for\n    limit: How many', { query: ': What to look for', limit: ': How many' }],
    ['Search.\nParameters:\n- `limit` (integer, default 10): how many', { limit: '(integer, default 10): how many' }],
    ['Search.\n* **limit** - how many\n* **query** - what', { limit: '- how many', query: '- what' }],
    ['Search.\n:param limit: how many', { limit: ': how many' }],
    ['Increase `limit` (max 100) for more.', { limit: '(max 100) | Increase it' }],
    ['Takes query (required) and limit (optional, max 100).', { query: '(required)', limit: '(optional, max 100)' }],
    ['Search. `limit` defaults to 20. More text.', { limit: 'it defaults to 20.' }],
  ])('%j', (description, stretches) => {
    expect(told(description)).toEqual(stretches)
  })

  test.each([
    ['results', 'Search.\n\nReturns:\n    query: what was looked for\n    limit: how many there were'],
    ['an example', 'Search.\n```\nlimit: 10\n```'],
    ['a JSON example', 'Search, for example\n{\n  "limit": 10\n}'],
    ['two cases', 'For lists:\n- limit: up to 10\nFor searches:\n- limit: up to 50'],
    ['one of two', 'At least one of `query` or `limit` is required.'],
    ['an aside', 'Search the limit (of the law) for a query (of a kind).'],
    ['a name that is none', 'Search.\nArgs:\n  max: how many'],
  ])('nothing from %s', (_, description) => {
    expect(told(description)).toEqual({})
  })
})

test.each(['n', 'limit', 'max_number_of_results'])('what is said of `%s` stands next to what stands for it', (name) => {
  const description = `Search. \`${name}\` defaults to 20.`
  const inputSchema = { type: 'object', properties: { [name]: { type: 'integer' } } }
  const [stretch] = stretchesOf(toolFrom({ name: 'x', description, inputSchema }, 0, undefined))
  expect(stretch?.text).toMatch(/\bit defaults to 20\.$/)
  expect(stretch?.text.length).toBe(` \`${name}\` defaults to 20.`.length)
})
