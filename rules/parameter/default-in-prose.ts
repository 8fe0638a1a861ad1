import { verbsOf } from '../../src/lint/lexicon/verbs.ts'
import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list, oneLine } from '../../src/core/text.ts'
import type { Edit, Tool } from '../../src/core/tool.ts'
import { claimsAbout, quoteOf } from '../../src/lint/claims/claim.ts'
import { statedDefault, type StatedDefault } from '../../src/lint/claims/judge/default.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { misfit } from '../../src/schema/value.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'Only the description states the default of an optional parameter. The schema has no `default`.',
  why: 'Clients that show a form or fill in arguments read `default` and not the sentence. Only a keyword can be checked against the type and the range. A model does read the sentence, so this is advice. Of 403 stated defaults in the corpus, five in six are only in the description. The rule uses only defaults that are stated outright. It ignores conditions and computed values ("the current user"). There is one finding per tool, and the suggested edit writes all of its defaults.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2',
      says: '`default` supplies a default value of a schema. It is intended for tools, and should be valid against the schema.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '403 texts state a default for their parameter. 69 of these parameters have a `default` in the schema.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        name: 'update_policy',
        description: 'Change the title or the owner of one policy of the handbook.',
        ...withLimit({ type: 'integer', description: 'How many readers may sign at once. Defaults to 10.' }),
        annotations: { readOnlyHint: false, destructiveHint: false },
      },
      withLimit({ type: 'integer', description: 'How many passages to return (default: 10).', default: 10 }),
      withLimit({ type: 'integer', description: 'How many passages to return. Defaults to 10 for a search of titles.' }),
      withLimit({ type: 'string', description: 'Owner of the passages, defaults to the current user.' }),
      withLimit({ type: 'string', description: 'Name of the file, defaults to "passages-<date>".' }),
      {
        inputSchema: {
          ...withLimit({ type: 'integer', description: 'Passages to return (default: 10).' }).inputSchema,
          required: ['limit'],
        },
      },
    ],
    bad: [
      withLimit({ type: 'integer', description: 'How many passages to return (default: 10).' }),
      withLimit({ type: 'boolean', description: 'Whether to include drafts. Defaults to false.' }),
      withLimit({ type: 'string', description: 'Order of the passages; if omitted, "newest".' }),
      {
        description: 'Search the policy handbook by keyword.\n\nArgs:\n    limit: How many passages to return, defaults to 10',
        ...withLimit({ type: 'integer', description: 'How many passages to return.' }),
      },
    ],
  },
  *check(tool) {
    // a client that sends defaults would overwrite values that should stay
    if (nameParts(tool.name).some((part) => CHANGES.has(part))) return
    const stated = statedIn(tool)
    const [first] = stated
    if (first === undefined) return
    const defaults = list(
      [...new Set(stated.map(({ claim, value }) => `\`${clip(claim.about.name, 40)}\` ${clip(JSON.stringify(value), 40)}`))],
      3,
    )
    const quotes = list([...new Set(stated.map(quotedOf))], 3)
    const edits = stated.flatMap((one) => editOf(tool, one))
    yield {
      at: first.claim.at,
      words: first.claim.words,
      message: `Only the ${stated.length === 1 ? 'description states a default' : `descriptions state ${stated.length} defaults`} (${quotes}). Clients that fill in or check arguments do not see ${stated.length === 1 ? 'it' : 'them'}. Add \`default\` to the schema.`,
      ...(edits.length === stated.length ? { patches: [{ says: `add default of ${defaults}`, safe: false, edits }] } : {}),
    }
  },
  plant(tool, random) {
    const victim = plantable(
      tool,
      random,
      (one) =>
        !one.required &&
        isOnly(one, 'integer', 'boolean') &&
        !/default|omit/i.test(one.description ?? '') &&
        own(one.schema, 'enum') === undefined,
    )
    if (victim === undefined) return undefined
    const sentence =
      pick(['Defaults to #.', '(default: #)', 'If omitted, #.', 'Default is #.', '**Default**: #', 'Default #'], random) ?? ''
    const given = own(victim.schema, 'default') ?? own(victim.schema, 'minimum')
    const value = isOnly(victim, 'boolean') ? 'false' : typeof given === 'number' ? String(given) : '5'
    const { default: _default, ...rest } = victim.written
    return [
      {
        tool: tool.index,
        at: victim.at,
        to: { ...rest, description: `${ended(victim.description ?? '')} ${sentence.replace('#', value)}`.trim() },
      },
    ]
  },
})

const CHANGES = new Set([...verbsOf('update'), 'manage'])

function ended(text: string): string {
  return /[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text
}

function statedIn(tool: Tool): readonly StatedDefault[] {
  return claimsAbout(tool, 'default').flatMap((claims) => {
    const [first] = claims
    if (first === undefined) return []
    const { schema, required } = first.about
    if (required || own(schema, 'default') !== undefined || own(schema, 'const') !== undefined) return []
    // two defaults in one text are two cases
    const stated = statedDefault(claims.filter(({ stretch }) => stretch === first.stretch))
    return stated !== undefined && isValue(tool, stated) ? [stated] : []
  })
}

/** False for "attachment-<timestamp>", for the name of another parameter, and for words after "if provided". */
function isValue(tool: Tool, { value, claim }: StatedDefault): boolean {
  if (typeof value !== 'string') return true
  if (/[<{$]/.test(value) || /default/i.test(claim.about.name)) return false
  if (/^(?:if|when) (?:provided|specified|given|set|supplied|passed|present)\b/i.test(quoteOf(claim))) return false
  return parametersOf(tool).every(({ name }) => name !== value)
}

function quotedOf({ claim }: StatedDefault): string {
  return `"${clip(oneLine(quoteOf(claim)), 40)}" for \`${clip(claim.about.name, 40)}\``
}

/** No edit if the schema is in another place or does not accept the value. */
function editOf(tool: Tool, { value, claim }: StatedDefault): Edit[] {
  const { schema, written, at } = claim.about
  if (schema !== written || misfit(tool.inputSchema, schema, value) !== undefined) return []
  return [{ tool: tool.index, at: join(at, 'default'), to: value }]
}

function withLimit(limit: JsonObject) {
  return { inputSchema: { type: 'object', properties: { limit } } }
}
