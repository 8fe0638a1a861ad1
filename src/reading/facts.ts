import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, ownString, type Json } from '../core/json.ts'
import type { Tool } from '../core/tool.ts'
import { ofKind, type Claim } from '../lint/claims/claim.ts'
import { boundsIn } from '../lint/claims/judge/bounds.ts'
import { unitOfAllFor } from '../lint/claims/judge/unit.ts'
import { valueOf } from '../lint/claims/judge/value.ts'
import type { Kind } from '../lint/claims/statement.ts'
import { formatOf, schemaFormat } from '../lint/lexicon/formats.ts'
import { unitOfName } from '../lint/lexicon/units.ts'
import { schemaBound, type BoundKeyword } from '../schema/bound.ts'
import { allowsNull } from '../schema/nullable.ts'
import type { Parameter } from '../schema/parameters.ts'
import { accepts, misfit } from '../schema/value.ts'

/** One value that a text states of a parameter. */
export interface Fact {
  /** What it is a value of: `default`, `maximum`. Two facts with one key can be compared. */
  readonly key: string
  readonly value: Json
  readonly claim: Claim
}

/** The values of one kind that claims of one text state without a condition; those that it states twice and differently are left out. */
export function factsOf(claims: readonly Claim[], kind: Kind): readonly Fact[] {
  const sure = claims.filter(({ statement }) => statement.kind === kind && statement.holds === 'always')
  const found = sure.flatMap((claim) => factsIn(claim))
  return found.filter(({ key, value }, index) => {
    const same = found.filter((other) => other.key === key)
    return same.every((other) => isEqual(other.value, value)) && found.findIndex((other) => other.key === key) === index
  })
}

function factsIn(claim: Claim): readonly Fact[] {
  const { statement, about } = claim
  const fact = (value: Json | undefined, key: string = statement.kind): readonly Fact[] =>
    value === undefined ? [] : [{ key, value, claim }]
  switch (statement.kind) {
    case 'type':
      return fact(statement.type === 'flag' ? 'boolean' : statement.type)
    case 'nullable':
      return fact(statement.nullable)
    case 'required':
      return fact(statement.required)
    case 'default':
      return fact(valueOf(about, statement.value, statement.marked))
    case 'choices':
      return fact(statement.values.map(({ value }) => value))
    case 'range':
      return boundsIn(ofKind([claim], 'range')).flatMap(({ keyword, value }) => fact(value, keyword))
    case 'unit':
      return fact(statement.unit)
    case 'format':
      return fact(statement.format)
    case 'base':
      return fact(statement.base)
    case 'example': {
      const values = statement.values.map((written) => valueOf(about, written))
      return values.includes(undefined) ? [] : fact(values.filter((value) => value !== undefined))
    }
  }
}

/** Whether a tool's schema, or a name, has the value of a fact; undefined where neither says, or nobody can tell. */
export function schemaHas(tool: Tool, { key, value, claim: { about } }: Fact): boolean | undefined {
  const { schema, types } = about
  switch (key) {
    case 'type':
      return types.length === 0 ? undefined : types.includes(String(value)) || (isNumeric(value) && types.some(isNumeric))
    case 'nullable':
      return types.length === 0 ? undefined : (types.includes('null') || allowsNull(rootOf(tool, about), schema)) === value
    case 'required':
      return about.requiredAtTimes ? undefined : about.required === value
    case 'default':
      return same(own(schema, 'default'), value)
    case 'choices':
      return isArray(value) ? hasChoices(about, value.map(String)) : undefined
    case 'unit':
      return unitAgrees(tool, about, String(value))
    case 'format':
      return formatAgrees(tool, about, String(value))
    case 'base':
      return same(schemaBound(about, 'minimum') ?? own(schema, 'default'), value)
    case 'example':
      return isArray(value) ? allTaken(tool, about, value) : undefined
    default:
      return isBound(key) ? same(schemaBound(about, key), value) : undefined
  }
}

function same(given: Json | undefined, value: Json): boolean | undefined {
  return given === undefined ? undefined : isEqual(given, value)
}

function isNumeric(type: Json): boolean {
  return type === 'integer' || type === 'number'
}

function isBound(key: string): key is BoundKeyword {
  return /^(?:minimum|maximum|minLength|maxLength|minItems|maxItems)$/.test(key)
}

function rootOf({ inputSchema, outputSchema }: Tool, { at }: Parameter) {
  return at.startsWith('/inputSchema') || !isObject(outputSchema) ? inputSchema : outputSchema
}

/** Whether an enum, the parameter's or its items', has all of some values, letter case included; undefined without an enum. */
export function hasChoices({ schema }: Parameter, values: readonly string[]): boolean | undefined {
  const items = own(schema, 'items')
  const allowed = own(schema, 'enum') ?? (isObject(items) ? own(items, 'enum') : undefined)
  if (!isArray(allowed)) return undefined
  const texts = new Set(allowed.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))))
  return values.every((value) => texts.has(value))
}

function unitAgrees({ description }: Tool, about: Parameter, unit: string): boolean | undefined {
  const told = description === undefined ? undefined : unitOfAllFor(description, about)?.unit
  const others = [unitOfName(about.name), told].filter((one) => one !== undefined)
  return others.length === 0 ? undefined : others.every((one) => one === unit)
}

/** True where `format` names the same, or a pattern takes every way to write it; never false, for a schema may say it in another way. */
function formatAgrees(tool: Tool, about: Parameter, format: string): boolean | undefined {
  const { schema } = about
  const keyword = ownString(schema, 'format')
  if (keyword !== undefined) return schemaFormat(keyword) === format ? true : undefined
  const samples = formatOf(format)?.samples ?? []
  if (ownString(schema, 'pattern') === undefined || samples.length === 0) return undefined
  return samples.every((sample) => misfit(rootOf(tool, about), schema, sample) === undefined) ? true : undefined
}

function allTaken(tool: Tool, about: Parameter, values: readonly Json[]): boolean | undefined {
  const items = own(about.schema, 'items')
  const verdicts = values.map((value) => {
    const whole = accepts(rootOf(tool, about), about.schema, value)
    return whole === true || !isObject(items) || isArray(value) ? whole : accepts(rootOf(tool, about), items, value)
  })
  if (verdicts.length === 0 || verdicts.includes(undefined)) return undefined
  return verdicts.every((verdict) => verdict === true)
}
