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
    'Lists the crates, with crate_id, weight and the day of arrival.',
    'Shows the parcels of a street, heaviest first, with parcel_id, sender and weight.',
    'Enters a dog into the show and gives back its dog_id.',
    'Open a locker and send back its lockerCode.',
    'Rent a bike and state the bike_id.',
    'Lists ferries by day: ferry_id, pier and captain.',
    'Lists ferries as a table (ferry_id, pier, captain).',
    'Finds bikes nearby, each with bike_id, model and charge.',
    'Lists rooms with title, floor and the is_free flag.',
    'Lists rents with model, day and the rent_id you pass to extend one.',
    'Returns the latest version_id.',
    'Enters a dog. Keep the dog_id for later calls.',
    'Enters a dog. Give the dog_id to the user.',
    'Enters a dog. Pass dog_id on to groom_dog.',
    'Enters a dog. Name its dog_id when you report back.',
    'Lists the people who have written for one of the desks of the house in the last two years, whether they are under contract or not, with personId, byline and desk.',
    'Finds parcels. With parcel_id, weight and state of each.',
    'What comes back: parcel_id, weight and the day of arrival.',
  ])('nothing to send in %j', (text) => {
    expect(codedNamesIn(text).filter(({ as }) => as !== 'named' && as !== 'found')).toEqual([])
  })

  test.each([
    ['With fuzzy_match, typing errors are forgiven.', ['fuzzy_match told']],
    ['Lists loans. Narrow them with due_before.', ['due_before told']],
    ['Find a loan; give its loan_id.', ['loan_id told']],
    ['To cancel, give the parcel_id.', ['parcel_id told']],
    ['Lists parcels. Pass parcel_id to see one.', ['parcel_id sent']],
    ['Lists parcels and, with old_parcels, those of last year.', ['old_parcels told']],
  ])('to be sent in %j', (text, names) => {
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
