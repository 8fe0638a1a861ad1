import { describe, expect, test } from 'vitest'
import { besideIn, documentedIn } from '../../../../src/lint/claims/read/documented-parameters.ts'

const named = (text: string) => documentedIn(text).map(({ name, by }) => `${name} ${by}`)

describe('names that a text treats as parameters', () => {
  test.each([
    ['Search.\n\nArgs:\n    query: Words.\n    top (int): How many.', ['query row', 'top row']],
    ['Search.\n\n| parameter | meaning |\n|---|---|\n| `query` | Words. |\n| `top` | Number. |', ['query row', 'top row']],
    ['Search.\n\n:param query: words\n:param int top: how many', ['query row', 'top row']],
    ['Search.\n\n@param {string} query words\n@param {number} [top] how many', ['query row', 'top row']],
    ['Search.\n\nParameters\n----------\nquery : str\n    Words.', ['query row']],
    ['Search.\n\nIt takes:\n- `query` - words\n- `top` - number', ['query listed', 'top listed']],
    ['Search. Takes `query` and `top`.', ['query listed', 'top listed']],
    ['Search. The `top` parameter limits it.', ['top called']],
    ['Search. To go on set `page` to 2.', ['page set']],
    ['Search. Use `all_mail: true` for everything.', ['all_mail set']],
    ['Search. Set all_mail to true for everything.', ['all_mail set']],
    ['Search. Pass `since` to get newer mail.', ['since used']],
    ['Search. If `since` is given, only newer mail.', ['since used']],
  ])('%j', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  test.each([
    'Search.\n\nReturns:\n    id: The number.',
    'Search.\n\nArgs:\n    zone: The records.\n        ttl: How long.'.replace(
      'zone: The records.\n        ',
      'ctx: the context\n        ',
    ),
    'Search for `open` or `closed` mail.',
    'The `kubectl` command does the same.',
    'Set it to true.',
    'Follow `parent_id` and use `step` to order them.',
  ])('none in: %j', (text) => {
    expect(named(text)).toEqual([])
  })

  test('the text of one parameter names others beside it', () => {
    expect(besideIn('Mutually exclusive with `ids`. Ignored if `all` is true.').map(({ name }) => name)).toEqual(['ids', 'all'])
    expect(besideIn('Only with `open` mail, see `ids`')).toEqual([])
  })
})
