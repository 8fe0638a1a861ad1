import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { areNamesakes, twinsOf } from '../../../../src/lint/prose/rivals/twins.ts'

const tool = (name: string, description: string, index = 0, required: readonly string[] = []) =>
  toolFrom(
    {
      name,
      description,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(required.map((key) => [key, { type: 'string' }])),
        required: [...required],
      },
    },
    index,
    undefined,
  )
const pairs = (...tools: readonly (readonly [name: string, description: string, ...required: string[]])[]) =>
  twinsOf(
    toolsetFrom({
      id: 't',
      uri: 't',
      tools: tools.map(([name, description, ...required], index) => tool(name, description, index, required)),
    }),
  ).map((pair) => `${pair.tool.name} ${pair.sibling.name}`)

test.each([
  [
    'one first sentence',
    ['list_notes', 'Finds the notes of a site. Returns titles.'],
    ['search_content', 'Finds the notes of a site.', 'text'],
  ],
  ['who is asking', ['whoami', 'Identify the person behind the session.'], ['get_current_user', 'Tells who is signed in.']],
  [
    'who is asking, without a verb',
    ['get_me', 'Returns the profile of the caller.'],
    ['current_account', 'The account of this session.'],
  ],
] as const)('%s makes twins', (_, one, other) => {
  expect(pairs(one, other)).toEqual([`${other[0]} ${one[0]}`])
})

test.each([
  [
    'words of their names',
    ['list_open_notes', 'Finds the notes of a site.'],
    ['list_closed_notes', 'Finds the notes of a site. All of them.'],
  ],
  ['a direction', ['move_up', 'Move the cursor up.'], ['move_down', 'Move the cursor down.']],
  [
    'what one does with the answer',
    ['get_my_profile', 'Get the profile of the caller.'],
    ['get_current_user_team', 'Get the team of the caller.'],
  ],
  ['a required id', ['whoami', 'Who is signed in.'], ['get_user', 'Get a user.', 'id']],
  [
    'a text that names the other',
    ['list_notes', 'Finds the notes of a site.'],
    ['search_content', 'Finds the notes of a site. Unlike list_notes by words.'],
  ],
  ['one against many', ['get_note', 'Finds the notes of a site.'], ['list_notes', 'Finds the notes of a site. Returns titles.']],
] as const)('%s tells apart', (_, one, other) => {
  expect(pairs(one, other)).toEqual([])
})

test('namesakes have the same nouns and required parameters, and one text adds nothing', () => {
  const [find, search] = [
    tool('find_docs', 'Find documents.', 0, ['q']),
    tool('search_documents', 'Search for documents.', 1, ['q']),
  ]
  expect(areNamesakes(find, search)).toBe(true)
  expect(areNamesakes(find, tool('search_documents', 'Search for documents.', 1, ['id']))).toBe(false)
  expect(
    areNamesakes(tool('remove_member', 'Removes a member from a team.'), tool('delete_member', 'Deletes an account for good.')),
  ).toBe(false)
})

test('ten thousand tools of one text are no ten million pairs', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => [`tool_${index}`, 'Finds the notes of a site.'] as const)
  expect(pairs(...many)).toEqual([])
})
