import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint, resolveRules } from '../../src/index.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'

const active = resolveRules(rules, { preset: 'recommended', profiles: [] }, []).filter(({ id }) => id.startsWith('consistency/'))

/** The consistency findings of one tool that stands in a set with two others. */
function found(tool: JsonObject): string[] {
  const others = [
    { name: 'list_projects', description: 'List the projects of a workspace, newest first.', inputSchema: { type: 'object' } },
    { name: 'get_project', description: 'Get one project by its id.', inputSchema: { type: 'object' } },
  ]
  const tools = [{ name: 'search_tickets', ...tool }, ...others].map((raw, index) => toolFrom(raw, index, undefined))
  const set = toolsetFrom({ id: 'tracker', uri: 'tracker.json', tools })
  return lint(set, active).diagnostics.map(({ rule }) => rule)
}

const object = (properties: JsonObject, required: readonly string[] = []) => ({ type: 'object', properties, required })

describe('a contradiction as servers really have it is found', () => {
  test.each<[rule: string, tool: JsonObject]>([
    [
      'type-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({
          labels: { type: 'array', items: { type: 'string' }, description: 'Filter by labels. Accepts a comma-separated list.' },
        }),
      },
    ],
    [
      'type-conflict',
      {
        description:
          'Search tickets.\n\nArgs:\n    project_id (int): Numeric id of the project\n    query (str): Words to look for\n',
        inputSchema: object({ project_id: { type: 'string' }, query: { type: 'string' } }),
      },
    ],
    [
      'range-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({ per_page: { type: 'integer', description: 'Number of tickets per page (max 50).', maximum: 100 } }),
      },
    ],
    [
      'range-conflict',
      {
        description: 'Search tickets. `limit` must be between 1 and 25.',
        inputSchema: object({ limit: { type: 'number', minimum: 1, maximum: 200 } }),
      },
    ],
    [
      'default-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({ limit: { type: 'integer', description: 'Maximum tickets to return (default: 20)', default: 100 } }),
      },
    ],
    [
      'default-conflict',
      {
        description: 'Search tickets.\n\n- `include_closed`: whether to include closed tickets, defaults to true',
        inputSchema: object({ include_closed: { type: 'boolean', default: false } }),
      },
    ],
    [
      'required-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({ region: { type: 'string', description: 'Optional region code of the workspace.' } }, ['region']),
      },
    ],
    [
      'required-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({ workspace: { type: 'string', description: 'Workspace slug (required)' } }),
      },
    ],
    [
      'enum-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({
          state: {
            type: 'string',
            description: "State: 'open', 'closed' or 'merged'. One of 'open', 'closed', 'merged'.",
            enum: ['open', 'closed'],
          },
        }),
      },
    ],
    [
      'enum-conflict',
      {
        description: 'Search tickets in a workspace.',
        inputSchema: object({
          sort: {
            type: 'string',
            description: 'Sort order.\n- created: newest first\n- updated: last touched first\n- priority: most urgent first',
            enum: ['created', 'updated', 'votes'],
          },
        }),
      },
    ],
    [
      'unknown-parameter',
      {
        description: 'Search tickets in a workspace. Set includeClosed to see closed ones too.',
        inputSchema: object({ include_closed: { type: 'boolean', description: 'Also show closed tickets.' } }),
      },
    ],
    [
      'unknown-tool',
      {
        description: 'Search tickets in a workspace. If you do not know the project id, call get_projects first.',
        inputSchema: object({ query: { type: 'string' } }),
      },
    ],
    [
      'unknown-tool',
      {
        description: 'Search tickets in a workspace. To change one, use the `update_ticket` tool.',
        inputSchema: object({ query: { type: 'string' } }),
      },
    ],
    [
      'read-only-prose',
      {
        name: 'close_ticket',
        description: 'Update a ticket and close it. This is a read-only operation and does not modify any data.',
        inputSchema: object({ query: { type: 'string' } }),
      },
    ],
    [
      'read-only-prose',
      {
        description: 'Search tickets in a workspace (read-only).',
        inputSchema: object({ query: { type: 'string' } }),
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
    ],
    [
      'returns-conflict',
      {
        description: 'Search tickets in a workspace. Returns `tickets` and `next_cursor`.',
        inputSchema: object({ query: { type: 'string' } }),
        outputSchema: object({ tickets: { type: 'array', items: { type: 'object' } }, has_more: { type: 'boolean' } }),
      },
    ],
  ])('%s', (rule, tool) => {
    expect(found(tool)).toEqual([`consistency/${rule}`])
  })
})

describe('what only looks like one is left alone', () => {
  test.each<[says: string, tool: JsonObject]>([
    [
      'a requirement under a condition',
      { inputSchema: object({ id: { type: 'string', description: 'Ticket id. Required for update and delete.' } }) },
    ],
    [
      'a bound of another case',
      {
        inputSchema: object({
          limit: { type: 'integer', description: 'Up to 100; when details are included, at most 20.', maximum: 100 },
        }),
      },
    ],
    [
      'a recommended bound',
      { inputSchema: object({ limit: { type: 'integer', description: 'Tickets to return, ideally up to 20.', maximum: 100 } }) },
    ],
    [
      'a special value',
      {
        inputSchema: object({
          limit: { type: 'integer', description: 'Tickets to return (1-100, 0 for all).', minimum: 0, maximum: 100 },
        }),
      },
    ],
    [
      'a default in another unit',
      { inputSchema: object({ timeout: { type: 'integer', description: 'Time limit, default 30 seconds.', default: 30000 } }) },
    ],
    [
      'a default that is worked out',
      { inputSchema: object({ owner: { type: 'string', description: 'Owner, defaults to the current user.', default: 'me' } }) },
    ],
    [
      'a string that holds a list',
      { inputSchema: object({ labels: { type: 'string', description: 'Comma-separated list of labels.' } }) },
    ],
    [
      'two types',
      { inputSchema: object({ id: { type: ['integer', 'string'], description: 'Ticket id (integer) or its key.' } }) },
    ],
    [
      'values of another parameter',
      {
        inputSchema: object({
          body: { type: 'string', description: "Required when kind is 'note' or 'reply'.", enum: ['a', 'b'] },
        }),
      },
    ],
    [
      'a value that is told not to exist',
      {
        inputSchema: object({
          state: { type: 'string', description: 'State. There is no `merged` state.', enum: ['open', 'closed'] },
        }),
      },
    ],
    [
      'a field of the answer',
      {
        description: 'Search tickets; each has a createdAt and a `created_at` field.',
        inputSchema: object({ created_at: { type: 'string' } }),
      },
    ],
    [
      'hyphenated English',
      { description: 'Search tickets with the full-text index; use well-known words or project-wide filters.' },
    ],
    ["another server's tool", { description: "Search tickets. For code, use the GitHub MCP server's search_code tool." }],
    [
      'what other things do not suffer',
      {
        name: 'delete_ticket',
        description: 'Delete a ticket. Comments are never modified; with dry_run it does not change any data.',
      },
    ],
    [
      'German',
      {
        description:
          'Suche nach Tickets. Verwende get_projects, wenn die Nummer des Projekts nicht bekannt ist, und nicht die Liste.',
      },
    ],
  ])('%s', (_, tool) => {
    expect(found({ description: 'Search tickets in a workspace.', inputSchema: { type: 'object' }, ...tool })).toEqual([])
  })
})
