import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, pointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { nameParts } from '../lint/prose/text/words.ts'
import { sentencesOf } from '../lint/prose/text/sentences.ts'
import type { Planted } from './asking.ts'
import type { Chance } from './chance.ts'
import type { Domain } from './controls/domains.ts'
import { EFFECT_FORMS } from './controls/fault-forms.ts'
import { parameterFault, type ParameterFault } from './controls/fault.ts'
import { fill } from './controls/fill.ts'
import { faultOfOwn } from './plant-own.ts'

/** A tool with a contradiction put in, in MCP field names. */
export interface WithPlanted {
  readonly tool: JsonObject
  readonly planted: Planted
}

/** Puts a contradiction of a random kind into the texts and the schema of a tool; undefined where it has no schema. */
export function planted({ raw, name }: Tool, chance: Chance): WithPlanted | undefined {
  if (!isObject(raw)) return undefined
  const schema = own(raw, 'inputSchema')
  if (!isObject(schema)) return undefined
  const properties = ownObject(schema, 'properties') ?? {}
  const domain = domainOf(name, chance)
  const turn = chance.next()
  if (turn < 0.15) return withEffect(raw, domain, chance)
  const known = turn < 0.55 ? faultOfOwn(schema, properties, chance) : undefined
  const fault = known ?? parameterFault(domain, chance, Object.keys(properties))
  return withParameter(raw, schema, properties, fault, known === undefined, chance)
}

function withEffect(raw: JsonObject, domain: Domain, chance: Chance): WithPlanted {
  const words = fill(chance.pick(EFFECT_FORMS.readOnlyHint), { ...domain, z: domain.states[2], states: '' })
  const annotations = { ...ownObject(raw, 'annotations'), readOnlyHint: true }
  return {
    tool: { ...raw, annotations, description: inserted(ownString(raw, 'description') ?? '', words, chance) },
    planted: { kind: 'effect', words, at: '/description', against: '/annotations/readOnlyHint' },
  }
}

function withParameter(
  raw: JsonObject,
  schema: JsonObject,
  properties: JsonObject,
  fault: ParameterFault,
  isNew: boolean,
  chance: Chance,
): WithPlanted {
  const { kind, forms, against, text, isRequired, values } = fault
  const name = isNew ? freeName(fault.name, properties) : fault.name
  const isOwn = chance.next() < 0.5
  const words = fill(chance.pick(isOwn ? forms.own : forms.named), { ...values, p: `\`${name}\`` })
  const at = pointer('inputSchema', 'properties', name)
  const property = { ...fault.schema, ...(text === '' ? {} : { description: text }) }
  const holder = isOwn ? name : chance.next() < 0.6 ? undefined : otherOf(properties, name, chance)
  const withHolder = Object.entries({ ...properties, [name]: property }).map(([key, value]): [string, Json] => {
    if (key !== holder || !isObject(value)) return [key, value]
    return [key, { ...value, description: inserted(ownString(value, 'description') ?? '', words, chance) }]
  })
  const required = own(schema, 'required')
  const listed = isArray(required) ? required : []
  const described = holder === undefined ? { description: inserted(ownString(raw, 'description') ?? '', words, chance) } : {}
  return {
    tool: {
      ...raw,
      ...described,
      inputSchema: {
        ...schema,
        properties: objectOf(withHolder),
        ...(isRequired && !listed.includes(name) ? { required: [...listed, name] } : {}),
      },
    },
    planted: {
      kind,
      words,
      at: holder === undefined ? '/description' : pointer('inputSchema', 'properties', holder, 'description'),
      against: against === undefined ? at : against === 'required' ? '/inputSchema/required' : join(at, against),
      ...(isNew ? { parameter: at } : {}),
    },
  }
}

/** Not by assignment, which would lose a key such as `__proto__`. */
function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries)
}

function otherOf(properties: JsonObject, name: string, chance: Chance): string | undefined {
  const able = Object.keys(properties).filter((key) => key !== name && isObject(own(properties, key)))
  return able[chance.below(able.length)]
}

function freeName(name: string, properties: JsonObject): string {
  return Object.hasOwn(properties, name) ? freeName(`${name}_2`, properties) : name
}

/** What the tool seems to be about, in its own words. */
function domainOf(name: string, chance: Chance): Domain {
  const last = nameParts(name.slice(0, 200)).at(-1) ?? ''
  const many = /^[a-z]{3,20}$/.test(last) ? last : 'entries'
  return {
    one: many === 'entries' ? 'entry' : many.replace(/s$/, ''),
    many,
    place: chance.pick(['source', 'owner', 'scope', 'area']),
    states: chance.pick([
      ['open', 'closed', 'archived'],
      ['new', 'active', 'done'],
      ['draft', 'live', 'retired'],
    ]),
    labels: chance.pick(['tags', 'labels', 'topics', 'groups']),
  }
}

/** The text with a sentence more, between two of its own or at an end, and in no block of code. */
function inserted(text: string, sentence: string, chance: Chance): string {
  const able = [0, ...sentencesOf(text).map(({ end }) => end)].filter((at) => text.slice(0, at).split('```').length % 2 === 1)
  const at = able[chance.below(able.length)] ?? 0
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return `${before}${before === '' || /\s$/.test(before) ? '' : ' '}${sentence}${after === '' || /^\s/.test(after) ? '' : ' '}${after}`
}
