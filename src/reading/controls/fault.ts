import type { JsonObject } from '../../core/json.ts'
import type { Chance } from '../chance.ts'
import type { ReadingKind } from '../kinds.ts'
import type { Domain } from './domains.ts'
import { idText } from './frame.ts'
import { FAULT_FORMS, type FaultForms } from './fault-forms.ts'

/** A parameter, and a sentence that its schema denies. */
export interface ParameterFault {
  readonly kind: ReadingKind
  readonly name: string
  /** Without a description. */
  readonly schema: JsonObject
  /** What the parameter is, which is true. */
  readonly text: string
  readonly forms: FaultForms
  readonly values: Readonly<Record<string, string>>
  /** The keyword that denies the sentence; undefined where the name does. */
  readonly against: string | undefined
  readonly isRequired: boolean
}

type Make = (domain: Domain, chance: Chance) => ParameterFault

const COUNTS = ['limit', 'max_results', 'page_size', 'batch_size', 'top'] as const
const WAITS = ['timeout', 'wait', 'grace', 'deadline'] as const
const DATES = ['since', 'changed_after', 'from_day', 'not_before', 'until'] as const

const numbers: Make = (domain, chance) => {
  const maximum = 50 * (1 + chance.below(8))
  const [wrong, right] = apart(chance, maximum)
  return {
    kind: 'default',
    name: chance.pick(COUNTS),
    schema: { type: 'integer', minimum: 1, maximum, default: right },
    text: chance.pick([
      `How many ${domain.many} to handle in one call.`,
      `Number of ${domain.many} in one answer.`,
      `The most ${domain.many} that come back.`,
    ]),
    forms: FAULT_FORMS.default,
    values: { a: String(right), b: String(wrong) },
    against: 'default',
    isRequired: false,
  }
}

/** Two unlike numbers that fit under a maximum. */
function apart(chance: Chance, maximum: number): [number, number] {
  const low = 5 * (1 + chance.below(4))
  const high = Math.min(maximum, low + 5 * (1 + chance.below(5)))
  return chance.next() < 0.5 ? [low, high] : [high, low]
}

const range: Make = (domain, chance) => {
  const maximum = 10 * (1 + chance.below(20))
  return {
    kind: 'range',
    name: chance.pick(COUNTS),
    schema: { type: 'integer', minimum: 1, maximum, default: 10 },
    text: chance.pick([`How many ${domain.many} to handle in one call.`, `Number of ${domain.many} wanted.`]),
    forms: FAULT_FORMS.range,
    values: { a: String(maximum), b: String(maximum * (2 + chance.below(4))) },
    against: 'maximum',
    isRequired: false,
  }
}

const choices: Make = ({ one, many, states }, chance) => {
  const [x, y, z] = states
  return {
    kind: 'choices',
    name: chance.pick(['status', 'state', `${one}_state`, 'stage']),
    schema: { type: 'string', enum: [...states] },
    text: chance.pick([
      `Only ${many} in this state.`,
      `The state that ${many} must be in.`,
      `Narrows the answer to ${many} of one state.`,
    ]),
    forms: FAULT_FORMS.choices,
    values: { x, y, z, b: chance.pick(['pending', 'paused', 'deferred', 'waiting']) },
    against: 'enum',
    isRequired: false,
  }
}

const required: Make = ({ place }, chance) => ({
  kind: 'required',
  name: chance.pick([`${place}_id`, `${place}_id`, `${place}_code`, place]),
  schema: { type: 'string' },
  text: idText(place, chance),
  forms: FAULT_FORMS.required,
  values: {},
  against: 'required',
  isRequired: true,
})

const unit: Make = (_domain, chance) => {
  const [own, other] = chance.pick([
    ['seconds', 'milliseconds'],
    ['ms', 'seconds'],
    ['minutes', 'seconds'],
    ['seconds', 'minutes'],
    ['hours', 'minutes'],
    ['minutes', 'hours'],
  ])
  return {
    kind: 'unit',
    name: `${chance.pick(WAITS)}_${own}`,
    schema: { type: 'integer', minimum: 1 },
    text: chance.pick([
      'After this time the call gives up.',
      'How long the answer is waited for.',
      'The time that the work may take.',
    ]),
    forms: FAULT_FORMS.unit,
    values: { a: own, b: other },
    against: undefined,
    isRequired: false,
  }
}

const type: Make = ({ many, labels }, chance) => ({
  kind: 'type',
  name: chance.pick([labels, `${labels}_any`, `with_${labels}`]),
  schema: { type: 'array', items: { type: 'string' }, minItems: 1 },
  text: chance.pick([`Only ${many} with all of these ${labels}.`, `The ${labels} to look for.`]),
  forms: FAULT_FORMS.type,
  values: {},
  against: 'type',
  isRequired: false,
})

const format: Make = ({ many }, chance) => ({
  kind: 'format',
  name: chance.pick(DATES),
  schema: { type: 'string', format: chance.pick(['date', 'date-time']) },
  text: chance.pick([
    `Bounds the ${many} by the time of their last change.`,
    `The moment that separates old ${many} from new ones.`,
  ]),
  forms: FAULT_FORMS.format,
  values: { b: String(1_725_000_000 + chance.below(9_000_000)) },
  against: 'format',
  isRequired: false,
})

const MAKERS: readonly [Make, ...Make[]] = [numbers, range, choices, required, unit, type, format]

/** A fault of a random kind; none of the kinds to avoid. */
export function parameterFault(domain: Domain, chance: Chance, avoid: readonly string[] = []): ParameterFault {
  const fitting = chance.shuffled(MAKERS).map((make) => make(domain, chance))
  return fitting.find(({ kind, name }) => !avoid.includes(kind) && !avoid.includes(name)) ?? numbers(domain, chance)
}
