import type { Json, JsonObject } from '../../core/json.ts'
import type { Chance } from '../chance.ts'
import { READING_KINDS, type ReadingKind } from '../kinds.ts'
import { DOMAINS } from './domains.ts'
import { parameterFault } from './fault.ts'
import { fill } from './fill.ts'

/** An item of a second look: a charge, the quotes that it rests on, and what the schema demands there. */
export interface LookItem {
  readonly charge: string
  readonly quotes: readonly { readonly at: string; readonly about: string; readonly quote: string }[]
  readonly schema: JsonObject
}

/** An item whose charge holds. */
export function knownToHold(chance: Chance): LookItem {
  const { kind, name, schema, text, forms, values, against, isRequired } = parameterFault(chance.pick(DOMAINS), chance, ['unit'])
  const at = `/inputSchema/properties/${name}`
  const words = fill(chance.pick(forms.own), values)
  const denied = against === 'required' ? [`["${name}"]`] : against === undefined ? [] : [quoted(schema[against])]
  const place = against === 'required' ? '/inputSchema/required' : `${at}/${against ?? ''}`
  return {
    charge: READING_KINDS[kind].asks,
    quotes: [
      { at: `${at}/description`, about: name, quote: `${text} ${words}` },
      ...denied.map((quote) => ({ at: place, about: name, quote })),
    ],
    schema: { [at]: { 'is required': isRequired, ...schema } },
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
  const { many, one, place } = chance.pick(DOMAINS)
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
    quotes: [
      { at: `${at}/description`, about: name, quote: text },
      { at: `${at}/${against}`, about: name, quote: quoted(schema[against]) },
    ],
    schema: { [at]: { 'is required': false, ...schema } },
  }
}

/** As a claim quotes a value: a string as it stands, anything else as JSON. */
function quoted(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
