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

/** Last words of names of parameters that nearly always have a short list of values. */
const CHOICE = new Set(
  'status state statuses states sort order direction mode priority severity visibility ordering strategy granularity'.split(' '),
)
/** The same for a whole name, or for its last words. */
const WHOLE =
  /^(?:type|kind|format|level|(?:\w+_)?(?:sort|order)_?(?:by|order|direction|dir)|(?:output|response|result)_?(?:format|mode))$/
/** Words before the last one that change the meaning: a postal state, an OAuth state, a free sort key. */
const OTHER = new Set(
  'mime content media date time file city zip postal http oauth initial custom previous page react text message user'.split(' '),
)
const PLACE = /^(?:city|zip|zipcode|postal_?code|country|address|street|code|redirect_uri|postcode)$/i
/** A text that names a value, shows a form, states where values come from, or leaves the choice to the user. */
const SETTLED =
  /["'`“<{[(]|\d|\be\.g|\bexamples?\b|\bsuch as\b|\blike\b|\bseparated\b|\bids?\b|\bnames?\b|\bfields?\b|\bcolumns?\b|\bpropert(?:y|ies)\b|\bpath\b|\bany\b|\bcustom\b|\bfree\b|\btext\b|\bMIME\b|\bexpression\b|\bsyntax\b|\bor\b|:\s|\bdefaults?\b|\bsee\b|\bused? (?:the )?[a-z]+_[a-z]|\b(?:ascending|descending|asc|desc)\b|\bpattern\b|\bcodes?\b|\bdata type\b|\bas returned\b|\bwhether\b/i
const SCHEMA_SAYS = ['enum', 'const', 'format', 'pattern', 'examples', 'example', 'default', 'anyOf', 'oneOf']

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A status, sort order, mode, priority or the like is a free string, and nothing names a value.',
  why: 'Such a parameter accepts only a few words, and a model that does not know them invents one: `open`, `OPEN`, `active`, `in_progress`. Add an `enum`. If each account has its own values, name the tool that returns them. The rule checks the name (`status`, `sort_by`, `priority`, a bare `type`). It reports nothing if the text quotes a value, gives an example, or mentions names or ids, or if the schema has a pattern or default. A text that lists all values is reported by `parameter/enum-in-prose`. There is one finding per tool, with all such parameters.',
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
      says: 'Of 206 string parameters with such a name, 181 have an enum. Most others show a value in the description.',
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
      message: `${open.length === 1 ? `${names} takes` : `${open.length} parameters (${names}) take`} one of a few words, but nothing names them. A model invents a value. Add an \`enum\`, or state which tool or page lists the values.`,
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

/** True next to the rest of a postal address or an OAuth answer, or if the tool's own text quotes the parameter. */
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
