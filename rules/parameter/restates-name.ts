import { isArray, own, ownString, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import type { Span } from '../../src/core/tool.ts'
import { clip, list } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { listerOf } from '../../src/lint/prose/tools/listers.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { stem } from '../../src/lint/prose/text/stem.ts'
import { contentWords, nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { draftedTexts } from '../../src/lint/drafts/sibling-text.ts'
import { draftedFromNames } from '../../src/lint/drafts/unit.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Stems that fit the text of every parameter. */
const FILLER = new Set(
  'parameter param value string integer boolean object array text input argument field specify give given optional requir uniqu'.split(
    ' ',
  ),
)
/** Last words of names that need no explanation. A text that repeats them costs little. */
const CLEAR = new Set(
  (
    'page limit offset cursor number name names email password username hostname domain subdomain title body message subject content url path city ' +
    'country phone address surname firstname lastname latitude longitude adults children infants pets price query term width height ' +
    'color token date port value key keys slug slugs iid iids sha'
  ).split(' '),
)
const IDENTIFIER = new Set(['id', 'ids', 'uuid', 'uuids', 'guid', 'guids'])
/** Schema keywords that explain the value instead of the text. */
const SAID_IN_SCHEMA = [
  'enum',
  'const',
  'format',
  'pattern',
  'examples',
  'example',
  'default',
  'properties',
  'anyOf',
  'oneOf',
  'deprecated',
]

/** The span of a text without the surrounding white space. */
function trimmed(text: string): Span {
  const start = text.length - text.trimStart().length
  return { start, end: start + text.trim().length }
}

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The description of a parameter only repeats its name.',
  why: '"The alert thresholds" for `alertThresholds` costs tokens in every request, and a model still has to guess the meaning, the format and the effect. Describe what the name does not: the purpose, the form of the value, and what happens without it. "The user ID" for `user_id` at least states that it is an id. The rule reports that case, as info, only if another tool of the set seems to list such ids, and names that tool. Names that explain themselves (`page`, `email`, `file_path`), flags, and parameters with an enum, a format or a default are not reported. There is one finding per tool, and one per identifier.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Explicitly describe the purpose of the function and each parameter (and its format).',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools, 9,619 parameters',
      says: '608 of 7,322 descriptions (8 %) have no word that the name lacks. Most of them repeat the name of an identifier.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'composio/parameters',
      says: 'Descriptions that add meaning and default, against ones that only repeat the schema: better for both models, not significant for either with 50 requests.',
    },
  ],
  examples: {
    good: [
      {},
      withOne('user_id', { type: 'string', description: 'ID of the user, as returned by list_users.' }),
      withOne('user_id', { type: 'string', description: 'The ID of the user.' }),
      withOne('page', { type: 'integer', description: 'Page number' }),
      withOne('include_drafts', { type: 'boolean', description: 'Whether to include drafts.' }),
      withOne('order', { type: 'string', description: 'The order.', enum: ['newest', 'oldest'] }),
      withOne('state', { type: 'string', description: 'State of the policy: draft policies are left out unless asked for.' }),
    ],
    bad: [
      withOne('alertThresholds', { type: 'object', description: 'Alert thresholds' }),
      withOne('conditions', { type: 'array', items: { type: 'string' }, description: 'conditions parameter' }),
      {
        tools: [
          withOne('user_id', { type: 'string', description: 'The ID of the user.' }),
          {
            name: 'list_users',
            title: 'List users',
            description: 'List the people who may edit the handbook, with id and name.',
          },
        ],
      },
      withOne('username', { type: 'string', description: 'username parameter' }),
    ],
  },
  *check(tool, { toolset }) {
    const empty = parametersOf(tool).filter(repeats)
    if (empty.length === 0) return
    for (const parameter of empty.filter(({ name }) => isIdentifier(name))) {
      const { name, description = '', descriptionAt } = parameter
      const lister = listerOf(
        toolset,
        nameWords(name)
          .slice(0, -1)
          .filter((word) => word !== 'public'),
      )
      if (lister === undefined || lister === tool.name || tool.description?.includes(lister)) continue
      yield {
        at: descriptionAt,
        words: trimmed(description),
        message: `"${clip(description.trim(), 60)}" only repeats the name \`${clip(name, 40)}\`. A model may ${isOnly(parameter, 'integer', 'number') ? '' : 'send a title or '}invent a value. State where the value comes from: \`${clip(lister, 60)}\` seems to list it.`,
        patches: [
          {
            says: `name ${lister} as the source`,
            safe: false,
            edits: [
              { tool: tool.index, at: descriptionAt, to: `${description.trim().replace(/[.]$/, '')}, as returned by ${lister}.` },
            ],
          },
        ],
      }
    }
    const named = empty.filter(({ name }) => !isIdentifier(name))
    const [first] = named
    if (first === undefined) return
    const shown = list([...new Set(named.map(({ name }) => `\`${clip(name, 40)}\``))], 4)
    const patch = draftedTexts(toolset, tool, named) ?? draftedFromNames(tool, named)
    const quoted = `"${clip(first.description?.trim() ?? '', 60)}"`
    yield {
      at: first.descriptionAt,
      words: trimmed(first.description ?? ''),
      message:
        named.length === 1
          ? `${quoted} only repeats the name ${shown}. A model does not learn the meaning, the format or the effect. Describe what the value is for and what it looks like${first.required ? '' : ', and what happens without it'}.`
          : `The descriptions of ${shown} only repeat the names (${quoted}). A model does not learn the meaning, the format or the effect. Describe what each value is for and what it looks like.`,
      ...suggested(patch),
    }
  },
  plant(tool, random) {
    const victim = plantable(
      tool,
      random,
      (parameter) =>
        isOpen(parameter) &&
        !isOnly(parameter, 'boolean') &&
        !isIdentifier(parameter.name) &&
        !CLEAR.has(nameParts(parameter.name).at(-1) ?? ''),
    )
    const make = pick(WORDINGS, random)
    if (make === undefined) return undefined
    if (victim !== undefined) {
      return [{ tool: tool.index, at: join(victim.at, 'description'), to: make(nameParts(victim.name).join(' '), victim.name) }]
    }
    const name = pick(['settings', 'conditions', 'policy_scope', 'sectionFilter', 'matching_rules'], random) ?? 'settings'
    return [
      {
        tool: tool.index,
        at: join('/inputSchema/properties', name),
        to: { type: 'string', description: make(nameParts(name).join(' '), name) },
      },
    ]
  },
})

