import { isObject, own, type JsonObject } from '../../src/core/json.ts'
import { pointer, segmentsOf, valueAt, type Pointer } from '../../src/core/pointer.ts'
import { clip, list, oneLine } from '../../src/core/text.ts'
import type { Span, Tool } from '../../src/core/tool.ts'
import { conditionsIn, type Condition } from '../../src/lint/claims/read/conditions.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const text = (description: string) => ({ type: 'string', description })
const NIGHT = { starts: text('HH:MM'), ends: text('HH:MM. Needs starts.') }
const nested = (keywords: JsonObject) => ({
  inputSchema: { type: 'object', properties: { night: { type: 'object', properties: NIGHT, ...keywords } } },
})
const withTwo = (one: string, other: string, more: JsonObject = {}, description = 'Find a driver, and return id and name.') => ({
  description,
  inputSchema: { type: 'object', properties: { licence: text(one), phone: text(other) }, ...more },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  needs: 'whole-tool',
  summary: 'Only texts state that parameters exclude or require one another, and the schema allows what the text forbids.',
  why: 'A model fills in parameters one by one. If only `tail` states that it excludes `since`, a model that reads `since` sends both. A client that checks the call against the schema does not object. State the condition at both parameters. `dependentRequired` expresses "requires", and within one nested parameter `oneOf` expresses "one of". At the root, several clients refuse `oneOf`, so the texts must do it there, together with a server error that states which one to leave out. The rule is advice, because text alone is often enough. It reports nothing if both texts state that one requires the other, or if the schema has a keyword for it. Exclusions are reported even if both texts state them, because a program that checks calls sees only the schema.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.4',
      says: '`dependentRequired` lists properties that are required if a specific other property is present.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      withTwo('Number of the licence', 'With the country code'),
      withTwo('Number of the licence; incompatible with phone', 'With the country code', {
        not: { required: ['licence', 'phone'] },
      }),
      withTwo('Number of the licence', 'Required when licence is "none"; see licence', {
        dependentRequired: { licence: ['phone'] },
      }),
      withTwo('Number of the licence; "none" wants a phone', 'Required when licence is "none"'),
      withTwo('Number of the licence', 'Required when roaming is on'),
      withTwo(
        'Number of the licence',
        'With the country code',
        {},
        'Find a driver. At least one driver must be given a licence.',
      ),
      withTwo('Number of the licence. Requires phone.', 'With the country code', { dependentRequired: { licence: ['phone'] } }),
      nested({ dependentRequired: { ends: ['starts'] } }),
      nested({ if: { required: ['ends'] }, then: { required: ['starts'] } }),
      nested({ oneOf: [{ required: ['starts', 'ends'] }, { maxProperties: 0 }] }),
      withTwo('Number of the licence. Requires no blanks.', 'With the country code; needs admin rights.'),
    ],
    bad: [
      nested({}),
      nested({ additionalProperties: false }),
      withTwo('Number of the licence', 'With the country code', {}, 'Find a driver. Give EXACTLY ONE of licence or phone.'),
      withTwo('Number of the licence. Cannot be combined with phone.', 'With the country code'),
      withTwo('Number of the licence', 'With the country code. Only valid with licence.'),
      withTwo('Number of the licence; incompatible with phone', 'With the country code; incompatible with licence'),
      withTwo('Number of the licence', 'With the country code. Must be set if licence is "none".'),
      withTwo('Number of the licence', 'When licence = none, this is required.'),
      withTwo('Number of the licence', 'Not allowed together with licence.'),
      withTwo('Number of the licence', 'With the country code', {}, 'Find a driver. Give licence or phone, never both.'),
      withTwo(
        'Number of the licence',
        'With the country code',
        {},
        'Find a driver. At least one of licence and phone is required.',
      ),
    ],
  },
  *check(tool) {
    const parameters = parametersOf(tool)
    const told = new Set<string>()
    for (const { condition, at, said, about, others } of conditionsOf(tool, parameters)) {
      const names = [...new Set([about, ...others].flatMap((one) => one?.name ?? []))]
      // one value that requires several parameters is one cause
      const key = condition.kind === 'asked' ? `asked ${others[0]?.name ?? ''}` : names.toSorted().join(' ')
      if (told.has(key) || names.length < 2 || statesIn(tool.inputSchema, names)) continue
      if (about !== undefined && statesIn(holderOf(tool, about), names)) continue
      // if the other text states it too, a model reads it in time
      const isTwice = about !== undefined && others.every(({ description = '' }) => mentions(description, about.name))
      // an exclusion is reported even so: only the server refuses a call with both parameters
      if (isTwice && condition.kind !== 'excludes') continue
      told.add(key)
      yield { at, words: condition.words, message: isTwice ? messageOfBoth(said, names) : messageOf(condition, said, names) }
    }
  },
  plant({ index, inputSchema }, random) {
    const properties = own(inputSchema, 'properties')
    if (!isObject(properties) || ['oneOf', 'anyOf', 'allOf', '$ref'].some((key) => own(inputSchema, key) !== undefined))
      return undefined
    const says = pick(
      [
        'Incompatible with plantedTo.',
        'Must be given if plantedTo is set.',
        'Cannot be combined with plantedTo.',
        'Only valid with plantedTo.',
        'Requires plantedTo.',
      ],
      random,
    )
    return [
      { tool: index, at: '/inputSchema/properties/plantedFrom', to: text(`First day, for example "2026-11-30". ${says ?? ''}`) },
      { tool: index, at: '/inputSchema/properties/plantedTo', to: text('Last day, for example "2026-12-01".') },
    ]
  },
})

