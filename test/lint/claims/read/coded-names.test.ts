import { describe, expect, test } from 'vitest'
import { codedNamesIn } from '../../../../src/lint/claims/read/coded-names.ts'

function named(text: string) {
  return codedNamesIn(text).map(({ name, as }) => `${name} ${as}`)
}

describe('names in code, by what their clause does with them', () => {
  test.each([
    ['On busy days set `urgency` to high to see less.', ['urgency sent']],
    ['Replies are copied too when `withReplies` is switched on.', ['withReplies sent']],
    ['If `deep` is left out, one level is read.', ['deep sent']],
    ['Long texts make the list grow; cut them with `maxTextLength`.', ['maxTextLength told']],
    ['To see older ones, raise `lookbackDays` first.', ['lookbackDays told']],
    ['The list has at most `max_rows` rows.', ['max_rows sent']],
    ['The `verbose` flag adds the raw lines.', ['verbose sent']],
    ['`columns` lets you pick what is shown.', ['columns sent']],
    ['Rows are ordered as `sort_order` says.', ['sort_order sent']],
    ['The list can be narrowed by `owner_name`.', ['owner_name told']],
    ['The `team_key` you pass decides what is shown.', ['team_key sent']],
    ['Has precedence over `maxTextLength`.', ['maxTextLength beside']],
    ['Ignored together with `raw_mode`.', ['raw_mode beside']],
    ['Look at `closed_by` of an entry to see who did it.', ['closed_by found']],
    ['After 500 rows the rest is dropped, `was_cut` turns true.', ['was_cut state']],
    ['`row_total` tells how many there would have been.', ['row_total found']],
    ['false while rows are left; feed `next_key` into the following call.', ['next_key found']],
    ['Each row of the answer carries `owner_id`.', ['owner_id found']],
  ])('%j', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  test.each([
    "Much like Trello's `copy_all_rows`, which is not needed here.",
    'A double click fires no `dblclick` event.',
    'The row moves to the `in_review` status.',
    'Files go to `public_html`, the directory of the site.',
    'It never sends `raw_mode`.',
    'In the `line_items` table of the shop nothing changes.',
    '`paused` means that nobody works on it.',
    'Needs the environment variable `row_token`.',
    'Named after `getRows()` of the library.',
    'Merges `main` into the branch.',
  ])('none in %j', (text) => {
    expect(named(text)).toEqual([])
  })
})
