import { VERBS, verbsOf } from '../../src/lint/lexicon/verbs.ts'
import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { namesItsThing } from '../../src/lint/prose/tools/handles.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { saidOf } from '../../src/lint/prose/parameters/told.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { rangesIn } from '../../src/lint/claims/read/range.ts'
import { schemaBound } from '../../src/schema/bound.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Names of the number of entries to return. `count`, `first` and `size` alone mean too many other things. */
const LIMIT =
  /^(?:limit|page_size|per_page|top_k|top_n|(?:max|num|number_of)_(?:results|items|records|rows|entries|hits|documents|docs|messages|issues|events|files|matches)|(?:result|results|page|row|item)s?_(?:limit|count)|(?:search|query|list)_limit)$/
/** A text that states a bound in words, or states on purpose that there is no bound. */
const BOUNDED =
  /\b(?:max(?:imum)?|from|most|up|cap(?:ped|s)?|exceed|between|unlimited|all|hard|ceiling|clamped|bounded|less than or equal)\b/i

const speaksOfAll = cue('everything', 'all', 'whole', 'entire', 'lot', 'unlimited', 'every', 'no', 'complete', 'full')
/** The result without the parameter: "without it you get the lot", "leave out for the whole history". */
const ALL_WITHOUT =
  /\b(?:without (?:it|this|a limit|limit)|(?:if|when) (?:it is |this is )?(?:omitted|not (?:given|set|provided|passed|specified)|unset|null|none|left out|missing|absent)|leav(?:e|ing) (?:it |this )?(?:out|empty|blank|unset)|omit(?:ted|ting)?(?: it| this)?|(?:null|none)(?: means| for|:)?)\b[^.;\n]{0,40}\b(?:everything|the lot|unlimited|(?:all|every)(?: of)?(?: the| its| their)?(?: \w+){0,2}|the (?:whole|entire|complete|full) \w+|no (?:limit|maximum|cap|bound))\b|\b(?:everything|the lot|unlimited|no (?:limit|maximum|cap)|all(?: of)?(?: the| its)? \w+|the (?:whole|entire|complete|full) \w+)\b[^.;\n]{0,30}\b(?:without (?:it|this|a limit)|(?:if|when) (?:omitted|not (?:given|set|provided)|unset|left out|missing|absent)|by default)\b|\bdefault(?:s|ing)?(?: is| to|:)? (?:everything|unlimited|all|no limit)\b/i

