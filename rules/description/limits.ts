import { own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { cue } from '../../src/lint/prose/text/cues.ts'
import { effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { ready } from '../../src/lint/prose/text/ready.ts'

const mayPromise = cue('all', 'every', 'complete', 'full')
const PROMISE =
  /^\W{0,8}(?:(?:this|the) (?:tool|endpoint|function|command) )?(?:list|get|fetch|retrieve|return|show|read|export|enumerate)(?:e?s)? (?:all|every|(?:an?|the) (?:complete|full) list|(?:an?|the) list of (?:all|every))\b(?! (?:the )?(?:details|information|info|data|metadata|of the details)\b)/i
/** The text, or a parameter, mentions pages or limits, or offers all results in another way. */
const OWNS_UP =
  /\bpag(?:e|es|ed|ing|inat\w{0,6})\b|\blimit|\bup to\b|\bat most\b|\bcursor|\bmaximum\b|\bbatch|\bfirst \d|\bone by one\b/i
const GIVES_ALL = /\b(?:all (?:of them|results|items|pages|entries|records)|no limit|unlimited|everything)\b/i
const ALL_SWITCH = /^(?:fetch|get|return|list|load)?_?all(?:_?pages)?$|^auto_?paginat\w{0,5}$/i
const TURNS = /^(?:page|page_?no|page_?num(?:ber)?|cursor|(?:next|start|page)_?cursor|next|(?:next_?)?page_?token|offset|skip)$/i
const CAPS = /^(?:limit|per_?page|page_?size|max_?results|max_?items|page_?limit|take)$/i

const PAGED = {
  type: 'object',
  properties: { page: { type: 'integer', minimum: 1, default: 1, description: 'Which page of policies to return.' } },
}
const CAPPED = {
  type: 'object',
  properties: { limit: { type: 'integer', minimum: 1, maximum: 50, description: 'How many policies to return.' } },
}
const OPEN = {
  type: 'object',
  properties: { limit: { type: 'integer', minimum: 1, description: 'How many policies to return; all of them if left out.' } },
}

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description promises all results, but the schema returns one page or a limited number.',
  why: 'A model believes the first sentence. It calls once, treats the first page as the whole list and tells the user that there is nothing else. State how many results a call returns and how to get the rest: "List policies, 20 per page; pass `page` until fewer than 20 come back." A text that mentions pages or a limit anywhere is not reported. A `limit` with neither default nor maximum is not reported either, because leaving it out may return everything.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'A description states caveats and limitations, such as what the tool does not return.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '8 tools of 7 servers promise all and return a page, and a reader found all 8 findings right. Other limits that the schema shows and the text hides: 14 candidates, none right.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { name: 'list_policies', description: 'List all policies of the handbook, 20 a page.', inputSchema: PAGED },
      {
        name: 'list_policies',
        description: 'List all policies of the handbook with title and section number.',
        inputSchema: OPEN,
      },
      {
        name: 'list_policies',
        description: 'List all policies of the handbook with title.',
        inputSchema: { type: 'object', properties: {} },
      },
      { name: 'list_policies', description: 'List policies of all offices with title and section number.', inputSchema: PAGED },
    ],
    bad: [
      {
        name: 'list_policies',
        description: 'List all policies of the handbook with title and section number.',
        inputSchema: PAGED,
      },
      { name: 'list_policies', description: 'Retrieves every policy of the handbook with its title.', inputSchema: CAPPED },
      { name: 'list_policies', description: 'Returns the complete list of policies with title and number.', inputSchema: PAGED },
    ],
  },
  *check(tool) {
    const { description } = tool
    if (!description || !mayPromise(description)) return
    const promise = ready(PROMISE).exec(description.slice(0, 160))?.[0]
    if (promise === undefined || OWNS_UP.test(description)) return
    const hidden = hiddenLimit(tool)
    if (hidden === undefined || !isEnglish(description)) return
    const start = promise.length - promise.replace(/^\W+/, '').length
    yield {
      at: '/description',
      words: { start, end: promise.length },
      message: `"${clip(promise.trim().replace(/^\W+/, ''), 40)}" promises everything, but ${hidden}. A model treats one answer as the complete list. State how many results a call returns and how to get the rest.`,
    }
  },
  plant(tool, random) {
    const { index, name, inputSchema } = tool
    const things = nameParts(name).slice(1).join(' ')
    if (things === '' || OWNS_UP.test(things) || effectOfName(name)?.effect !== 'reads') return undefined
    if (own(inputSchema, 'properties') === undefined || parametersOf(tool).some(({ name: other }) => TURNS.test(other)))
      return undefined
    const verb = pick(['List all', 'Retrieves all', 'Get all', 'Returns every', 'Fetches all'], random)
    const [parameter, schema] = pick(
      [
        ['page', { type: 'integer', description: 'Number of the page, from 1.', minimum: 1, default: 1 }],
        ['cursor', { type: 'string', description: 'From the previous answer.' }],
        ['offset', { type: 'integer', description: 'Entries to leave out.', minimum: 0, default: 0 }],
      ] as const,
      random,
    ) ?? ['page', {}]
    return [
      { tool: index, at: '/description', to: `${verb} ${things} of the company with title and date of the last change.` },
      { tool: index, at: `/inputSchema/properties/${parameter}`, to: schema },
    ]
  },
})

/** How the schema limits "all", as a clause; undefined if a call without these parameters may return everything. */
function hiddenLimit(tool: Tool): string | undefined {
  const parameters = parametersOf(tool).filter(({ depth }) => depth <= 1)
  const offersAll = ({ name, description = '' }: Parameter): boolean =>
    ALL_SWITCH.test(name) || ((CAPS.test(name) || TURNS.test(name)) && GIVES_ALL.test(description))
  if (parameters.some(offersAll)) return undefined
  for (const parameter of parameters) {
    const bound = CAPS.test(parameter.name) ? boundOf(parameter) : undefined
    if (bound !== undefined) return `\`${parameter.name}\` ${bound}`
  }
  const turns = parameters.find(({ name }) => TURNS.test(name))
  return turns && `\`${turns.name}\` shows that the results come in pages`
}

function boundOf({ schema }: Parameter): string | undefined {
  const [most, unless] = [own(schema, 'maximum'), own(schema, 'default')]
  if (typeof unless === 'number') return `defaults to ${unless}`
  return typeof most === 'number' && most <= MOST_PAGE ? `allows at most ${most}` : undefined
}

/** A larger maximum is not a page: it means everything, or the largest integer. */
const MOST_PAGE = 1000
