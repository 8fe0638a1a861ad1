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
      /Cursor drops the tool \(62 characters, limit 60\)/,
    )
    expect(found('name/prefixed-length', [long], { server: 'hosting' })).toEqual([])
  })

  test('is silent where no server is known', () => {
    expect(found('name/prefixed-length', ['a'.repeat(64)])).toEqual([])
  })

  test('speaks only of the clients asked for', () => {
    expect(
      found('name/prefixed-length', [long], { server: 'hosting-of-the-agency', profiles: ['vscode'] })[0]?.message,
    ).not.toMatch(/Cursor/)
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
