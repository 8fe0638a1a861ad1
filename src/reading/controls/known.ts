import type { Json, JsonObject } from '../../core/json.ts'
import type { Chance } from '../chance.ts'
import { READING_KINDS, type ReadingKind } from '../kinds.ts'
import { DOMAINS, wordsOf, type Domain } from './domains.ts'
import { parameterFault } from './fault.ts'
import { fill } from './fill.ts'
import { FRAME, leadOf } from './frame.ts'

/** An item of a second look: a charge, the quotes that it rests on, the schema there, the outline of the tool and of others that are quoted, and the names of all tools. */
export interface LookItem {
  readonly charge: string
  readonly tool: JsonObject
  readonly others?: readonly JsonObject[]
  readonly server?: Json
  readonly quotes: readonly { readonly at: string; readonly about: string; readonly quote: string }[]
  readonly schema: JsonObject
}

/** An item whose charge holds. */
export function knownToHold(chance: Chance): LookItem {
  const domain = chance.pick(DOMAINS)
  const { kind, name, schema, text, forms, values, against, isRequired } = parameterFault(domain, chance, ['unit'])
  const at = `/inputSchema/properties/${name}`
  const words = fill(chance.pick(forms.own), values)
  const denied = against === 'required' ? [`["${name}"]`] : against === undefined ? [] : [quoted(schema[against])]
  const place = against === 'required' ? '/inputSchema/required' : `${at}/${against ?? ''}`
  const description = `${text} ${words}`
  return {
    charge: READING_KINDS[kind].asks,
    tool: outline(domain, isRequired ? `${name}*` : name, chance),
    quotes: [
      { at: `${at}/description`, about: name, quote: description },
      ...denied.map((quote) => ({ at: place, about: name, quote })),
    ],
    schema: { [at]: { 'is required': isRequired, ...schema, description } },
  }
}

interface Fine {
  readonly kind: ReadingKind
  readonly name: string
  readonly schema: JsonObject
  readonly against: string
  readonly text: string
}

/** An item whose charge does not hold. */
export function knownToBeFine(chance: Chance): LookItem {
  const domain = chance.pick(DOMAINS)
  const { many, one, place } = domain
  const [hours, usual, stored] = [2 + chance.below(20), 5 + chance.below(15), 1000 * (2 + chance.below(50))]
  const number = { type: 'integer', minimum: 1 }
  const { kind, name, schema, against, text } = chance.pick<Fine>([
    {
      kind: 'default',
      name: 'limit',
      schema: { ...number, maximum: 200, default: 50 },
      against: 'default',
      text: `How many ${many} to return; for a first look ${usual} or so are usually plenty.`,
    },
    {
      kind: 'range',
      name: 'page_size',
      schema: { ...number, maximum: 100 },
      against: 'maximum',
      text: `How many ${many} come back in one answer. A ${place} may hold as many as ${stored} of them.`,
    },
    {
      kind: 'range',
      name: 'hold_minutes',
      schema: { ...number, maximum: hours * 60 },
      against: 'maximum',
      text: `Minutes for which the ${one} stays reserved, ${hours} hours at the most.`,
    },
    {
      kind: 'type',
      name: 'code',
      schema: { type: 'string', pattern: '^[0-9]{5}$' },
      against: 'type',
      text: `The five digits of the ${one}, as text so that zeros in front stay: "00${100 + chance.below(900)}".`,
    },
  ])
  const at = `/inputSchema/properties/${name}`
  return {
    charge: READING_KINDS[kind].asks,
    tool: outline(domain, name, chance),
    quotes: [
      { at: `${at}/description`, about: name, quote: text },
      { at: `${at}/${against}`, about: name, quote: quoted(schema[against]) },
    ],
    schema: { [at]: { 'is required': false, ...schema, description: text } },
  }
}

/** A tool that reads, around the parameter in question. */
function outline(domain: Domain, parameter: string, chance: Chance): JsonObject {
  const verb = chance.pick(FRAME.read.verbs)
  const words = { ...wordsOf(domain), verb }
  return {
    name: `${verb}_${domain.many}`,
    description: `${leadOf('read', words, chance)} ${fill(chance.pick(FRAME.read.results), words)}`,
    parameters: chance.shuffled(['sort', parameter]),
  }
}

/** As a claim quotes a value: a string as it stands, anything else as JSON. */
function quoted(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
