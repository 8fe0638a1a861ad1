import { expect, test } from 'vitest'
import { listerOf } from '../../../../src/lint/prose/tools/listers.ts'
import { nameWords } from '../../../../src/lint/prose/text/words.ts'
import { toolsetOf } from '../../../../src/lint/example.ts'

const setOf = (...names: string[]) => toolsetOf({ tools: names.map((name) => ({ name })) })

test.each([
  ['list_bases', 'base'],
  ['stories-search', 'story'],
  ['getPullRequests', 'pull_request'],
  ['billing_getPaymentMethodListV1', 'payment_method'],
  ['slack_list_channels', 'channel'],
  ['list_project_issues', 'issue'],
])('takes %s for the tool that lists %s', (name, kind) => {
  expect(listerOf(setOf('delete_all', name), nameWords(kind))).toBe(name)
})

test.each([
  ['get_base', 'base'],
  ['list_bases_by_owner', 'owner'],
  ['get_status', 'status'],
  ['create_bases', 'base'],
  ['list', ''],
])('does not take %s for a tool that lists %s', (name, kind) => {
  expect(listerOf(setOf(name), nameWords(kind))).toBeUndefined()
})

test('prefers the shorter of two names', () => {
  expect(listerOf(setOf('list_archived_projects', 'list_projects'), nameWords('project'))).toBe('list_projects')
})
