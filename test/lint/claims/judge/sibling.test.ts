import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { siblingConflicts } from '../../../../src/lint/claims/judge/sibling.ts'

const text = (description: string, more: JsonObject = {}): JsonObject => ({ type: 'string', description, ...more })
const whole = (description: string): JsonObject => ({ type: 'integer', description })

/** Which of the tools are odd, each with these parameters. */
function odd(tools: readonly JsonObject[], instructions?: string) {
  const made = tools.map((properties, index) =>
    toolFrom({ name: `tool_${index}`, description: 'Does it.', inputSchema: { type: 'object', properties } }, index, undefined),
  )
  const found = siblingConflicts(toolsetFrom({ uri: 'x', tools: made, ...(instructions === undefined ? {} : { instructions }) }))
  return found.map(({ kind, tool }) => `${kind} ${tool}`)
}

describe('one of several tools takes a parameter in another way', () => {
  test.each<[name: string, schemas: JsonObject[], found: string[]]>([
    ['ttl', [whole('In seconds'), whole('Seconds to live'), whole('How many minutes'), whole('Lifetime (s)')], ['unit 2']],
    ['amount', [whole('In cents'), whole('In minor units'), whole('Amount in dollars'), whole('In cents')], ['unit 2']],
    ['zone', [text('IANA time zone'), text('IANA time zone'), text('A UTC offset'), text('Olson name')], ['format 2']],
    [
      'zone',
      [text('IANA time zone'), text('IANA time zone'), text('Offset from UTC in minutes'), text('Olson name')],
      ['format 2'],
    ],
    ['room', [text('Id of the room'), text('Room id'), text("The room's name"), text('ID of the room to book')], ['format 2']],
    [
      'since',
      [
        text('ISO 8601 time'),
        text('ISO 8601', { format: 'date-time' }),
        text('First', { format: 'date-time' }),
        text('Unix seconds'),
      ],
      ['format 3'],
    ],
    ['day', [text('As YYYY-MM-DD'), text('YYYY-MM-DD'), text('Day (YYYY-MM-DD)'), text('Day, as DD.MM.YYYY')], ['format 3']],
    ['body', [text('Text in Markdown'), text('In Markdown'), text('As Markdown'), text('Text in HTML')], ['format 3']],
    [
      'at',
      [whole('Unix time in seconds'), whole('Unix seconds'), whole('Epoch seconds'), whole('Unix time in milliseconds')],
      ['format 3'],
    ],
    [
      'country',
      [text('Two-letter country code'), text('ISO 3166-1 alpha-2'), text('Two-letter country code'), text('Country name')],
      ['format 3'],
    ],
    ['warmth', [whole('In degrees Celsius'), whole('Target in °F')], ['unit 1']],
    ['radius', [whole('In kilometres'), whole('Radius in km'), whole('In miles')], ['unit 2']],
    ['load', [whole('In kilograms'), whole('Load in pounds')], ['unit 1']],
    ['day', [text('As YYYY-MM-DD'), text('Day, as DD/MM/YYYY')], ['format 1']],
    ['country', [text('Two letters of ISO 3166'), text('Country by its English name')], ['format 1']],
    [
      'parcel',
      [text('Identifier of the parcel'), text('Parcel id'), text('Id of the parcel'), text('Number as printed on the label')],
      ['format 3'],
    ],
  ])('%s %j', (name, schemas, found) => {
    expect(odd(schemas.map((schema) => ({ [name]: schema })))).toEqual(found)
  })

  test.each<[why: string, name: string, schemas: JsonObject[]]>([
    ['two agree', 'ttl', [whole('In seconds'), whole('In seconds'), whole('In minutes')]],
    [
      'two differ',
      'ttl',
      [whole('In seconds'), whole('In seconds'), whole('In s'), whole('In minutes'), whole('In hours'), whole('In ms')],
    ],
    ['a general name', 'name', [text('Id of it'), text('Room id'), text('The name'), text('Id of the room')]],
    ['one takes both', 'room', [text('Id of the room'), text('Room id'), text('Room name'), text('Id or name of the room')]],
    ['a scale is a choice', 'length', [whole('In millimetres'), whole('In metres')]],
    ['two scales', 'ttl', [whole('In seconds'), whole('In minutes')]],
    ['a day and a month', 'when', [text('As YYYY-MM-DD'), text('As YYYY-MM-DD'), text('The day (YYYY-MM-DD)')]],
    ['a hedge', 'room', [text('Room id'), text('Room id'), text('Room id'), text('Room name, or its id')]],
    ['a case', 'ttl', [whole('In seconds'), whole('In seconds'), whole('In seconds'), whole('For exports: in minutes')]],
    [
      'day and time',
      'since',
      [text('ISO 8601 timestamp'), text('ISO 8601 timestamp'), text('ISO 8601 timestamp'), text('YYYY-MM-DD')],
    ],
  ])('none where %s', (_, name, schemas) => {
    expect(odd(schemas.map((schema) => ({ [name]: schema })))).toEqual([])
  })

  test('the two ends of a range', () => {
    expect(odd([{ min_wait: whole('In seconds'), max_wait: whole('In milliseconds') }])).toEqual(['unit 0'])
    expect(odd([{ date_from: text('As DD.MM.YYYY'), date_to: text('As YYYY-MM-DD') }])).toEqual(['format 0'])
    expect(odd([{ date_from: text('As YYYY-MM-DD'), date_to: text('As YYYY-MM-DD') }])).toEqual([])
    expect(odd([{ from: text('Id of the account'), to: text('Name of the account') }])).toEqual([])
  })

  test('the instructions of the server', () => {
    expect(odd([{ price: whole('Price in dollars') }], 'All amounts are in cents.')).toEqual(['unit 0'])
    expect(odd([{ day: text('Day, as MM/DD/YYYY') }], 'Dates are YYYY-MM-DD.')).toEqual(['format 0'])
    expect(odd([{ price: whole('Price in cents') }], 'All amounts are in cents.')).toEqual([])
  })
})
