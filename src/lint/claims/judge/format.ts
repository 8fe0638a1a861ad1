import type { Finding } from '../../../core/finding.ts'
import { own, ownObject, ownString, type Json, type JsonObject } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import { clip } from '../../../core/text.ts'
import { misfit } from '../../../schema/value.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { areRivalFormats, formatOf, isAccepted } from '../../lexicon/formats.ts'
import { unitInWords } from '../../lexicon/units.ts'
import { nameWords } from '../../prose/text/words.ts'
import { certaintyOf, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import { formatsOfAll } from '../read/format-of-all.ts'
import { handlesGiven } from '../read/handles-given.ts'

/** A claim on how a value is written; a number of minutes in a string is one, too. */
export interface FormatClaim {
  readonly format: string
  /** For messages: "an offset from UTC", "a number of minutes". */
  readonly is: string
  readonly claim: ClaimOf<'format'> | ClaimOf<'unit'>
}

/** What texts about one parameter state about its format, hedged and conditional ones apart. */
export function formatClaims(claims: readonly Claim[]): {
  readonly sure: readonly FormatClaim[]
  readonly named: ReadonlySet<string>
} {
  const formats = ofKind(claims, 'format').map((claim): FormatClaim => {
    const { format } = claim.statement
    return { format, is: formatOf(format)?.is ?? format, claim }
  })
  const units = ofKind(claims, 'unit')
    .filter(({ about }) => isText(about) && !/ISO|duration|\d[smhdw]\b/.test(about.description ?? ''))
    .map((claim): FormatClaim => ({ format: 'number', is: `a number of ${unitInWords(claim.statement.unit)}`, claim }))
  const all = [...formats, ...(formats.length === 0 || formats.every(({ format }) => format === 'zone offset') ? units : [])]
  return {
    sure: all.filter(({ claim }) => claim.statement.holds === 'always'),
    named: new Set(all.map(({ format }) => format)),
  }
}

/** True for a parameter whose values are texts, or lists of texts. */
function isText({ types }: Parameter): boolean {
  return types.length > 0 && types.every((type) => type === 'string' || type === 'null')
}

/** A text that asks for a value written in a way that the schema, the parameter's name or another text about it rules out. */
export function judgeFormat(tool: Tool, claims: readonly Claim[]): Finding | undefined {
  const { sure, named } = formatClaims(claims)
  const [first] = sure
  if (first === undefined) return undefined
  const forms = sure.filter(({ format }) => !isCase(format))
  const refusals = forms.map((claim) => refusal(tool, claim))
  // where a text names two formats, one of them may be the one that fits
  const all =
    refusals.every((one) => one !== undefined) &&
    [...named].every((format) => isCase(format) || forms.some((one) => one.format === format))
  const [form] = forms
  if (form !== undefined && all && refusals[0] !== undefined) return refused(form, refusals[0])
  for (const claim of sure) {
    const why = isCase(claim.format) ? refusal(tool, claim) : undefined
    if (why !== undefined) return refused(claim, why)
  }
  for (const claim of sure) {
    const against =
      againstText(claim, sure, claims) ?? againstTool(tool, claim) ?? againstAll(tool, claim, named) ?? againstName(claim, named)
    if (against !== undefined) return finding(claim, against, 'A model cannot satisfy both')
  }
  return undefined
}

function refused(format: FormatClaim, why: string): Finding {
  // a unit states what a number in the text counts; the text may contain more than the number
  const certainty = format.claim.statement.kind === 'unit' ? 'likely' : certaintyOf(format.claim, true)
  return { ...finding(format, why, 'A value in that form is refused'), certainty }
}

function isCase(format: string): boolean {
  return format === 'upper case' || format === 'lower case'
}

function finding({ claim }: FormatClaim, against: string, so: string): Finding {
  return {
    at: claim.at,
    words: claim.words,
    message: `${proseOf(claim)} states "${clip(quoteOf(claim), 80)}", but ${against}. ${so}. Make both describe the form that the server reads.`,
  }
}

/** Several numbers in one text, each in the given unit: "left,top,width,height in pixels", "from-to in minutes". */
const COMPOSED = [
  '4,2',
  '4,2,4',
  '4,2,4,2',
  '4, 2',
  '4x2',
  '4x2x4',
  '4-2',
  '4:2',
  '4:20',
  '4 2',
  '4/2',
  '4;2',
  '4..2',
  '2..4',
  '2-4',
]

/** Why the schema refuses every value in this form; undefined if it accepts one, or if that is unknown. */
function refusal(tool: Tool, { format, claim }: FormatClaim): string | undefined {
  const known = formatOf(format)
  const schema = valueSchema(claim.about)
  if (known === undefined || known.samples.length === 0 || schema === undefined || own(schema, 'enum') !== undefined)
    return undefined
  const keyword = ownString(schema, 'format')
  if (keyword !== undefined && known.samples.every((sample) => !isAccepted(keyword, sample)))
    return `its schema has \`format: ${keyword}\``
  if (!known.exact) return undefined
  const shape: JsonObject = Object.fromEntries(
    (['type', 'pattern', 'minLength', 'maxLength'] as const).flatMap((key) => {
      const value = own(schema, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
  let why: string | undefined
  for (const sample of known.samples) {
    const wrong = misfitOf(tool.inputSchema, shape, sample)
    if (wrong === undefined) return undefined
    why ??= wrong
  }
  if (claim.statement.kind === 'unit' && COMPOSED.some((value) => misfitOf(tool.inputSchema, shape, value) === undefined))
    return undefined
  const otherCase = (sample: string): string => (format === 'upper case' ? sample.toLowerCase() : sample.toUpperCase())
  // a pattern that refuses both cases is about something else
  if (isCase(format) && known.samples.every((sample) => misfitOf(tool.inputSchema, shape, otherCase(sample)) !== undefined))
    return undefined
  return `its schema refuses "${known.samples[0] ?? ''}", which ${why ?? ''}`
}

/** The schema of the text itself: of each item where a list is taken. */
function valueSchema({ schema, types }: Parameter): JsonObject | undefined {
  const kinds = types.filter((type) => type !== 'null')
  if (kinds.length !== 1 || kinds[0] === 'object' || kinds[0] === 'boolean') return undefined
  return kinds[0] === 'array' ? ownObject(schema, 'items') : schema
}

function misfitOf(root: JsonObject, shape: JsonObject, sample: string): string | undefined {
  const asText = misfit(root, shape, sample)
  const number: Json | undefined = /^-?\d+$/.test(sample) ? Number(sample) : undefined
  return number === undefined || asText === undefined || misfit(root, shape, number) !== undefined ? asText : undefined
}

/** Another text about the parameter that names only a format which conflicts with this one. */
function againstText({ format, claim }: FormatClaim, sure: readonly FormatClaim[], claims: readonly Claim[]): string | undefined {
  const told = ofKind(claims, 'format')
  const namedBy = (text: Claim['stretch']): readonly string[] =>
    told.filter(({ stretch }) => stretch === text).map(({ statement }) => statement.format)
  for (const other of sure) {
    if (other.claim.stretch === claim.stretch || !areRivalFormats(format, other.format)) continue
    if (namedBy(other.claim.stretch).some((one) => !areRivalFormats(format, one))) continue
    if (namedBy(claim.stretch).some((one) => !areRivalFormats(other.format, one))) continue
    return `${proseOf(other.claim).replace(/^The/, 'the')} states "${clip(quoteOf(other.claim), 80)}"`
  }
  return undefined
}

/** "Labels are given by id, not by name" in the tool's text, and a text about a parameter that wants the names of labels. */
function againstTool({ description }: Tool, { format, claim }: FormatClaim): string | undefined {
  if (claim.at === '/description' || description === undefined || !/^(?:id|name|e-mail address|UUID)$/.test(format))
    return undefined
  const about = claim.stretch.text.slice(0, claim.stretch.text.search(/[.(]|$/))
  for (const { noun, given, not, words } of handlesGiven(description)) {
    if (!areRivalFormats(given, format) || (not !== undefined && not !== format)) continue
    if (!nameWords(about.replace(/\W+/g, ' ')).includes(nameWords(noun)[0] ?? '')) continue
    return `the tool's description states "${clip(description.slice(words.start, words.end), 100)}"`
  }
  return undefined
}

/** "All dates are YYYY-MM-DD" in the tool's text. */
function againstAll({ description }: Tool, { format, claim }: FormatClaim, named: ReadonlySet<string>): string | undefined {
  if (claim.at === '/description' || description === undefined) return undefined
  const told = formatOfAllAgainst(description, format, named)
  return told && `the tool's description states "${told}"`
}

/** The words in which a text states another form for everything of a kind; undefined if there are none. */
export function formatOfAllAgainst(text: string, format: string, named: ReadonlySet<string>): string | undefined {
  const told = formatsOfAll(text)
  const against = told.find((one) => areRivalFormats(one.format, format) && !named.has(one.format))
  if (against === undefined || told.some((one) => !areRivalFormats(one.format, format) && one.noun === against.noun))
    return undefined
  return clip(text.slice(against.words.start, against.words.end), 80)
}

const NAMED: readonly (readonly [format: string, last: RegExp])[] = [
  ['id', /^(?:id|ids|uuid|uuids|guid)$/],
  ['name', /^(?:name|names)$/],
]

const RULED_OUT = /\b(?:not|never|rather than|instead of)\b[^.,;]{0,60}/gi

/** `channel_id` with a text that asks for the name, `channel_name` with a text that asks for the id. */
function againstName({ format, claim }: FormatClaim, named: ReadonlySet<string>): string | undefined {
  if (format !== 'id' && format !== 'name') return undefined
  const parts = nameWords(claim.about.name)
  const last = parts.at(-1) ?? ''
  const says = parts.length < 2 ? undefined : NAMED.find(([, pattern]) => pattern.test(last))?.[0]
  if (says === undefined || says === format || parts.some((part) => part === 'or') || named.has(says)) return undefined
  const text = claim.stretch.source.replace(RULED_OUT, '')
  // "the id that get_channel returns", "name or id": the text mentions both
  if (says === 'id' ? /\b(?:ids?|identifiers?|uuids?|keys?|numbers?|codes?)\b/i.test(text) : /\bnames?\b/i.test(text))
    return undefined
  return `the name \`${claim.about.name}\` stands for ${says === 'id' ? 'an id' : 'a name'}`
}
