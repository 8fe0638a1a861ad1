import { own, ownObject, type JsonObject } from '../../src/core/json.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { bounds, handsOutMany, narrows, saysBound } from '../../src/lint/prose/tools/results.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'The tool lists or searches. It has no limit, cursor, page or filter, and promises no limit.',
  why: 'The results fill the context window. A list that works with ten entries breaks the conversation with ten thousand. Add a `limit` or a cursor, or promise a limit ("the 20 latest"). For a list, any parameter that narrows it is enough (an id, a status, a date), and so is a required parameter. For a search, only a parameter that limits the results is enough, because the query is its purpose, or a required parameter that names the one thing to search in. Sets that stay small by nature (types, regions, settings, the tables of a database) are not reported.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Use pagination, range selection, filtering or truncation with sensible defaults for any tool response that could use up much context.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        description: 'Search the handbook and replace a word everywhere.',
        inputSchema: withQuery('query'),
        outputSchema: undefined,
      },
      {
        description: "List the company's offices; there are 14 of them.",
        inputSchema: { type: 'object', properties: {} },
        outputSchema: undefined,
      },
      {
        description: 'List the 20 latest policies of the handbook.',
        inputSchema: { type: 'object', properties: { cursor: { type: 'string', description: 'Where to go on.' } } },
      },
      { description: 'Search the handbook by keyword, up to 10 passages.', inputSchema: withQuery('query') },
      {
        description: 'Search one section of the handbook by keyword.',
        inputSchema: { ...withQuery('query', 'section_id'), required: ['query', 'section_id'] },
        outputSchema: undefined,
      },
      {
        name: 'find_definition',
        description: 'Find the definition of the word at a place of the handbook.',
        inputSchema: withQuery('line', 'column'),
        outputSchema: undefined,
      },
      {
        name: 'list_labels',
        description: 'List all labels of the handbook.',
        inputSchema: { type: 'object' },
        outputSchema: undefined,
      },
      { description: 'List passages of one section of the handbook.', inputSchema: withQuery('section_id') },
      {
        name: 'list_passages',
        description: 'List all passages of a chapter.',
        inputSchema: { ...withQuery('chapter'), required: ['chapter'] },
        outputSchema: undefined,
      },
      { description: 'Search the handbook by keyword.', inputSchema: { $schema: 'http://json-schema.org/draft-07/schema#' } },
      {
        name: 'delete_reading_list',
        description: 'Delete a reading list of the handbook.',
        inputSchema: withQuery('reading'),
        outputSchema: undefined,
        annotations: { readOnlyHint: false, destructiveHint: true },
      },
      { name: 'get_policy', description: 'Get one policy of the handbook by its number.', inputSchema: withQuery('policy') },
    ],
    bad: [
      {
        description: 'Search the handbook, or one section of it, by keyword.',
        inputSchema: { ...withQuery('query', 'section_id'), required: ['query'] },
        outputSchema: undefined,
      },
      {
        description: 'Search the policy handbook by keyword and return the passages that match.',
        inputSchema: withQuery('query'),
        outputSchema: undefined,
      },
      {
        name: 'list_passages',
        description: 'List all passages of the policy handbook.',
        inputSchema: { type: 'object' },
        outputSchema: undefined,
      },
    ],
  },
  *check(tool) {
    const { name, description, outputSchema } = tool
    // without a schema, the parameters of the tool are unknown
    if (!description?.trim() || saysBound(description) || isLost(tool.inputSchema)) return
    const many = handsOutMany(name, description)
    if (many === undefined || hasCursor(outputSchema) || !isEnglish(description)) return
    const parameters = parametersOf(tool)
    // a tool that takes a position in a file and no words looks up one thing; a search inside one named thing finds less
    if (many === 'search' && parameters.length > 0 && !parameters.some(({ name }) => asks(name))) return
    if (many === 'search' && parameters.some(({ name, required }) => required && isId(name))) return
    // a list with a required parameter lists the parts of one thing
    if (many === 'list' && parameters.some(({ required, depth }) => required && depth === 0)) return
    if (
      parameters.some(
        (parameter) => (many === 'list' ? narrows : bounds)(parameter.name) || saysBound(parameter.description ?? ''),
      )
    )
      return
    yield {
      at: '/description',
      message: `This ${many} has no limit, cursor${many === 'list' ? ', page or filter' : ' or page'}, and its description promises no limit. The answer may fill the context window. Add a \`limit\` with a maximum, or state the largest number of results.`,
    }
  },
  plant({ index, name }, random) {
    const things = nameParts(name).at(-1) ?? 'entries'
    const search = random() < 0.5
    return [
      { tool: index, at: '/name', to: search ? `search_${things}` : `list_${things}` },
      {
        tool: index,
        at: '/description',
        to: search ? `Search all ${things} of the company by keyword.` : `List all ${things} of the company, with their owners.`,
      },
      {
        tool: index,
        at: '/inputSchema',
        to: search
          ? {
              type: 'object',
              properties: { query: { type: 'string', description: 'Keywords, for example "leave".' } },
              required: ['query'],
            }
          : { type: 'object', properties: {}, additionalProperties: false },
      },
      { tool: index, at: '/outputSchema', to: undefined },
    ]
  },
})

const asks = rememberedName((name: string) => nameParts(name).some((part) => ASKS.has(part)))
const isId = rememberedName((name: string) => /^(?:id|ids|iid|uuid|guid)$/.test(nameParts(name).at(-1) ?? ''))
const ASKS = new Set('query q text term terms keyword keywords search pattern phrase words filter'.split(' '))

function hasCursor(outputSchema: unknown): boolean {
  if (typeof outputSchema !== 'object' || outputSchema === null || Array.isArray(outputSchema)) return false
  const properties = ownObject({ ...outputSchema }, 'properties') ?? {}
  return ['nextCursor', 'next_cursor', 'nextPageToken', 'next_page_token', 'hasMore', 'has_more'].some(
    (name) => own(properties, name) !== undefined,
  )
}

function withQuery(...names: readonly string[]) {
  const text = { type: 'string', description: 'For example "leave".' }
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])) }
}

function isLost(inputSchema: JsonObject): boolean {
  return own(inputSchema, 'type') === undefined && own(inputSchema, 'properties') === undefined
}
