import { describe, expect, test } from 'vitest'
import { toolFrom, type Toolset, toolsetFrom } from '../../../../src/core/tool.ts'
import { meantTool, namesOf } from '../../../../src/lint/prose/tools/tool-names.ts'
import { toolReferencesIn } from '../../../../src/lint/claims/read/tool-references.ts'

describe('names that prose calls upon', () => {
  test.each([
    ['Use get_user first.', ['get_user']],
    ['call `list-users` to get the id', ['list-users']],
    ["use the 'searchIssues' tool", ['searchIssues']],
    ['The list_users tool gives the ids.', ['list_users']],
    ['the id returned by get_user()', ['get_user']],
  ])('%s', (text, names) => {
    expect(toolReferencesIn(text).map(({ name }) => name)).toEqual(names)
  })

  test.each([
    'Use authentication.mechanism to log in',
    'Call https://example.com/get_user',
    'use --dry-run',
    'Set sort_by to name.',
    'Use it first.',
    'Verwende get_user, um den Namen und die Adresse der Person zu lesen, die das Ticket erstellt hat, und nicht mehr.',
  ])('none in: %s', (text) => {
    expect(toolReferencesIn(text)).toEqual([])
  })
})

function set(...names: string[]): Toolset {
  const tools = names.map((name, index) => toolFrom({ name, inputSchema: {} }, index, undefined))
  return toolsetFrom({ id: 'x', uri: 'x', tools })
}

describe('the tool that a wrong name means', () => {
  test.each([
    ['getUser', ['get_user', 'list_users'], 'get_user'],
    ['get_users', ['get_user', 'list_teams'], 'get_user'],
    ['user_get', ['get_user', 'list_teams'], 'get_user'],
    ['get-test-signature', ['get-tests-signatures', 'get-test-results'], 'get-tests-signatures'],
    ['search_docuemnt_store', ['search_document_store', 'read_document_store'], 'search_document_store'],
    ['search_places', ['maps_search_places', 'maps_geocode', 'maps_route'], 'maps_search_places'],
  ])('%s', (wrong, names, meant) => {
    expect(meantTool(wrong, namesOf(set(...names)))).toBe(meant)
  })

  test.each([
    ['delete_user', ['get_user', 'list_users']],
    ['get_team', ['get_user', 'list_users']],
    ['sort_by', ['get_user', 'list_users']],
  ])('none for %s', (wrong, names) => {
    expect(meantTool(wrong, namesOf(set(...names)))).toBeUndefined()
  })
})