const WORDINGS: readonly ((words: string, name: string) => string)[] = [
  (words) => `The ${words}.`,
  (words) => words.replace(/^[a-z]/, (letter) => letter.toUpperCase()),
  (words) => `The ${words.split(' ').at(-1)} of the ${words.split(' ').slice(0, -1).join(' ') || words}`,
  (_, name) => `${name} parameter`,
  (words) => `Specifies the ${words}`,
]

const IDENTIFIER_STEM = stem('identifier')

const isIdentifier = rememberedName((name) => IDENTIFIER.has(nameParts(name).at(-1) ?? ''))

function isOpen({ schema }: Parameter): boolean {
  return !SAID_IN_SCHEMA.some((keyword) => own(schema, keyword) !== undefined)
}

function repeats(parameter: Parameter): boolean {
  const { name, description, schema } = parameter
  // a longer text would have to repeat the words of the name three times
  if (!description || description.length > 40 + 2 * name.length || !isOpen(parameter) || isOnly(parameter, 'boolean'))
    return false
  const known = new Set(nameWords(name))
  if (isIdentifier(name)) known.add(IDENTIFIER_STEM)
  const text = description.replace(/^\s*\((?:optional|required)\):?\s*/i, '')
  if (!contentWords(text).every((word) => known.has(word) || FILLER.has(word))) return false
  if (isArray(own(schema, 'items')) || text.trim() === '' || /["`\d(]|(?<![a-z])'|'(?!s\b)/i.test(text)) return false
  const last = nameParts(name).at(-1) ?? ''
  if (CLEAR.has(last) && !/\bparam(?:eter)?\b/i.test(description)) return false
  if (/\bnumber of\b/i.test(description) || ownString(schema, 'title')?.includes(' ')) return false
  return isEnglish(description)
}

function withOne(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
