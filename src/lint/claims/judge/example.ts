import type { Finding } from '../../../core/finding.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../../../core/json.ts'
import { clip, oneLine } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { numberOf } from '../../lexicon/numbers.ts'
import { unitsOf } from '../../lexicon/units.ts'
import { inputNames } from '../bind/names.ts'
import { certaintyOf, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import { sampleAt, type Sample } from '../read/sample.ts'
import type { Written } from '../statement.ts'
import { itemRefusal, refusalOf } from './refusal.ts'

/** `^[a-z]{3}$`: a word of so many letters is a value. */
const LETTERS = /^\^?\[[A-Za-z-]{1,12}\]\{(\d+)\}\$?$/

/** A text that gives a value as an example which the schema refuses, however it is read. */
export function judgeExample(tool: Tool, claims: readonly Claim[]): Finding | undefined {
  for (const claim of ofKind(claims, 'example')) {
    if (!claim.about.at.startsWith('/inputSchema')) continue
    for (const written of meant(claim)) {
      // a number that does something is a value of a number alone
      if (/^-?\d/.test(quoteOf(claim)) && !claim.about.types.some((type) => type === 'integer' || type === 'number')) continue
      const why = refused(tool, claim.about, written)
      if (why === undefined) continue
      return {
        at: claim.at,
        words: claim.words,
        certainty: certaintyOf(claim, true),
        message: `${proseOf(claim)} gives the example "${clip(oneLine(quoteOf(claim)), 80)}", but ${why}. A model that follows the example is refused. Correct the example, or widen the schema.`,
      }
    }
  }
  return undefined
}

/** The examples that are meant as values: of English words those next to one that the `enum` has, or one that is all there is. */
function meant({ about: { schema }, statement: { values, words }, stretch }: ClaimOf<'example'>): readonly Written[] {
  const items = own(schema, 'items')
  const allowed = own(schema, 'enum') ?? (isObject(items) ? own(items, 'enum') : undefined)
  if (!isArray(allowed) || values.some(({ text }) => allowed.includes(text))) return values
  const alone =
    values.length === 1 &&
    /^\W{0,3}(?:e\.?g|ex|for|examples?)\b/i.test(stretch.text.slice(words.start, words.end)) &&
    /^\s?(?:\)|\.?\s*$)/.test(stretch.text.slice(words.end))
  if (alone && values.every(({ text }) => isUnlike(text, allowed))) return values
  return values.filter(({ kind, text }) => kind !== 'word' || !isEnglishWord(text))
}

/** True for a word among words: no value is a form or a part of it. */
function isUnlike(text: string, allowed: readonly Json[]): boolean {
  const said = text.toLowerCase()
  return allowed.every(
    (value) =>
      typeof value === 'string' &&
      /^[a-z]+$/.test(value) &&
      !value.startsWith(said.slice(0, 4)) &&
      !said.startsWith(value.slice(0, 4)),
  )
}

/** Why no reading of an example fits; undefined if one does, and where it may be no value at all. */
function refused(tool: Tool, parameter: Parameter, written: Written): string | undefined {
  const types = parameter.types.filter((type) => type !== 'null')
  const [type] = types
  if (type === undefined || types.length !== 1) return undefined
  const names = inputNames(tool)
  if (type !== 'array') {
    const samples = readings(written, type, parameter.schema, parameter.name)
    return everyOne(samples, (sample) => refusalOf(tool, names, parameter, sample))
  }
  if (written.kind === 'list') {
    const whole = samplesOf(written)
    return everyOne(whole, (sample) => refusalOf(tool, names, parameter, sample))
  }
  const items = own(parameter.schema, 'items')
  const inner = isObject(items) ? own(items, 'type') : undefined
  if (!isObject(items) || typeof inner !== 'string' || inner === 'array' || /,/.test(written.text)) return undefined
  return everyOne(readings(written, inner, items, parameter.name), (sample) =>
    itemRefusal(tool, names, parameter, sample, parameter.name),
  )
}

function everyOne(samples: readonly Sample[], judge: (sample: Sample) => string | undefined): string | undefined {
  const why = samples.map(judge)
  return why.includes(undefined) ? undefined : why[0]
}

/** The values that a written example may stand for where a type is asked for; none if it may be no value. */
function readings(written: Written, type: string, schema: JsonObject, name: string): readonly Sample[] {
  const { kind, text, noun } = written
  if (type === 'object') return kind === 'object' ? samplesOf(written) : []
  if (kind === 'list' || kind === 'object') return []
  if (type === 'integer' || type === 'number') {
    if (kind === 'number') return isOtherUnit(noun, name) ? [] : [plain(numberOf(text))]
    if (!/^-?\d/.test(text)) return []
    return /^-?\d+(?:\.\d+)?$/.test(text)
      ? [plain(Number(text))]
      : /^-?\d+(?:\.\d+)? ?(?:[a-z]{1,3}|%)$/i.test(text)
        ? [plain(text)]
        : []
  }
  if (type === 'boolean' && kind === 'number') return noun === undefined ? [plain(numberOf(text))] : []
  if (type === 'boolean') return kind === 'quoted' && /^(?:yes|no|on|off|y|n|0|1)$/i.test(text) ? [plain(text)] : []
  if (type !== 'string' || (kind === 'number' && noun !== undefined)) return []
  const values = own(schema, 'enum')
  if (!isArray(values)) {
    // an English word may describe a value instead of being one
    const letters = LETTERS.exec(String(own(schema, 'pattern')))?.[1]
    return kind === 'word' && isEnglishWord(text) && letters !== String(text.length) ? [] : [plain(text)]
  }
  return isLike(text, values.map(String), kind === 'quoted') ? [plain(text)] : []
}

function samplesOf({ text }: Written): readonly Sample[] {
  const read = sampleAt(text, 0)
  return read?.end === text.length ? [read.sample] : []
}

function plain(value: string | number): Sample {
  return { kind: 'plain', value }
}

/** "e.g. 30 seconds" in the text of `delay_ms`. */
function isOtherUnit(noun: string | undefined, name: string): boolean {
  const units = noun === undefined ? [] : unitsOf(noun).filter((unit) => !/^(?:lines|characters|tokens)$/.test(unit))
  return units.length > 0 && !unitsOf(name).includes(units[0] ?? '')
}

/** True if a text is written as the values of an enum are: then it is meant to be one of them. */
function isLike(text: string, values: readonly string[], exact: boolean): boolean {
  if (!exact && values.some((value) => value.toLowerCase() === text.toLowerCase())) return false
  const shape = shapeOf(text)
  return values.some((value) => shapeOf(value) === shape || value.toLowerCase() === text.toLowerCase())
}

function isEnglishWord(text: string): boolean {
  return /^[A-Z]?[a-z-]+$/.test(text)
}

function shapeOf(text: string): string {
  return text
    .replace(/[A-Z]+/g, 'A')
    .replace(/[a-z]+/g, 'a')
    .replace(/\d+/g, '0')
    .replace(/A?a(?:[_-]A?a)+/g, 'a')
}
