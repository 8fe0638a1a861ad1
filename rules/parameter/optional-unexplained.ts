import { verbsOf } from '../../src/lint/lexicon/verbs.ts'
import { isArray, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { clip, list } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { isToldByTool } from '../../src/lint/prose/parameters/told.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Words with which a text states what happens without the parameter, or that it only narrows, changes or adds something. */
const EXPLAINS =
  /\b(?:default(?:s|ed)?|omit(?:s|ted|ting)?|optional(?:ly)?|without|unless|otherwise|leav(?:e|ing)|left|empty|blank|absent|missing|provided|specified|set|unset|if|when|given|supplied|filter(?:s|ed|ing)?|only|narrow|restrict|all|any|every|none|null|unchanged|keeps?|additional(?:ly)?|extra|also|updated?|updates|new|overrid(?:e|es|ing)|required|instead|cursor|page|pagination|next)\b/i

/** Last words of names of parameters that have a value even if none is sent. */
const ANYWAY = new Set(
  (
    'limit size count radius timeout interval width height depth days hours minutes ttl duration delay retries results records language locale ' +
    'timezone country region branch format mode sort order direction unit units precision quality resolution model currency encoding concurrency temperature'
  ).split(' '),
)
const CHANGES = new Set([...verbsOf('update'), 'put', 'write'])

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'An optional parameter has no default, and nothing states what happens without it.',
  why: 'Some parameters have a value even if nobody sends one: a radius, a time limit, a language, a sort order. A model that does not know this value always sends its own, or leaves out a parameter that matters. Add `default`, or end the description with "if omitted, …". Only such names, and strings with an enum, are checked. A missing title or filter is simply absent, and in an update it stays as it was. A text that mentions a condition, a default or all entries counts as explained. The rule is only in the preset strict, because the server often does what everybody expects.',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'Without the check of the name, the rule reported 336 tools (18 %), mostly because of titles and filters. With it, 101 tools.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools',
      says: 'Describe what each parameter means and how it affects what the tool does.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne('state', { type: 'string', enum: ['draft', 'valid'], description: 'State of the policy.' }),
      withOne('country', { type: 'string', description: 'Country whose rules to search; if omitted, all countries.' }),
      withOne('country', { type: 'string', description: 'Country whose rules to search.', default: 'DE' }),
      withOne('drafts', { type: 'boolean', description: 'Include drafts.' }),
      withOne('country', { type: 'string', description: 'Filter by country.' }),
      withOne('title', { type: 'string', description: 'Words of the title.' }),
      { ...withOne('country', { type: 'string', description: 'Country whose rules count.' }), name: 'update_policies' },
    ],
    bad: [
      withOne('country', { type: 'string', description: 'Country whose rules to search.' }),
      withOne('timeout', { type: 'integer', description: 'Seconds to wait for the handbook.' }),
      withOne('scope', { type: 'string', enum: ['title', 'text'], description: 'Where to look.' }),
    ],
  },
  *check(tool) {
    if (isChange(tool.name)) return
    const silent = parametersOf(tool).filter((parameter) => isSilent(parameter) && !isToldByTool(tool, parameter))
    const [first] = silent
    if (first === undefined) return
    const names = list([...new Set(silent.map(({ name }) => `\`${clip(name, 40)}\``))], 4)
    yield {
      at: first.descriptionAt,
      message:
        silent.length === 1
          ? `${names} is optional, and nothing states what happens without it. A model either always sends it or never does. Add \`default\`, or "if omitted, …".`
          : `${silent.length} parameters (${names}) are optional, and nothing states what happens without them. A model either always sends them or never does. Add \`default\`, or "if omitted, …".`,
    }
  },
  plant(tool, random) {
    if (isChange(tool.name)) return undefined
    const fits = (name: string, values: Json | undefined): boolean => !isFilter(name) && (hasValueAnyway(name) || isArray(values))
    const victim = plantable(
      tool,
      random,
      ({ name, required, depth, types, schema }) =>
        !required && depth === 0 && !types.includes('boolean') && fits(name, own(schema, 'enum')),
    )
    if (victim === undefined) return undefined
    const { default: _default, ...rest } = victim.written
    const words = victim.name.replaceAll(/[_-]/g, ' ')
    return [
      {
        tool: tool.index,
        at: victim.at,
        to: { ...rest, description: random() < 0.5 ? `The ${words} to use.` : `Which ${words} the search runs with.` },
      },
    ]
  },
})

const hasValueAnyway = rememberedName((name: string) => ANYWAY.has(nameParts(name).at(-1) ?? ''))
const isChange = rememberedName((name: string) => nameParts(name).some((part) => CHANGES.has(part)))

/** `state`, `type` and the like narrow a list, and without them nothing is narrowed. `x-…` is a header that callers rarely send. */
const isFilter = rememberedName((name: string) => FILTERS.has(nameParts(name).at(-1) ?? '') || /^x-/i.test(name))
const FILTERS = new Set('state status type kind category difficulty priority severity tag affiliation'.split(' '))

/** Parameters without any description are reported by another rule. */
function isSilent(parameter: Parameter): boolean {
  const { name, schema, description, required, requiredAtTimes, depth } = parameter
  if (!hasValueAnyway(name) && !isArray(own(schema, 'enum'))) return false
  if (required || requiredAtTimes || depth > 0 || !description?.trim() || isOnly(parameter, 'boolean') || isFilter(name))
    return false
  if (
    ['default', 'const', 'deprecated'].some((keyword) => own(schema, keyword) !== undefined) ||
    parameter.types.includes('null')
  )
    return false
  return !EXPLAINS.test(description) && isEnglish(description)
}

function withOne(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
