import { expect, test } from 'vitest'
import { opposed } from '../../../../src/lint/prose/tools/opposed.ts'
import { isForGood, opensForGood, statedReturn } from '../../../../src/lint/prose/tools/permanence.ts'

test.each([
  ['get_user_profile', 'Set the profile of one user.', 'Set'],
  ['create_label', 'Deletes a label of the board.', 'Deletes'],
  ['enable_lock', 'Disables the lock of a domain.', 'Disables'],
  ['delete_row', 'Lists the rows of a table.', 'Lists'],
  ['get_invoice', 'Creates a new invoice.', 'Creates'],
  ['list_orders', 'Cancels an order.', 'Cancels'],
  ['addMember', 'Remove a member from the group.', 'Remove'],
  ['update_task', 'Create a task.', 'Create'],
  ['start_vm', 'Stops a machine.', 'Stops'],
  ['approve_request', 'Rejects a request.', 'Rejects'],
  ['import_contacts', 'Exports the contacts as CSV', 'Exports'],
])('%s and "%s" are opposed', (name, text, verb) => {
  const found = opposed(name, text)
  expect(found?.said).toBe(verb)
  expect(text.slice(found?.words.start, found?.words.end)).toBe(verb)
})

test.each([
  ['get_or_create_tag', 'Create a tag unless it exists.'],
  ['check_in', 'Add a guest to the list.'],
  ['get_chart', 'Create a chart of the sales.'],
  ['search_replace', 'Replace a word.'],
  ['post_search', 'Search pages'],
  ['remove_tag', 'Update a policy: its tag is removed.'],
  ['get_report', 'Start a report and return it.'],
  ['create_upload_url', 'Return a signed URL.'],
  ['list_item', 'Add an item to the shop.'],
  ['upload_and_attach', 'Fetch an image and attach it to a page.'],
  ['watch_card', 'Subscribe to a card that somebody watches.'],
  ['delete_page', 'Move a page to the archive.'],
  ['whoami', 'Delete nothing.'],
])('%s and "%s" agree', (name, text) => {
  expect(opposed(name, text)).toBeUndefined()
})

test('what can be brought back is told from what cannot', () => {
  expect(statedReturn('Moves it to the archive. Readers no longer see it, editors can bring it back at any time.')).toBeDefined()
  expect(statedReturn('Deletes a page. It can be restored for 30 days.')).toBeDefined()
  expect(statedReturn('Deletes a page. It can never be restored.')).toBeUndefined()
  expect(statedReturn('Deletes a page. To keep it use archive_page, from which it can be restored.')).toBeUndefined()
})

test('a label or an opening says that it is for good', () => {
  expect(['Delete page permanently', 'purge_page', 'hard delete'].map(isForGood)).toEqual([true, true, true])
  expect(['Delete page', 'good_page'].map(isForGood)).toEqual([false, false])
  expect(opensForGood('Permanently erases a page.')).toBeDefined()
  expect(opensForGood('Moves a page to the trash, which is permanently erased after a month.')).toBeUndefined()
})
