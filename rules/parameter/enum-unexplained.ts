import { isArray, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { clip, list } from '../../src/core/text.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Names of coded values: `severity`, `alarmLevel`. Numbers of days, pages or degrees need no explanation. */
const CODED =
  /^(?:severity|severities|level|mode|kind|type|status|state|category|class|reason|role|priority|importance|direction|stage|phase|action|operation|code|outcome|result|visibility|access|permission|source|channel|urgency|impact|gender|relation|strategy|policy|method|option|flag)s?$/
/** Names and words for counts and measures: their numbers need no explanation. */
const COUNTED =
  /^(?:numbers?|nr|no|counts?|sizes?|widths?|heights?|lengths?|depths?|columns?|cols?|rows?|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?|ms|degrees?|angles?|rotations?|percent|percentages?|ratios?|factors?|scales?|zooms?|dpi|resolutions?|quality|versions?|pages?|ports?|bits?|bytes?|pixels?|px|points?|stars?|scores?|ratings?|ranks?|positions?|index|indices|quantity|quantities|amounts?|max|min|limits?|offsets?|radius|speeds?|rates?|frequency|intervals?|durations?|timeouts?|ttl|weights?|prices?|fps|threads?|players?|people|persons?|seats?|rounds?|attempts?|retries|generations?|windows?|spans?|ranges?|periods?|ages?|digits?|decimals?|precision|steps?|batch|batches|bedrooms?|rooms?|guests?|times?|many|long|far|big|large|deep|wide|often|lines?|chapters?|floors?|volumes?|decks?|sides?|dimensions?)$/
/** Well-known letters: sizes, points of the compass, temperature scales, times. */
const LETTERS_KNOWN = /^(?:[SML]+|[NESW]+|[CFK]+|[FMXU]+|[YNU]+|[HDWMQY]+|[RGBA]+|[XYZ]+|[TF]+)$/

/** Well-known codes: `301` and `302` of HTTP. */
const KNOWN = /^\d{3,}$/

const coded = (name: string, level: JsonObject) => ({
  inputSchema: {
    type: 'object',
    properties: { [name]: { type: 'integer', enum: [0, 1, 2, 3], description: 'The level to look for.', ...level } },
    required: [name],
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'An enum has bare numbers or letters, and nothing explains them.',
  why: 'A user asks for "critical alarms", and nothing states whether that is 0 or 3. A model guesses, and nothing refuses a wrong value. Write a legend ("0 = info, 1 = minor, 2 = major, 3 = critical"), or better, use the words as values. Counts and measures (days, degrees, pages), codes of three digits, sizes and points of the compass need no explanation. Letters count only if the name is one for coded values (`severity`, `mode`, `state`). A text that contains one of the values explains them. The finding is likely and not proved.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'No finding. The seven enums of numbers are about days, hours, versions and HTTP codes.',
      checked: '2026-11-30',
    },
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Agents do better with natural-language names and terms than with cryptic identifiers.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      coded('severity', { description: '0 = info, 1 = minor, 2 = major, 3 = critical' }),
      coded('severity', { oneOf: [{ const: 0, title: 'info' }] }),
      coded('degrees', { enum: [90, 180, 270] }),
      coded('verdict', { enum: [10, 20], description: 'Verdict: 10 is a pass, 20 a failure.' }),
      coded('columns', { enum: [1, 2, 3], description: 'Columns of the page.' }),
      coded('grid', { enum: [2, 4], description: 'How many pictures stand side by side.' }),
      coded('size_code', { type: 'string', enum: ['S', 'M', 'L'], description: 'Size of the shirt.' }),
      coded('outcome', { type: 'string', enum: ['P', 'A', 'R'], description: 'P for present, A for absent, R for refused.' }),
      coded('redirect_type', { type: 'string', enum: ['301', '302'] }),
      coded('status', { type: 'string', enum: ['1-open', '2-closed'] }),
    ],
    bad: [
      coded('severity', {}),
      coded('operatingMode', { enum: [1, 2, 5], description: 'Operating mode' }),
      coded('kind', { type: 'string', enum: ['1', '2', '9'], description: 'Kind of leave' }),
      coded('verdict', { enum: [20, 30, 40], description: 'Verdict of the reviewer.' }),
      coded('triage', { enum: [1, 2, 3], description: 'Triage of the patient' }),
      coded('outcome', { type: 'string', enum: ['P', 'A', 'R'], description: 'How it ended.' }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      const values = bareNumbers(parameter)
      if (values === undefined || !(CODED.test(nameParts(parameter.name).at(-1) ?? '') || mayBeCoded(parameter, values))) continue
      const { name, at, schema } = parameter
      if (
        ['oneOf', 'anyOf', 'enumNames', 'enumDescriptions', 'x-enumNames', 'x-enum-descriptions'].some(
          (key) => own(schema, key) !== undefined || own(parameter.written, key) !== undefined,
        )
      )
        continue
      const texts = [parameter.description ?? '', tool.description ?? '']
      if (
        texts.some((text) =>
          values.some((value) =>
            new RegExp(/\d/.test(value) ? `(?<![\\d.])${value}(?!\\d|\\.\\d)` : `(?<![A-Za-z])${value}(?![A-Za-z])`).test(text),
          ),
        )
      )
        continue
      yield {
        at,
        message: `Nothing explains what the values ${list(values.slice(0, 3).map((value) => `\`${clip(value, 12)}\``))} of \`${clip(name, 60)}\` mean. A model that knows only the meaning has to guess the value. Add a legend such as "${values[0] ?? ''} = …, ${values[1] ?? ''} = …", or use words as values.`,
      }
    }
  },
  plant(tool, random) {
    const victim =
      plantable(tool, random, ({ schema }) => isArray(own(schema, 'enum'))) ?? plantable(tool, random, ({ depth }) => depth === 0)
    const name = pick(['severity', 'mode', 'kind'], random)
    if (victim === undefined || name === undefined || /\d/.test(tool.description ?? '')) return undefined
    const at = `/inputSchema/properties/${name}` as const
    return [{ tool: tool.index, at, to: { type: 'integer', enum: [0, 1, 2], description: `The ${name} to look for.` } }]
  },
})

/** True for numbers that are neither counts nor measures, according to the name and the first words of the description. */
function mayBeCoded({ name, description = '' }: Parameter, values: readonly string[]): boolean {
  if (values.some((value) => !/\d/.test(value))) return false
  const words = [
    ...nameParts(name),
    ...(description
      .slice(0, 120)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []),
  ]
  const isMany = /[^su]s$/.test(nameParts(name).at(-1) ?? '')
  return !isMany && !words.some((word) => COUNTED.test(word))
}

/** The values of an enum that has only numbers of one or two digits, or only single capital letters; otherwise undefined. */
function bareNumbers({ schema }: Parameter): readonly string[] | undefined {
  const values = own(schema, 'enum')
  if (!isArray(values)) return undefined
  const told = values.filter((value) => value !== null)
  if (told.length < 2 || told.length > 29) return undefined
  if (told.every(isBare)) return told.map(String)
  const letters = told.every((value) => typeof value === 'string' && /^[A-Z]$/.test(value)) ? told.map(String) : []
  return letters.length > 2 && !LETTERS_KNOWN.test(letters.join('')) ? letters : undefined
}

function isBare(value: Json): boolean {
  return (typeof value === 'number' || typeof value === 'string') && /^-?\d+$/.test(String(value)) && !KNOWN.test(String(value))
}
