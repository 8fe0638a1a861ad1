import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import type { Profile } from '../../src/lint/limits/limit.ts'
import { defaultsOf } from '../../src/lint/options.ts'

function found(id: string, names: readonly string[], { server, profiles = [] }: { server?: string; profiles?: Profile[] } = {}) {
  const rule = rules[id]
  if (rule === undefined) throw new Error(`no rule ${id}`)
  const tools = names.map((name, index) => toolFrom({ name, inputSchema: { type: 'object' } }, index, undefined))
  const configured = server === undefined ? {} : { configured: { uri: 'mcp.json', name: server } }
  const toolset = toolsetFrom({ id: 'tools.json', uri: 'tools.json', tools, ...configured })
  const { diagnostics, problems } = lint(toolset, [{ id, rule, severity: rule.severity, options: defaultsOf(rule), profiles }])
  expect(problems).toEqual([])
  return diagnostics
}

test.each([
  'execute',
  'run',
  'process_data',
  'handleRequest',
  'do-operation',
  'helper',
  'utils',
  'tool',
  'tool_2',
  'get_info',
  'mcp_tool',
  'process_input',
])('%s says nothing', (name) => {
  expect(found('name/generic', [name])).toHaveLength(1)
})

test.each([
  'get',
  'query',
  'search',
  'ping',
  'run_tests',
  'execute_sql',
  'get_task',
  'actions_get',
  'call_tool',
  'list_tools',
  'data_sources',
  'api_request',
  'fetch',
])('%s says something', (name) => {
  const silent = name === 'run_process' ? 1 : 0
  expect(found('name/generic', [name])).toHaveLength(silent)
})

describe('name/portable', () => {
  test('names the clients that refuse a dot, and offers a name without', () => {
    const [one] = found('name/portable', ['policies.search'])
    expect(one?.message).toMatch(/OpenAI.*Bedrock/)
    expect(one?.patches.flatMap(({ edits }) => edits.map(({ to }) => to))).toEqual(['policies_search'])
  })

  test.each<[string, Profile[], RegExp]>([
    ['3d_view_depot', ['gemini'], /^"3d_view_depot" begins with "3"\. The Gemini API refuses .* Begin the name with a letter\.$/],
    ['3d_view_depot', [], /^"3d_view_depot" begins with "3"\. The Gemini API refuses/],
    ['-list', ['gemini'], /^"-list" begins with "-"/],
    ['list depots', ['gemini'], /^"list depots" contains " "\. /],
    ['depots.list all', ['gemini'], /^"depots\.list all" contains " "\. The Gemini API/],
    ['a'.repeat(129), ['gemini'], /^The name has 129 characters\. The Gemini API .* Use at most 64 characters\.$/],
    ['depot.list', ['claude-desktop'], /Claude Desktop withholds all tools of the server/],
  ])('of %s for %j names the fault itself', (name, profiles, message) => {
    expect(found('name/portable', [name], { profiles }).map((one) => one.message)).toEqual([expect.stringMatching(message)])
  })

  test.each<[Profile, string, number]>([
    ['gemini', 'policies.search', 0],
    ['openai', 'policies.search', 1],
    ['gemini', '2_policies.search', 1],
    ['anthropic', 'a'.repeat(100), 0],
    ['anthropic-directory', 'a'.repeat(65), 1],
  ])('for %s alone, %s gives %i findings', (profile, name, many) => {
    expect(found('name/portable', [name], { profiles: [profile] })).toHaveLength(many)
  })
})