const COUNT: JsonObject = { type: 'integer', description: 'How many passages to return.' }
const TEXT = 'Search the company policy handbook by keyword and list the passages with title, section and last-modified date.'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The number of results to return has no maximum.',
  why: 'A model that wants to be thorough asks for 10,000 results. The server then cuts the list without notice, refuses, or floods the context. `maximum` tells the model in advance how much one call can return. A bound in the description of the parameter or the tool counts, and `parameter/range-in-prose` asks to move it into the schema. The finding is advice, because a definition does not show whether the server has its own limit. It is a warning if the text states that a call without it returns everything. There is no suggested edit, because only the server knows the right bound.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Bound what a tool returns by pagination, ranges, filters or truncation with sensible defaults. Claude Code cuts tool responses at 25,000 tokens.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'Of 240 parameters with such a name, 55 have a maximum. 61 more state one only in the description.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne('top_n', { type: 'integer', description: 'How many to keep. Must be less than or equal to the number asked for.' }),
      withOne('limit', { type: 'integer', description: 'How many passages to return.', maximum: 50 }),
      withOne('limit', { type: 'integer', description: 'How many passages to return, at most fifty.' }),
      withOne('page_size', { type: 'integer', enum: [10, 50], description: 'Passages a page.' }),
      // of a stage, not of the answer
      withOne('pipeline', {
        type: 'array',
        description: 'Stages of the query, one after the other.',
        items: { type: 'object', properties: { limit: COUNT } },
      }),
      withOne('$near', { type: 'object', description: 'What to look near to.', properties: { limit: COUNT } }),
      { ...withOne('limit', COUNT), name: 'delete_old_policies' },
      { ...withOne('limit', COUNT), name: 'explain_search' },
      {
        name: 'read_policy',
        description: TEXT,
        inputSchema: { type: 'object', properties: { policy_id: { type: 'string' }, page_size: COUNT }, required: ['policy_id'] },
      },
      withOne('limit', { type: 'integer', description: 'How many passages; without it you get all, at most 500.' }),
      withOne('limit', { type: 'integer', description: 'How many passages (5 = default, -1 = unlimited).' }),
      withOne('rate_limit', { type: 'integer', description: 'Requests that the handbook accepts a second.' }),
    ],
    bad: [
      {
        name: 'list_passages',
        description: 'List the passages of a policy.\n\nArgs:\n    limit: How many to return. Without it you get the lot.',
        inputSchema: { type: 'object', properties: { limit: { anyOf: [{ type: 'integer' }, { type: 'null' }], default: null } } },
      },
      withOne('limit', { type: 'integer', description: 'How many passages to return. Leave it out for the whole handbook.' }),
      withOne('limit', { type: 'integer', description: 'How many passages to return.' }),
      withOne('maxResults', { type: 'number', description: 'Number of passages (default 10)', default: 10 }),
      withOne('limit', { ...COUNT, maximum: Number.MAX_SAFE_INTEGER }),
      withOne('request', { type: 'object', description: 'What to look for.', properties: { limit: COUNT } }),
      {
        name: 'get_comments',
        description: TEXT,
        inputSchema: { type: 'object', properties: { policy_id: { type: 'string' }, per_page: COUNT }, required: ['policy_id'] },
      },
      withOne('top_k', { type: ['integer', 'null'], minimum: 1, description: 'How many passages to return.' }),
    ],
  },
  *check(tool) {
    if (!answersWithMany(tool)) return
    for (const parameter of parametersOf(tool)) {
      const { name, at, schema, depth, required } = parameter
      // deeper down, or in a stage of a query language, it bounds something else than the answer
      if (depth > 1 || /\/(?:pipeline|\$)/.test(at)) continue
      if (!isLimit(name) || !isNumber(parameter) || schemaBound(parameter, 'maximum') !== undefined) continue
      if (own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined) continue
      const said = saidOf(tool, parameter)
      if (tool.description && rangesIn(tool.description).some(({ max }) => max !== undefined)) continue
      const shown = `\`${clip(name, 60)}\``
      // an author who tells it has no bound to point to
      if (!required && (own(schema, 'default') ?? null) === null && returnsAll(said)) {
        yield {
          at,
          message: `${shown} has no maximum, and its description states that a call without it returns everything. One call can flood the context. Add a \`default\` and the \`maximum\` for one call.`,
        }
        continue
      }
      if (isBounded(said)) continue
      yield {
        at,
        severity: 'info',
        message: `${shown} has no ${own(schema, 'maximum') === undefined ? '' : 'useful '}maximum. A model may ask for 10,000 results, and gets an error, a cut list or a full context. Add the \`maximum\` for one call.`,
      }
    }
  },
  plant(tool, random) {
    const victim = plantable(tool, random, (parameter) => isLimit(parameter.name) && isNumber(parameter))
    if (tool.description && rangesIn(tool.description).some(({ max }) => max !== undefined)) return undefined
    if (victim === undefined && own(tool.inputSchema, 'properties') === undefined) return undefined
    const name = victim?.name ?? pick(['limit', 'max_results', 'pageSize', 'per_page', 'topK'], random) ?? 'limit'
    const description = pick(
      ['Number of results to return', 'Results per page (default: 20)', 'How many results to fetch.'],
      random,
    )
    const to: JsonObject = { type: random() < 0.5 ? 'integer' : 'number', description: description ?? 'Limit' }
    return [{ tool: tool.index, at: victim?.at ?? join('/inputSchema/properties', name), to }]
  },
})

const NO_ANSWER = new Set('explain export plan'.split(' '))

/** False if the limit is about deleted or planned things, or if the tool reads one thing by its id. */
function answersWithMany(tool: Tool): boolean {
  const named = effectOfName(tool.name)
  if (named?.effect === 'destroys' || nameParts(tool.name).some((part) => NO_ANSWER.has(part))) return false
  return !(named !== undefined && ONE.has(named.verb) && namesItsThing(tool))
}

/** Verbs of reading one thing. */
const ONE = new Set([...verbsOf('read')].filter((verb) => VERBS.get(verb)?.isMany !== true))
const isLimit = rememberedName((name: string) => LIMIT.test(nameParts(name).join('_')))

function isNumber({ types }: Parameter): boolean {
  const kinds = types.filter((type) => type !== 'null')
  return kinds.length > 0 && kinds.every((type) => type === 'number' || type === 'integer')
}

function returnsAll(text: string): boolean {
  return speaksOfAll(text) && ALL_WITHOUT.test(text) && !rangesIn(text).some(({ max }) => max !== undefined)
}

function isBounded(text: string): boolean {
  return BOUNDED.test(text) || rangesIn(text).some(({ max }) => max !== undefined)
}

function withOne(name: string, schema: JsonObject) {
  return { description: TEXT, inputSchema: { type: 'object', properties: { [name]: schema } } }
}
