import { expect, test } from 'vitest'
import { isPhrasal } from '../../../src/lint/lexicon/particles.ts'

test.each([
  ['add', ' up the visits of a month.'],
  ['add', ' all orders together.'],
  ['add', ' the hours of a month up and sorts them.'],
  ['set', ' out what a contract asks of whom.'],
  ['set', ' two plans side by side.'],
  ['put', ' together a summary of the day.'],
  ['run', ' through the pages of a site.'],
  ['pin', ' down where a word comes from.'],
  ['make', ' sure that a link works.'],
  ['save', ' you a second call.'],
  ['follow', ' the redirects of a link.'],
  ['start', ' from a page and reads what it links to.'],
  ['check', ' out a book.'],
])('%s%s: the verb alone does not tell what it does', (verb, rest) => {
  expect(isPhrasal(verb, rest)).toBe(true)
})

test.each([
  ['add', ' a visit.'],
  ['add', ' up to 50 members to a team.'],
  ['add', ' members together with their roles.'],
  ['set', ' the out-of-office text.'],
  ['set', ' out of office replies.'],
  ['run', ' a build.'],
  ['pin', ' a message.'],
  ['save', ' the draft.'],
  ['follow', ' a user.'],
  ['start', ' the server.'],
  ['delete', ' up to 50 rows.'],
])('%s%s: it does what it says', (verb, rest) => {
  expect(isPhrasal(verb, rest)).toBe(false)
})
