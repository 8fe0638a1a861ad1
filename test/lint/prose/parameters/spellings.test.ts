import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom, type Tool } from '../../../../src/core/tool.ts'
import { applyPatch } from '../../../../src/lint/patch.ts'
import { respelled } from '../../../../src/lint/prose/parameters/respelled.ts'
import { spellingsIn, usesOf } from '../../../../src/lint/prose/parameters/spellings.ts'

type Types = Readonly<Record<string, string>>

const toolsWith = (...all: readonly Types[]) =>
  all.map((types, index) => {
    const properties = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]))
    return toolFrom(
      { name: `tool_${index}`, inputSchema: { type: 'object', properties, required: Object.keys(types) } },
      index,
      undefined,
    )
  })
const setOf = (tools: readonly Tool[]) => toolsetFrom({ uri: 'test.json', tools })
const spelled = (...all: readonly Types[]) =>
  spellingsIn(usesOf(setOf(toolsWith(...all)))).map((forms) => forms.map(([name, uses]) => `${name} ${uses.length}`))

test.each([
  ['case', [{ user_id: 'string' }, { userId: 'string' }, { userId: 'string' }], [['userId 2', 'user_id 1']]],
  ['capitals', [{ ID: 'string' }, { id: 'string' }], [['ID 1', 'id 1']]],
  ['an abbreviation of one type', [{ repo: 'string' }, { repository: 'string' }], [['repo 1', 'repository 1']]],
] as const)('two spellings by %s are found, the usual one first', (_, tools, expected) => {
  expect(spelled(...tools)).toEqual(expected)
})

test.each([
  ['one spelling', [{ user_id: 'string' }, { user_id: 'integer' }]],
  ['other words', [{ user_id: 'string' }, { team_id: 'string' }]],
  ['an abbreviation of another type', [{ desc: 'boolean' }, { description: 'string' }]],
  ['two spellings in one tool', [{ user_id: 'string', userId: 'string' }, { userId: 'string' }]],
  ['names without letters', [{ $: 'string' }, { _: 'string' }]],
] as const)('%s is no second spelling', (_, tools) => {
  expect(spelled(...tools)).toEqual([])
})

test.each([
  ['a shared parameter is renamed where it is required, too', [{ user_id: 'string' }, { user_id: 'string' }], ['userId']],
  ['an abbreviation is added', [{ query: 'string' }, { limit: 'integer' }], ['limit', 'q']],
] as const)('%s', (_, all, expected) => {
  const tools = toolsWith(...all)
  const edits = respelled(tools, () => 0.9) ?? []
  const set = toolsetFrom({ id: 'test', uri: 'test.json', tools })
  const planted = applyPatch(set, { says: 'Plant', safe: false, edits }).tools.slice(1)
  expect([...usesOf(setOf(planted)).keys()]).toEqual(expected)
  expect(planted[0]?.inputSchema['required']).toEqual(expected.filter((name) => name !== 'q'))
})

test('nothing is respelled where no parameter can be', () => {
  expect(respelled(toolsWith({ limit: 'integer' }), () => 0)).toBeUndefined()
})
