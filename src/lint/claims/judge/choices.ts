import type { Finding } from '../../../core/finding.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../../../core/json.ts'
import { clip, list, nearest } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { certaintyOf, ofKind, proseOf, type Claim } from '../claim.ts'
import type { Choice } from '../statement.ts'

/** A text that offers a value which the schema's `enum` lacks, letter case included. */
export function judgeChoices(tool: Tool, claims: readonly Claim[]): Finding | undefined {
  for (const claim of ofKind(claims, 'choices')) {
    const allowed = enumOf(claim.about)
    if (allowed === undefined) continue
    const offered = claim.statement.values
    const slip = claim.statement.told || offered.length > 2 ? caseSlip(offered, allowed) : undefined
    const start = claim.statement.closed ? 0 : offered.findIndex((choice) => isAmong({ ...choice, exact: false }, allowed))
    const strange =
      slip ??
      offered.find(
        (choice, index) =>
          index >= start &&
          !isAmong(choice, allowed) &&
          !isSpeltRightToo(choice, allowed, claim.stretch.source) &&
          (choice.exact || claim.statement.closed || allowed.some((value) => shapeOf(value) === shapeOf(choice.value))),
      )
    if (strange === undefined || !speaksOf(allowed, offered)) continue
    if (parametersOf(tool).some(({ name }) => name === strange.value)) continue
    const from = claim.words.start - claim.statement.words.start
    return {
      at: claim.at,
      words: { start: strange.words.start + from, end: strange.words.end + from },
      certainty: certaintyOf(claim, true),
      message: `${proseOf(claim)} offers "${strange.value}", but its \`enum\` has only ${list(
        allowed.map((value) => `"${clip(value, 30)}"`),
        4,
      )}. A model that sends "${clip(strange.value, 40)}" is refused. List the same values in both.`,
    }
  }
  return undefined
}

/** The values of the parameter's enum, or of its items'. */
function enumOf({ schema }: Parameter): readonly string[] | undefined {
  const items = own(schema, 'items')
  const values = valuesOf(schema) ?? (isObject(items) ? valuesOf(items) : undefined)
  return values !== undefined && values.length > 0 ? values.map(textOf) : undefined
}

/** An `enum`, or a union of constants, which is one in other words. */
function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  const values = own(schema, 'enum')
  if (isArray(values)) return values
  const branches = own(schema, 'anyOf') ?? own(schema, 'oneOf')
  if (!isArray(branches)) return undefined
  const constants = branches.map((branch) => (isObject(branch) ? own(branch, 'const') : undefined))
  const given = constants.filter((value) => value !== undefined)
  return given.length === branches.length ? given : undefined
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isAmong({ value, exact }: Choice, allowed: readonly string[]): boolean {
  return allowed.includes(value) || (!exact && allowed.some((one) => one.toLowerCase() === value.toLowerCase()))
}

/** The first of values in small letters that are all in the enum, and all in another case. */
function caseSlip(offered: readonly Choice[], allowed: readonly string[]): Choice | undefined {
  const isSlip = ({ value }: Choice): boolean =>
    value === value.toLowerCase() && !allowed.includes(value) && allowed.some((one) => one.toLowerCase() === value)
  return offered.every(isSlip) ? offered[0] : undefined
}

/** How a value is spelt. */
function shapeOf(value: string): 'small' | 'capitals' | 'title' | 'camel' | 'mixed' {
  if (value === value.toLowerCase()) return 'small'
  if (value === value.toUpperCase()) return 'capitals'
  if (/^[A-Z][a-z]+$/.test(value)) return 'title'
  return /^[a-z]+[A-Z]/.test(value) ? 'camel' : 'mixed'
}

/** "explain (EXPLAIN or EXPLAIN ANALYZE)": the same word in its right case is in the text too. */
function isSpeltRightToo({ value }: Choice, allowed: readonly string[], text: string): boolean {
  return allowed.some((one) => one.toLowerCase() === value.toLowerCase() && hasWord(text, one))
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + word.length] ?? ' ')) return true
  }
  return false
}

/** True if the list is about this enum: most of it is in it, or is a shorter or longer form of what is. */
function speaksOf(allowed: readonly string[], offered: readonly Choice[]): boolean {
  const known = offered.filter(({ value }) => isAmong({ value, exact: false, words: { start: 0, end: 0 } }, allowed))
  if (known.length > 0) return known.length * 2 >= offered.length
  return offered.every(
    ({ value }) => nearest(value, allowed) !== undefined || allowed.some((one) => one.startsWith(value) || value.startsWith(one)),
  )
}