interface Told {
  readonly condition: Condition
  readonly at: Pointer
  readonly said: string
  /** The parameter that the text belongs to; undefined for the text of the tool. */
  readonly about: Parameter | undefined
  readonly others: readonly Parameter[]
}

/** The conditions that name parameters on the same level. */
function* conditionsOf(tool: Tool, parameters: readonly Parameter[]): Iterable<Told> {
  const named = (names: readonly string[], among: readonly Parameter[]): readonly Parameter[] =>
    names.flatMap((name) => among.find((one) => one.name === name) ?? [])
  const top = parameters.filter(({ depth }) => depth === 0)
  for (const condition of tool.description ? conditionsIn(tool.description) : []) {
    const others = named(condition.names, top)
    if (
      (condition.kind !== 'one' && condition.kind !== 'some') ||
      others.length < 2 ||
      others.some(({ required }) => required) ||
      !isEnglish(tool.description ?? '')
    )
      continue
    yield { condition, at: '/description', said: quoted(tool.description ?? '', condition.words), about: undefined, others }
  }
  for (const about of parameters) {
    const { description, descriptionAt: at } = about
    for (const condition of description ? conditionsIn(description) : []) {
      const beside = parameters.filter((one) => one !== about && parentOf(one) === parentOf(about))
      const others = named(condition.names, beside)
      // a parameter that is always present needs no condition
      if (
        others.length === 0 ||
        (condition.kind !== 'excludes' && about.required) ||
        (condition.kind !== 'asked' && others.every(({ required }) => required)) ||
        !isEnglish(description ?? '')
      )
        continue
      yield { condition, at, said: quoted(description ?? '', condition.words), about, others }
    }
  }
}

function parentOf({ at }: Parameter): string {
  return at.slice(0, at.lastIndexOf('/'))
}

/** The object that contains a parameter, which may be nested. Its own keywords may state what the text states. */
function holderOf({ raw }: Tool, { at }: Parameter): JsonObject {
  const holder = valueAt(raw, pointer(...segmentsOf(at).slice(0, -2)))
  return isObject(holder) ? holder : {}
}

function quoted(whole: string, { start, end }: Span): string {
  return whole.slice(start, end)
}

function mentions(description: string, name: string): boolean {
  return new RegExp(`(?<![\\w])${name.replace(/\W/g, '\\$&')}(?![\\w])`, 'i').test(description)
}

const STATES = ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'dependentRequired', 'dependentSchemas', 'dependencies']

/** True if a keyword of the schema, outside its properties, names all but one of these. */
function statesIn(schema: JsonObject, names: readonly string[]): boolean {
  const stated = STATES.map((key) => JSON.stringify(own(schema, key) ?? '')).join(' ')
  return names.filter((name) => stated.includes(JSON.stringify(name))).length >= names.length - 1
}

function messageOfBoth(said: string, names: readonly string[]): string {
  const both = list(names.map((name) => `\`${clip(name, 40)}\``))
  return `Only the texts state "${clip(oneLine(said), 90)}". The schema allows both ${both}, so nothing refuses such a call before the server. Use one parameter for either, add "not": {"required": ${JSON.stringify(names)}} next to them, or let the server's error state which one to leave out.`
}

function messageOf({ kind }: Condition, said: string, names: readonly string[]): string {
  const both = list(names.map((name) => `\`${clip(name, 40)}\``))
  const quote = `"${clip(oneLine(said), 90)}"`
  if (kind === 'one')
    return `Only one text states ${quote}. The schema allows a call with none or all of ${both}. State at each of them that one is required, and let the server's error state which one to leave out.`
  if (kind === 'excludes')
    return `Only one text states ${quote}. The other parameter does not mention it, and the schema allows both ${both}. State it at both parameters.`
  if (kind === 'some')
    return `Only one text states ${quote}. The schema allows a call with none of ${both}. State at each of them that one is required.`
  if (kind === 'asked')
    return `Only one text states ${quote}. The schema allows a call that breaks this rule. Also state at \`${clip(names.at(-1) ?? '', 40)}\` which of its values require \`${clip(names[0] ?? '', 40)}\`.`
  return `Only one text states ${quote}. The schema allows a call with only one of ${both}. Add "dependentRequired", or state it at both parameters.`
}
