import { describe, expect, test } from 'vitest'
import { explainedIn } from '../../../../src/lint/claims/read/explained-values.ts'

describe('values that a text explains one by one', () => {
  test.each([
    ["'opaque' = busy, 'transparent' = free.", ['opaque', 'transparent']],
    ['What to do.\n- open: not merged yet\n- closed: no longer open', ['open', 'closed']],
    ['1. get - Get one issue\n2. get_comments - Get its comments', ['get', 'get_comments']],
    ['keyword=text search (default), by_nodes=find by node types', ['keyword', 'by_nodes']],
    ["'all' (every branch), 'mine' (my branches)", ['all', 'mine']],
    ['**Values**:- `private`: a private group- `public`: a public group', ['private', 'public']],
  ])('%s', (text, values) => {
    expect(explainedIn(text).map(({ value }) => value)).toEqual(values)
  })

  test.each(['The `name` of the file: at most 20 letters', "Use 'a' or 'b'.", 'Some text without any', ''])(
    'none in: %s',
    (text) => {
      expect(explainedIn(text)).toEqual([])
    },
  )
})
