import { describe, expect, test } from 'vitest'
import { readUnits } from '../../../../src/lint/claims/read/unit.ts'
import { unitsOfAll } from '../../../../src/lint/claims/read/unit-of-all.ts'

/** The units that a text surely gives the value. */
function sure(text: string): readonly string[] {
  return readUnits(text).flatMap((statement) =>
    statement.kind === 'unit' && statement.holds === 'always' ? [statement.unit] : [],
  )
}

describe('a text that says in which unit the value is', () => {
  test.each([
    ['How many minutes to wait.', 'minutes'],
    ['For how many hours to keep the answer when caching is on.', 'hours'],
    ['Sets how many days the link stays valid.', 'days'],
    ['Number of seconds to wait before the next attempt', 'seconds'],
    ['The maximum number of tokens to read.', 'tokens'],
    ['Number of forecast days', 'days'],
    ['Seconds to wait for an answer', 'seconds'],
    ['Milliseconds between two attempts.', 'milliseconds'],
    ['Maximum bytes per file', 'bytes'],
    ['Days the link stays valid', 'days'],
    ['Hours.', 'hours'],
    ['How long to wait. Seconds.', 'seconds'],
    ['Timeout in seconds', 'seconds'],
    ['Timeout, in ms, of one request', 'milliseconds'],
    ['How long to wait, in whole minutes (at most 60)', 'minutes'],
    ['How long to wait. In seconds.', 'seconds'],
    ['How long to wait. The value is in milliseconds.', 'milliseconds'],
    ['How long to wait. Given in hours.', 'hours'],
    ['How long to wait; must be specified in minutes', 'minutes'],
    ['Timeout expressed as seconds', 'seconds'],
    ['Time in seconds a job may run', 'seconds'],
    ['Timeout (ms)', 'milliseconds'],
    ['Timeout (in seconds, default 30)', 'seconds'],
    ['Timeout (s)', 'seconds'],
    ['Timeout [seconds]', 'seconds'],
    ['Timeout. Unit: seconds.', 'seconds'],
    ['Timeout; the unit is milliseconds', 'milliseconds'],
    ['Units are days.', 'days'],
    ['Timeout, seconds.', 'seconds'],
    ['Timeout: seconds', 'seconds'],
    ['Width of the picture in px', 'pixels'],
    ['How far to look, in kilometers.', 'kilometres'],
    ['Highest temperature in degrees Fahrenheit', 'fahrenheit'],
    ['Highest temperature (°C)', 'celsius'],
    ['Wind speed in km/h', 'kilometres per hour'],
    ['Weight of the parcel in grams', 'grams'],
    ['Quality as a percentage', 'percent'],
    ['Largest file, in MB', 'megabytes'],
    ['Amount in cents', 'cents'],
    ['Amount in minor units (cents)', 'cents'],
    ['Price in the smallest currency unit', 'cents'],
    ['Amount in whole units of the currency', 'money'],
    ['Amount in US dollars', 'money'],
    ['Price in major units', 'money'],
    ['Rotation in radians, clockwise', 'radians'],
    ['Lifetime of the entry (number of seconds)', 'seconds'],
    ['Whole seconds after which the job is stopped', 'seconds'],
    ['- timeout in ms', 'milliseconds'],
    [': How long to wait in ms', 'milliseconds'],
    ['Optional. Minutes before the event', 'minutes'],
    ['Length of the clip in seconds of play', 'seconds'],
  ])('%j: %s', (text, unit) => {
    expect([...new Set(sure(text))]).toEqual([unit])
  })

  test.each([
    'Takes about 5 minutes.',
    'How long to wait, default 30 seconds',
    'The service takes 5 requests per second.',
    'Speed in requests per second',
    'Entries are kept for 90 days.',
    'How long to wait. The server counts in milliseconds.',
    'Timeout, not in seconds',
    'Timeout in milliseconds or seconds',
    'Date in days, hours and minutes',
    'For uploads: in minutes.',
    'If `mode` is slow, in minutes.',
    'Unlike the two filters, which are in days, a timestamp',
    'Day of the month',
    'Minutes of the hour at which to run',
    'Completes in seconds',
    'Number of seconds-long clips',
    'Second page to show',
    'A per-minute budget',
    'Name of the minutes document',
    'Where to write the minutes',
    'Five minutes of fame',
    'Answer (rounded to minutes)',
    'Rows to show',
    '',
  ])('nothing sure in %j', (text) => {
    expect(sure(text)).toEqual([])
  })

  test('a size with its unit is told, but not for sure', () => {
    expect(readUnits('How long to wait, default 30 seconds').map(({ holds }) => holds)).toEqual(['hedge'])
  })

  test('the words are the words', () => {
    const text = 'How long to wait (in ms, at most 500)'
    expect(readUnits(text).map(({ words }) => text.slice(words.start, words.end))).toEqual(['in ms'])
  })
})

describe('a text that gives a unit for everything of a kind', () => {
  test.each([
    ['All TTLs are in seconds.', 'ttls', 'seconds'],
    ['Amounts are in the minor unit of the currency.', 'amounts', 'cents'],
    ['Searches rooms. All durations are given in minutes.', 'durations', 'minutes'],
    ['Every timeout is in ms.', 'timeout', 'milliseconds'],
    ['Prices must be whole numbers in cents.', 'prices', 'cents'],
    ['The radius is in meters.', 'radius', 'metres'],
  ])('%j: %s in %s', (text, noun, unit) => {
    expect(unitsOfAll(text).map((told) => [told.noun, told.unit])).toEqual([[noun, unit]])
  })

  test.each([
    'Returned durations are in minutes.',
    'The answer is in seconds.',
    'If long, times are in minutes.',
    'Results are shown in pages.',
  ])('nothing in %j', (text) => {
    expect(unitsOfAll(text).filter(({ noun }) => noun !== 'answer')).toEqual([])
  })
})
