import { expect, test } from 'vitest'
import { actionsOf } from '../../../../src/lint/prose/tools/actions.ts'
import { effectOfDescription, effectOfName } from '../../../../src/lint/prose/tools/effect.ts'
import { statedLoss } from '../../../../src/lint/prose/tools/losses.ts'
import { toolFrom } from '../../../../src/core/tool.ts'

test.each([
  ['kv_delete', 'destroys', 'delete'],
  ['getMergeRequestState', 'reads', 'get'],
  ['list_deleted_policies', 'reads', 'list'],
  ['firewall_monitor_delete', 'destroys', 'delete'],
  ['monitor_firewall', 'reads', 'monitor'],
  ['post_get', 'reads', 'get'],
  ['post_message', 'changes', 'post'],
  ['policies_search', 'reads', 'search'],
  ['update_check', 'changes', 'update'],
] as const)('the name %s says that the tool %s', (name, effect, verb) => {
  expect(effectOfName(name)).toEqual({ effect, verb, words: undefined })
})

test('a name without a known verb says nothing', () => {
  expect(effectOfName('whoami')).toBeUndefined()
  expect(effectOfName('updates')).toBeUndefined()
})

test.each([
  ['Deletes a branch', 'destroys', 'Deletes'],
  ['Permanently delete a branch', 'destroys', 'delete'],
  ['Use this tool to remove a tag', 'changes', 'remove'],
  ['This tool allows you to list tabs', 'reads', 'list'],
  ['List, create, close, or select a tab', 'changes', 'create'],
  ['Get or delete a branch', 'destroys', 'delete'],
  ['Notes | Query a source', 'reads', 'Query'],
  ['\n  **Update** a page', 'changes', 'Update'],
] as const)('%j says that the tool %s', (description, effect, verb) => {
  const stated = effectOfDescription(description)
  expect(stated).toMatchObject({ effect, verb })
  expect(description.slice(stated?.words?.start, stated?.words?.end)).toBe(verb)
})

test.each(['Soft-delete a page', 'The branch to delete', 'Never deletes a page', '', 'Deletion of pages'])(
  '%j opens with no known verb',
  (description) => {
    expect(effectOfDescription(description)).toBeUndefined()
  },
)

test.each([
  ['Publishes the site. This cannot be undone.', 'cannot be undone'],
  ['WARNING: on success this overwrites the page and cannot be undone.', 'overwrites'],
  ['Creating a snapshot will overwrite the existing snapshot!', 'will overwrite'],
  ['The contents are overwritten by the build.', 'are overwritten'],
  ['It overwrites the page, not the draft.', 'overwrites'],
])('%j states a loss', (text, verb) => {
  const loss = statedLoss(text)
  expect(loss?.verb).toBe(verb)
  expect(text.slice(loss?.words.start, loss?.words.end)).toBe(verb)
})

test.each([
  'Copies the page. It never overwrites an existing one.',
  'Moves the page without losing anything; nothing is deleted.',
  'If `force` is true, the page is overwritten.',
  'Lists the pages that were deleted.',
  'Once a page is deleted, it is no longer listed.',
  'Does not delete anything; it can be undone.',
  'Adds a note. Notes cannot be deleted.',
])('%j states no loss', (text) => {
  expect(statedLoss(text)).toBeUndefined()
})

test('actions are the values of the parameter that chooses them', () => {
  const withValues = (name: string, values: string[]) =>
    actionsOf(
      toolFrom(
        { name: 'a', inputSchema: { type: 'object', properties: { [name]: { type: 'string', enum: values } } } },
        0,
        undefined,
      ),
    ).map(({ value, effect }) => `${value} ${effect}`)
  expect(withValues('action', ['list', 'delete_page', 'other'])).toEqual(['list reads', 'delete_page destroys'])
  expect(withValues('method', ['GET', 'DELETE'])).toEqual(['GET reads', 'DELETE destroys'])
  expect(withValues('status', ['create', 'delete'])).toEqual([])
})
