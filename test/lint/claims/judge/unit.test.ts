import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { conflictsOf } from '../../../../src/lint/claims/judge.ts'

/** The kinds of conflict of a tool with one parameter. */
function kinds(name: string, schema: JsonObject, description = 'Does it.') {
  const tool = toolFrom({ name: 'x', description, inputSchema: { type: 'object', properties: { [name]: schema } } }, 0, undefined)
  return conflictsOf(tool).map(({ kind }) => kind)
}
const integer = (description: string, more: JsonObject = {}): JsonObject => ({ type: 'integer', description, ...more })

describe('a number in two units', () => {
  test.each([
    ['timeout_ms', 'Seconds to wait.'],
    ['timeoutMs', 'How long to wait, in seconds.'],
    ['ttlSeconds', 'Lifetime of the entry (minutes)'],
    ['snooze_hours', 'For how many days to stay quiet.'],
    ['max_size_mb', 'Largest file to take, in kilobytes.'],
    ['sizeBytes', 'Size of the file in MB'],
    ['price_cents', 'Price in dollars.'],
    ['amount_cents', 'Amount in whole units of the currency.'],
    ['radius_km', 'How far to look, in meters.'],
    ['distanceMiles', 'Distance in kilometers'],
    ['width_px', 'Width in inches'],
    ['temp_celsius', 'Highest temperature in degrees Fahrenheit'],
    ['angle_degrees', 'Rotation in radians'],
    ['max_tokens', 'Maximum number of characters to return'],
    ['days_ago', 'How many hours to look back'],
    ['minutes_before', 'Hours before the event'],
    ['duration_days', 'Number of weeks.'],
  ])('%s: %j', (name, description) => {
    expect(kinds(name, integer(description))).toEqual(['unit'])
  })

  test.each([
    ['the title', 'delay', integer('In milliseconds.', { title: 'Delay (s)' }), undefined],
    ['the title in words', 'delay', integer('In milliseconds.', { title: 'Delay in seconds' }), undefined],
    ['the tool of all', 'ttl', integer('Lifetime in minutes.'), 'Sets it. All TTLs are in seconds.'],
    ['the tool of all amounts', 'price', integer('Price in dollars.'), 'Sets it. Amounts are in minor units.'],
    ['the tool by name', 'ttl', integer('Lifetime in minutes.'), 'Sets it. `ttl` is in seconds.'],
    ['a row', 'ttl', integer('Lifetime in minutes.'), 'Sets it.\n\nArgs:\n    ttl: Lifetime in seconds'],
    ['a table', 'ttl', integer('Lifetime in minutes.'), 'Sets it.\n\n| name | meaning |\n|---|---|\n| `ttl` | seconds to live |'],
    ['its own text', 'ttl', integer('Lifetime in minutes. Given in seconds.'), undefined],
    ['its type', 'amount', integer('Amount in euros with decimals, e.g. 12.50'), undefined],
  ])('against %s', (_, name, schema, description) => {
    expect(kinds(name, schema, description)).toEqual(['unit'])
  })

  test.each([
    ['timeout_ms', 'How long to wait; 30 seconds suffice.', undefined],
    ['timeout_ms', 'How long to wait in milliseconds (1000 = one second).', undefined],
    ['timeout_seconds', 'Seconds to wait, not milliseconds.', undefined],
    ['minutes_ago', 'How many minutes ago; the last 24 hours are kept.', undefined],
    ['max_c', 'Highest temperature in kelvin', undefined],
    ['delay_s', 'Delay in milliseconds', undefined],
    ['length_m', 'Length in feet', undefined],
    ['min', 'Hours at least', undefined],
    ['month', 'Number of days in it', undefined],
    ['day_of_week', 'Days since Sunday', undefined],
    ['per_second', 'Requests in an hour', undefined],
    ['duration', 'Length in minutes, or in hours if `unit` says so.', undefined],
    ['duration', 'Length in minutes.', 'Runs it, which takes 5 seconds.'],
    ['ttl', 'Lifetime in seconds.', 'Sets it. Returned TTLs are in minutes.'],
    ['ttl', 'Lifetime in seconds (a day is 86400 seconds, so 24 hours).', 'Sets it. `ttl` of 24 hours is the most.'],
    ['token', 'How many characters', undefined],
    ['amount', 'Amount in whole euros, no decimals', undefined],
    ['tokens_per_minute', 'Seconds to wait', undefined],
  ])('none in %s: %j', (name, description, tool) => {
    expect(kinds(name, integer(description), tool)).toEqual([])
  })

  test('only in a number', () => {
    expect(kinds('timeout_ms', { type: 'string', description: 'Name of the minutes in seconds' })).toEqual([])
  })
})
