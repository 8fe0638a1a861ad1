import { own, ownString, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { choicesIn } from '../../src/lint/claims/read/choices.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { isToldByTool } from '../../src/lint/prose/parameters/told.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Last words of names whose values are nearly always a short list. */
const CHOICE = new Set(
  'status state statuses states sort order direction mode priority severity visibility ordering strategy granularity'.split(' '),
)
/** The same as a whole name, or as the last words of it. */
const WHOLE =
  /^(?:type|kind|format|level|(?:\w+_)?(?:sort|order)_?(?:by|order|direction|dir)|(?:output|response|result)_?(?:format|mode))$/
/** Words before the last one that make it something else: a postal state, an OAuth state, a sort key to write freely. */
const OTHER = new Set(
  'mime content media date time file city zip postal http oauth initial custom previous page react text message user'.split(' '),
)
const PLACE = /^(?:city|zip|zipcode|postal_?code|country|address|street|code|redirect_uri|postcode)$/i
/** A text that names a value, shows a form, says where values come from, or leaves the choice to the user. */
const SETTLED =
  /["'`“<{[(]|\d|\be\.g|\bexamples?\b|\bsuch as\b|\blike\b|\bseparated\b|\bids?\b|\bnames?\b|\bfields?\b|\bcolumns?\b|\bpropert(?:y|ies)\b|\bpath\b|\bany\b|\bcustom\b|\bfree\b|\btext\b|\bMIME\b|\bexpression\b|\bsyntax\b|\bor\b|:\s|\bdefaults?\b|\bsee\b|\bused? (?:the )?[a-z]+_[a-z]|\b(?:ascending|descending|asc|desc)\b|\bpattern\b|\bcodes?\b|\bdata type\b|\bas returned\b|\bwhether\b/i
const SCHEMA_SAYS = ['enum', 'const', 'format', 'pattern', 'examples', 'example', 'default', 'anyOf', 'oneOf']

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A status, sort order, mode, priority or the like is a free string, and nothing names a value.',
  why:
    'Such a parameter takes one of a few words, and a model that is not told them invents one: `open`, `OPEN`, `active`, `in_progress`. Give an `enum`; where each account has its own values, say which tool returns them. ' +
    'It goes by the name (`status`, `sort_by`, `priority`, a bare `type`); a text that quotes a value, gives an example, speaks of names or ids, or a schema with a pattern or default silences it. ' +
    'A text that lists all values is the business of `parameter/enum-in-prose`. One finding a tool names all of them.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices',
      says: 'Use enums and object structure to make invalid states unrepresentable.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'Of 206 string parameters with such a name, 181 have an enum; most others show a value in prose.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne('status', { type: 'string', description: 'State of the policy.', enum: ['draft', 'active'] }),
      withOne('status', { type: 'string', description: 'State of the policy, such as active.' }),
      withOne('state', { type: 'string', description: 'Name of the workflow state.' }),
      withOne('contentType', { type: 'string', description: 'Type of the attachment.' }),
      {
        inputSchema: {
          type: 'object',
          properties: {
            state: { type: 'string', description: 'State of the office.' },
            city: { type: 'string', description: 'City of the office.' },
          },
        },
      },
    ],
    bad: [
      withOne('status', { type: 'string', description: 'Filter by status of the policy.' }),
      withOne('sortBy', { type: 'string', description: 'How to sort the passages.' }),
      withOne('priority', { type: 'string', description: 'Priority level' }),
      withOne('type', { type: 'string' }),
    ],
  },
  *check(tool) {
    const open = parametersOf(tool).filter((parameter) => isOpenChoice(tool, parameter))
    const [first] = open
    if (first === undefined) return
    const names = list([...new Set(open.map(({ name }) => `\`${clip(name, 60)}\``))], 4)
    yield {
      at: first.description === undefined ? first.at : first.descriptionAt,
      message: `${open.length === 1 ? `${names} takes` : `${open.length} parameters (${names}) take`} one of a few words, and nothing names a single one, so a model invents a value. Add an \`enum\`, or say which tool or page gives the values.`,
    }
  },
  plant(tool, random) {
    const name =
      pick(['status', 'sort', 'order', 'mode', 'priority', 'severity', 'sort_by', 'visibility', 'sortOrder'], random) ?? 'status'
    const words = nameParts(name).join(' ')
    const description =
      pick([`Filter by ${words}`, `The ${words} of the results.`, `${words} to apply`, `Optional ${words}`], random) ?? words
    const victim = plantable(tool, random, ({ schema, name: given }) => isChoice(given) && own(schema, 'enum') !== undefined)
    if (victim !== undefined) return [{ tool: tool.index, at: victim.at, to: { type: 'string', description } }]
    if (own(tool.inputSchema, 'properties') === undefined) return undefined
    return [{ tool: tool.index, at: join('/inputSchema/properties', name), to: { type: 'string', description } }]
  },
})

const isChoice = rememberedName((name: string): boolean => {
  const parts = nameParts(name)
  if (parts.length > 3 || parts.slice(0, -1).some((part) => OTHER.has(part))) return false
  return CHOICE.has(parts.at(-1) ?? '') || WHOLE.test(parts.join('_'))
})

function isOpenChoice(tool: Tool, parameter: Parameter): boolean {
  const { name, at, schema, description } = parameter
  if (!isChoice(name) || !isOnly(parameter, 'string')) return false
  if (SCHEMA_SAYS.some((keyword) => own(schema, keyword) !== undefined)) return false
  const said = `${description ?? ''} ${ownString(schema, 'title') ?? ''}`
  if (SETTLED.test(said) || choicesIn(said) !== undefined || isElsewhere(tool, name, at)) return false
  return !isToldByTool(tool, parameter) && isEnglish(said)
}

/** True beside the rest of a postal address or an OAuth answer, or where the tool's own text quotes the parameter. */
function isElsewhere(tool: Tool, name: string, at: string): boolean {
  const text = tool.description ?? ''
  if ([`\`${name}\``, `"${name}"`, `${name}=`, `${name}:`].some((form) => text.includes(form))) return true
  if (!/state$/i.test(name)) return false
  const folder = at.slice(0, at.lastIndexOf('/'))
  return parametersOf(tool).some((other) => PLACE.test(other.name) && other.at.startsWith(folder))
}

function withOne(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
