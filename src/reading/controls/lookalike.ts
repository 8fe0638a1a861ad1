import type { JsonObject } from '../../core/json.ts'
import type { Chance } from '../chance.ts'
import type { Domain } from './domains.ts'

/** What a tool does: reads things, makes one, removes one. */
export type Mode = 'read' | 'create' | 'remove'

/** Something that looks like a fault and is none. */
export interface Lookalike {
  readonly mode: Mode
  /** A sentence for the tool's description, with {one}, {many}, {place}. */
  readonly sentence?: string
  readonly parameter?: { readonly name: string; readonly schema: JsonObject; readonly text: string; readonly isRequired: boolean }
  readonly annotations?: JsonObject
}

type Make = (domain: Domain, chance: Chance) => Lookalike

const limit = (maximum: number, text: string, usual = maximum): NonNullable<Lookalike['parameter']> => ({
  name: 'limit',
  schema: { type: 'integer', minimum: 1, maximum, default: usual },
  text,
  isRequired: false,
})

/** A number of something else than the parameter. */
const foreignNumber: Make = ({ many }, chance) => ({
  mode: 'read',
  sentence: chance.pick([
    `One {place} may hold as many as ${1000 * (2 + chance.below(30))} {many}.`,
    `A {place} itself answers with ${200 + 50 * chance.below(9)} at a time; this tool collects what it needs.`,
    `Records of {many} are kept for ${30 * (2 + chance.below(20))} days.`,
    `New {many} show up after about ${2 + chance.below(25)} minutes.`,
  ]),
  parameter: limit(100, chance.pick([`How many ${many} to return.`, `Most ${many} in the answer.`]), 25),
})

const hedged: Make = ({ many }, chance) => ({
  mode: 'read',
  parameter: limit(
    200,
    chance.pick([
      `How many ${many} to return; some 20 are usually plenty.`,
      `Number of ${many} in the answer. For a first look about 10 tend to do.`,
      `The most ${many} to return. Fewer, perhaps 15, are easier to read.`,
    ]),
    50,
  ),
})

const twoUnits: Make = ({ one }, chance) => {
  const hours = 2 + chance.below(22)
  return {
    mode: 'create',
    parameter: {
      name: chance.pick(['keep_minutes', 'hold_minutes', 'valid_minutes']),
      schema: { type: 'integer', minimum: 1, maximum: hours * 60 },
      text: chance.pick([
        `Minutes for which the ${one} is held, up to ${hours} hours. Left out, it is not held at all.`,
        `How many minutes the ${one} stays reserved; ${hours} h at the longest. Without it, nothing is reserved.`,
      ]),
      isRequired: false,
    },
  }
}

const spared: Make = (_domain, chance) => ({
  mode: 'read',
  sentence: chance.pick([
    'It neither changes nor removes any {one}.',
    'No {one} is moved, closed or deleted by it.',
    'Looking at a {one} leaves no trace on it.',
    'To be clear: nothing is written or sent.',
  ]),
  annotations: { readOnlyHint: true },
})

const digits: Make = ({ one }, chance) => ({
  mode: 'remove',
  parameter: {
    name: `${one}_number`,
    schema: { type: 'string', pattern: '^[0-9]{6}$' },
    text: chance.pick([
      `The six digits on the ${one}, as text so that zeros in front stay: "00${1000 + chance.below(9000)}".`,
      `Number of the ${one}: six digits in quotes, e.g. "0${10_000 + chance.below(90_000)}".`,
    ]),
    isRequired: true,
  },
})

const filter: Make = ({ many, states }, chance) => ({
  mode: 'read',
  parameter: {
    name: chance.pick(['status', 'state']),
    schema: { type: 'string', enum: [...states, 'any'], default: states[1] },
    text: chance.pick([
      `State of the ${many} to return. Only ${states[1]} ones come back unless this asks for others.`,
      `Which ${many} to return: ${states.join(', ')} or any. Others than the ${states[1]} ones have to be asked for.`,
    ]),
    isRequired: false,
  },
})

const nested: Make = ({ one }, chance) => ({
  mode: 'create',
  parameter: {
    name: 'contact',
    schema: {
      type: 'object',
      properties: {
        name: { type: 'string', description: 'Full name of a person.' },
        phone: { type: 'string', description: 'With the country code, such as +44 20 7946 0018.' },
      },
      required: ['name'],
      additionalProperties: false,
    },
    text: chance.pick([
      `Whom to ask about the ${one}. The phone is optional.`,
      `The person who answers for the ${one}; a phone may be left out.`,
    ]),
    isRequired: true,
  },
})

const elsewhere: Make = (_domain, chance) => ({
  mode: 'read',
  sentence: chance.pick([
    'Gives what `{place}ctl get {many}` prints on a terminal, as JSON.',
    'People know the same view as "My {many}" in the web console.',
    'The columns are those of a `COPY` from the {place} database.',
  ]),
})

const retried: Make = ({ one }, chance) => ({
  mode: 'create',
  sentence: chance.pick([
    'Sent again with the same {request_key}, it returns the {one} of the first call and makes no other.',
    'A repeated call with an equal {request_key} has no further effect.',
  ]),
  parameter: {
    name: 'request_key',
    schema: { type: 'string', minLength: 8, maxLength: 40 },
    text: `Any text of 8 to 40 characters that is new for each ${one} and the same for every retry of it.`,
    isRequired: true,
  },
  annotations: { idempotentHint: true },
})

const MAKERS: readonly Make[] = [foreignNumber, hedged, twoUnits, spared, digits, filter, nested, elsewhere, retried]

/** Look-alikes of different kinds, as many as there are domains. */
export function lookalikes(domains: readonly Domain[], chance: Chance): readonly Lookalike[] {
  const makers = chance.shuffled(MAKERS)
  return domains.flatMap((domain, index) => makers.slice(index, index + 1).map((make) => make(domain, chance)))
}