describe('name/prefixed-length', () => {
  const long = 'list_agency_plan_order_disk_usage_metrics'

  test('counts the key of the client configuration', () => {
    expect(found('name/prefixed-length', [long], { server: 'hosting-of-the-agency' })[0]?.message).toMatch(
      /Cursor drops the tool \(62 characters, the limit is 59\)/,
    )
    expect(found('name/prefixed-length', [long], { server: 'hosting' })).toEqual([])
  })

  test.each([58, 59, 60, 61, 64])('a name of %i characters leaves room for a server of one character or not', (length) => {
    const name = 'a'.repeat(length)
    for (const profiles of [[], ['cursor']] as const) {
      const all = found('name/prefixed-length', [name], { profiles: [...profiles] })
      expect(all).toHaveLength(length > 58 ? 1 : 0)
      if (length > 58) expect(all[0]?.message).toContain(`The name has ${length} characters and leaves no room`)
      expect(found('name/prefixed-length', [name], { server: 'x', profiles: [...profiles] })).toHaveLength(length > 58 ? 1 : 0)
    }
  })

  test('no length falls between the two rules about length', () => {
    for (let length = 50; length <= 140; length++) {
      const name = 'a'.repeat(length)
      const rules = ['name/portable', 'name/prefixed-length'].filter((id) => found(id, [name], { server: 'shop' }).length > 0)
      expect(rules, `${length}`).toEqual(length < 56 ? [] : length <= 64 ? ['name/prefixed-length'] : ['name/portable'])
    }
  })

  test('VS Code cuts a name, and keeps 13 characters of the server', () => {
    const [one] = found('name/prefixed-length', ['a'.repeat(50)], { server: 'hosting-of-the-agency', profiles: ['vscode'] })
    expect(one?.message).toContain('VS Code cuts the name there (68 characters, the limit is 64)')
    expect(found('name/prefixed-length', ['a'.repeat(46)], { server: 'hosting-of-the-agency', profiles: ['vscode'] })).toEqual([])
  })

  test('speaks only of the clients asked for', () => {
    expect(found('name/prefixed-length', [long], { server: 'hosting-of-the-agency', profiles: ['vscode'] })).toEqual([])
    expect(found('name/prefixed-length', [long], { server: 'hosting-of-the-agency', profiles: ['cursor'] })).toHaveLength(1)
  })
})

describe('name/mixed-case', () => {
  test('names the odd one, once for the set', () => {
    const all = found('name/mixed-case', ['get_issue', 'list_labels', 'closeIssue', 'open_issue', 'searchIssues'])
    expect(all.map(({ index, related }) => [index, related])).toEqual([[2, ['searchIssues']]])
  })

  test.each([
    [['get_issue', 'ping', 'search']],
    [['v1_appTable_create', 'v1_app_create']],
    [['getIssue', 'listLabels', 'whoami']],
    [['__version', 'get_issue']],
  ])('%j is one convention', (names) => {
    expect(found('name/mixed-case', names)).toEqual([])
  })
})

describe('name/confusable', () => {
  test.each([
    [['list_user', 'list_users'], 'info'],
    [['searchStory', 'searchStories'], 'info'],
    [['list_issue_labels', 'list_label_issues'], 'warn'],
    [['create_invoice', 'create_invoce'], 'warn'],
    [['update_channel', 'update_chanel'], 'warn'],
  ])('%j are easily confused (%s)', (names, severity) => {
    expect(found('name/confusable', names).map((one) => one.severity)).toEqual([severity])
  })

  test.each([
    [['get_user', 'list_users']],
    [['get_user', 'get_users']],
    [['getStory', 'getStories']],
    [['get_mode', 'set_mode']],
    [['tool_x1', 'tool_x2']],
    [['get_user', 'getUser']],
    [['pin_note', 'pen_note']],
    [['read_file', 'read_files_in_folder']],
  ])('%j are told apart', (names) => {
    expect(found('name/confusable', names)).toEqual([])
  })

  test('ten thousand names are compared by keys, and each pair is told once', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `list_records_${index}`)
    expect(found('name/confusable', [...names, 'list_invoices', 'list_invoice'])).toHaveLength(1)
  }, 5000)
})

describe('name/verb-synonyms', () => {
  test('names the rarer verb', () => {
    const [one] = found('name/verb-synonyms', ['get_user', 'get_page', 'retrieve_block'])
    expect(one?.tool).toBe('retrieve_block')
  })

  test.each([
    [['create_team', 'add_member']],
    [['delete_issue', 'remove_label']],
    [['get_user', 'fetch_url']],
    [['get_pull_request', 'get_pull_request_edit']],
    [['update_file', 'list_edits']],
  ])('%j are different operations', (names) => {
    expect(found('name/verb-synonyms', names)).toEqual([])
  })
})
