import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { withoutDeniedBounds } from '../../src/lint/prose/hostile/denied-bounds.ts'
import { boundingText, freeInputs, isMarked } from '../../src/lint/prose/parameters/free-inputs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import type { Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** The last word in the names of parameters that take statements; `sql_mode` takes none. */
const ENDS = new Set('sql query queries statement statements'.split(' '))
const SQL = /\bsql\b/i
const RUN_SQL = /\b(?:run|execut|perform|send|evaluat)\w{0,3}\b[^.]{0,40}\bsql\b/i
/** Words for what is refused, whatever else the text promises. */
const REFUSES =
  /\b(?:read-?only|must not|cannot|can't|not allowed|rejected|refused|forbidden|restrict\w*|limited to|dry[ -]?run|no (?:writes?|mutations?|changes)|roll(?:ed|s)? back|temporary branch|destructive)\b/i
/** Words for the accepted statements. */
const KINDS =
  /\b(?:select (?:quer|statement|only)\w*|only|explain|ddl|dml|permitted|allowed|insert|pars(?:e|es|ed)|validat\w+|format\w*|convert\w*)\b/i
/** An example of a statement that writes: the text states that writing is possible. */
const WRITES =
  /\b(?:INSERT INTO|UPDATE \w|DELETE FROM|CREATE (?:TABLE|INDEX|VIEW)|DROP (?:TABLE|INDEX|VIEW)|ALTER TABLE|TRUNCATE)\b/
/** An explicit statement that more than reading is possible. */
const SAYS_MORE = /\bnot (?:restricted|limited) to select\b|\bnot read-?only\b/i
const ANYTHING = /\b(?:arbitrary|any(?: valid)?)\b[^.]{0,20}\bsql\b/i

const query = (description: string, text: string, annotations = {}) => ({
  name: 'run_query',
  description,
  annotations,
  inputSchema: { type: 'object', properties: { sql: { type: 'string', description: text } }, required: ['sql'] },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter accepts any SQL, and nothing states whether it may write.',
  why: 'A model that is asked to "clean up the table" does not know whether this tool lets it delete. A host cannot distinguish a harmless SELECT from a DROP before it runs. State which statements are accepted ("read-only SELECT", "one INSERT or UPDATE; DDL is refused") and set `readOnlyHint` or `destructiveHint: true`. Either is enough. The rule looks only for such a statement and cannot see what the database user may do.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#security-considerations',
      says: 'Servers must validate all tool inputs and implement proper access controls. Clients should ask for confirmation of sensitive operations.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '3 findings on 2 servers, all right according to one reader. The other tools that accept SQL state which.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      query('Run a read-only SQL query on the sales database and return at most 100 rows.', 'One SELECT statement.'),
      query('Run any SQL on the sales database, for example "CREATE INDEX by_day ON sales (day)".', 'SQL to run.'),
      query('Run SQL on the sales database.', 'SQL to run.', { destructiveHint: true }),
    ],
    bad: [
      query('Run SQL on the sales database and return the rows.', 'The SQL to run.', { readOnlyHint: false }),
      query('Run SQL on the sales database. There is no list of allowed statements.', 'The SQL to run.', { readOnlyHint: false }),
      {
        ...query('Executes a SQL query against the database.', ''),
        inputSchema: { type: 'object', properties: { query: { type: 'string', description: 'SQL query' } } },
      },
    ],
  },
  *check(tool) {
    const [input] = freeInputs(tool, (name) => ENDS.has(nameParts(name).at(-1) ?? ''))
    if (
      input === undefined ||
      !isSql(tool, input) ||
      isMarked(tool) ||
      isBounded(boundingText(tool, input)) ||
      !isEnglish(boundingText(tool, input))
    )
      return
    yield {
      at: input.at,
      message: `\`${clip(input.name, 40)}\` accepts any SQL, and neither the texts nor the annotations state whether it may write or delete. Neither the model nor the host knows what a call can do. State which statements are accepted, and set readOnlyHint: true or destructiveHint: true.`,
    }
  },
  plant(tool, random) {
    const { index, raw } = tool
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || tool.name === '') return undefined
    const name = pick(['sql', 'query', 'statement'], random) ?? 'sql'
    const description = pick(
      [
        'Executes a SQL query against the warehouse and returns the rows.',
        'Run SQL on the orders database and return its result as JSON.',
      ],
      random,
    )
    return [
      {
        tool: index,
        at: '',
        to: {
          ...raw,
          name: pick(['run_sql', 'execute_query', 'query_database'], random) ?? 'run_sql',
          description: description ?? '',
          annotations: { readOnlyHint: false },
          inputSchema: {
            type: 'object',
            properties: { [name]: { type: 'string', description: 'The SQL query to execute.' } },
            required: [name],
          },
        },
      },
    ]
  },
})

function isSql(tool: Tool, { name, description = '' }: Parameter): boolean {
  return (
    SQL.test(description) ||
    nameParts(name).includes('sql') ||
    nameParts(tool.name).includes('sql') ||
    RUN_SQL.test(tool.description ?? '')
  )
}

function isBounded(text: string): boolean {
  const bounds = withoutDeniedBounds(text)
  return SAYS_MORE.test(text) || WRITES.test(text) || REFUSES.test(bounds) || (KINDS.test(bounds) && !ANYTHING.test(bounds))
}
