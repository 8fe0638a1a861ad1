import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { ghostsOf } from '../../../../src/lint/claims/judge/exists.ts'

const PROPERTIES: JsonObject = {
  query: { type: 'string', description: 'Words.' },
  limit: { type: 'integer', description: 'How many.' },
  folder: { type: 'string' },
}

/** The names without a property, as `name` or `name > property`. */
function ghosts(description: string, properties = PROPERTIES) {
  const inputSchema = { type: 'object', properties }
  const tool = toolFrom({ name: 'find_mail', description, inputSchema }, 0, undefined)
  const other = toolFrom({ name: 'get_mail', inputSchema: { type: 'object', properties: { id: {} } } }, 1, undefined)
  return ghostsOf(tool, toolsetFrom({ uri: 'x', tools: [tool, other] })).map(({ documented, meant }) =>
    meant === undefined ? documented.name : `${documented.name} > ${meant}`,
  )
}

describe('documented names without a property', () => {
  test.each([
    [
      'beside a silent property',
      'Find.\n\nArgs:\n    query: Words.\n    limit: How many.\n    mailbox: Where.',
      ['mailbox > folder'],
    ],
    ['alone', 'Find.\n\nArgs:\n    query: Words.\n    folder: Where.\n    sender: Who.', ['sender']],
    ['set in prose', 'Find. To go on set `page` to 2.', ['page']],
    ['called a parameter', 'Find. The `page` parameter picks one.', ['page']],
    ['in a list among known ones', 'Find. Takes `query`, `limit` and `sender`.', ['sender > folder']],
  ])('%s', (_, description, names) => {
    expect(ghosts(description)).toEqual(names)
  })

  test.each([
    ['a nested row', 'Find.\n\nArgs:\n    query: Words.\n    folder: Where:\n        sender: Who.'],
    ['a row of another section', 'Find.\n\nArgs:\n    query: Words.\n\nReturns:\n    sender: Who.'],
    ['a list of something else', 'Find.\n\nThe file has:\n- sender: Who.\n- subject: What.'],
    ['the argument of another tool', 'Find. Pass the number as the `mail_id` parameter to get_mail.'],
    ['a setting', 'Find. The `page` parameter of the web API has no counterpart.'],
    ['what a framework passes in', 'Find.\n\nArgs:\n    query: Words.\n    ctx: The context.'],
  ])('silent on %s', (_, description) => {
    expect(ghosts(description)).toEqual([])
  })

  test('silent where an object with any keys may hold the name', () => {
    expect(ghosts('Find. To go on set `page` to 2.', { ...PROPERTIES, options: { type: 'object' } })).toEqual([])
  })
})
