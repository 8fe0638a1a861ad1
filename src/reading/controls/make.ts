import type { JsonObject } from '../../core/json.ts'
import { join, pointer } from '../../core/pointer.ts'
import type { Control, Planted } from '../asking.ts'
import type { Chance } from '../chance.ts'
import { wordsOf, type Domain } from './domains.ts'
import { EFFECT_FORMS } from './fault-forms.ts'
import { parameterFault } from './fault.ts'
import { fill } from './fill.ts'
import { FRAME, idText, leadOf } from './frame.ts'
import type { Lookalike, Mode } from './lookalike.ts'
import { spareParameters } from './spare.ts'
import { cased, type ListStyle } from './style.ts'

interface Property {
  readonly name: string
  readonly schema: JsonObject
  readonly isRequired: boolean
}

interface Plan {
  readonly mode: Mode
  readonly sentences: readonly string[]
  readonly properties: readonly Property[]
  readonly annotations: JsonObject | undefined
}

/** A synthetic tool in which one statement contradicts another. `avoid`: kinds that another one has. */
export function faultyControl(domain: Domain, style: ListStyle, chance: Chance, avoid: readonly string[]): Control {
  const words = wordsOf(domain)
  if (chance.next() < 0.3 && !avoid.includes('effect')) {
    const hint = chance.pick<keyof typeof EFFECT_FORMS>(['readOnlyHint', 'idempotentHint', 'destructiveHint'])
    const sentence = fill(chance.pick(EFFECT_FORMS[hint]), words)
    const mode = hint === 'readOnlyHint' ? 'read' : hint === 'idempotentHint' ? 'create' : 'remove'
    const annotations = { ...hintsOf(mode, true), [hint]: hint !== 'destructiveHint' }
    const tool = built({ mode, sentences: [sentence], properties: [], annotations }, domain, style, chance)
    return { tool, planted: { kind: 'effect', words: sentence, at: '/description', against: pointer('annotations', hint) } }
  }
  const { kind, schema, text, forms, values, against, isRequired, name: plain } = parameterFault(domain, chance, avoid)
  const name = cased(plain, style.parameters)
  const isOwn = chance.next() < 0.5
  const named = { ...words, ...values, p: chance.next() < 0.6 ? `\`${name}\`` : name }
  const sentence = fill(chance.pick(isOwn ? forms.own : forms.named), named)
  const description = isOwn ? `${text} ${sentence}` : text
  const plan: Plan = {
    mode: 'read',
    sentences: isOwn ? [] : [sentence],
    properties: [{ name, schema: { ...schema, description }, isRequired }],
    annotations: undefined,
  }
  const at = pointer('inputSchema', 'properties', name)
  const planted: Planted = {
    kind,
    words: sentence,
    at: isOwn ? join(at, 'description') : '/description',
    against: against === undefined ? at : against === 'required' ? '/inputSchema/required' : join(at, against),
    parameter: at,
  }
  return { tool: built(plan, domain, style, chance), planted }
}

/** A synthetic tool that is free of faults, though something in it looks like one. */
export function cleanControl(
  { mode, sentence, parameter, annotations }: Lookalike,
  domain: Domain,
  style: ListStyle,
  chance: Chance,
): Control {
  const words = wordsOf(domain)
  const properties =
    parameter === undefined
      ? []
      : [
          {
            name: cased(parameter.name, style.parameters),
            schema: { ...parameter.schema, description: parameter.text },
            isRequired: parameter.isRequired,
          },
        ]
  const plan: Plan = {
    mode,
    sentences: sentence === undefined ? [] : [fill(sentence, { ...words, request_key: cased('request_key', style.parameters) })],
    properties,
    annotations: annotations === undefined ? undefined : { ...hintsOf(mode, true), ...annotations },
  }
  return { tool: built(plan, domain, style, chance), planted: undefined }
}

function hintsOf(mode: Mode, isWhole: boolean): JsonObject {
  if (mode === 'read') return isWhole ? { readOnlyHint: true, openWorldHint: false } : { readOnlyHint: true }
  return { readOnlyHint: false, destructiveHint: mode === 'remove', idempotentHint: false }
}

function built(plan: Plan, domain: Domain, style: ListStyle, chance: Chance): JsonObject {
  const { mode } = plan
  const { verbs, results } = FRAME[mode]
  const verb = chance.pick(verbs)
  const words = { ...wordsOf(domain), verb }
  const object = mode === 'read' ? domain.many : domain.one
  const name = `${style.prefix === '' ? '' : `${style.prefix}_`}${verb}_${chance.next() < 0.25 ? `${domain.place}_` : ''}${object}`
  const lead = leadOf(mode, words, chance)
  const result = fill(chance.pick(results), words)
  const sentences = chance.shuffled([...plan.sentences, result])
  const properties = chance.shuffled([...plan.properties, ...usual(plan, domain, style, chance)])
  const required = properties.filter(({ isRequired }) => isRequired).map((property) => property.name)
  const annotations = plan.annotations ?? (chance.next() < style.annotated ? hintsOf(mode, chance.next() < 0.5) : undefined)
  return {
    name: cased(name, style.names),
    ...(chance.next() < style.titled ? { title: fill(`${verb} ${object}`, {}) } : {}),
    description: [lead, ...sentences].join(' '),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(properties.map((property) => [property.name, property.schema])),
      ...(required.length === 0 ? {} : { required }),
      ...(chance.next() < style.closed ? { additionalProperties: false } : {}),
    },
    ...(annotations === undefined ? {} : { annotations }),
  }
}

/** What such a tool needs, as far as the plan has nothing of it, and perhaps more. */
function usual({ mode, properties }: Plan, domain: Domain, style: ListStyle, chance: Chance): Property[] {
  const { one, place } = domain
  const has = (word: string): boolean => properties.some(({ name }) => name.toLowerCase().startsWith(word))
  const property = (words: string, schema: JsonObject, isRequired: boolean): Property => ({
    name: cased(words, style.parameters),
    schema,
    isRequired,
  })
  const id = (what: string): Property[] =>
    has(what) ? [] : [property(`${what}_id`, { type: 'string', description: idText(what, chance) }, true)]
  const spare = spareParameters(domain, mode, chance).map(({ words, schema }) => property(words, schema, false))
  if (mode === 'remove') return [...id(one), ...spare]
  const called = { type: 'string', maxLength: 80, description: `What people call the ${one}.` }
  return [...id(place), ...(mode === 'create' ? [property('name', called, true)] : []), ...spare]
}
