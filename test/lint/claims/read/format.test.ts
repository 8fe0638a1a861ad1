import { describe, expect, test } from 'vitest'
import { readFormats } from '../../../../src/lint/claims/read/format.ts'
import { handlesGiven } from '../../../../src/lint/claims/read/handles-given.ts'

/** The formats that a text surely wants. */
function sure(text: string): readonly string[] {
  const found = readFormats(text).flatMap((statement) =>
    statement.kind === 'format' && statement.holds === 'always' ? [statement.format] : [],
  )
  return [...new Set(found)]
}

describe('a text that says how the value is written', () => {
  test.each([
    ['First day to look at, as DD.MM.YYYY', 'DD.MM.YYYY'],
    ['First day (YYYY-MM-DD)', 'YYYY-MM-DD'],
    ['First day in the form mm/dd/yyyy.', 'MM/DD/YYYY'],
    ['First day, written day/month/year', 'DD/MM/YYYY'],
    ['First day; format: YYYYMMDD', 'YYYYMMDD'],
    ['Start, as YYYY-MM-DDTHH:MM:SSZ', 'date-time'],
    ['Start, as YYYY-MM-DD HH:MM', 'date and time'],
    ['Start in ISO 8601', 'ISO 8601'],
    ['Start as an ISO 8601 timestamp', 'date-time'],
    ['RFC 3339 timestamp of the change', 'date-time'],
    ['Length as an ISO 8601 duration', 'ISO 8601 duration'],
    ['When to begin, as Unix time in seconds', 'unix seconds'],
    ['Unix timestamp (milliseconds) of the change', 'unix milliseconds'],
    ['Moment of the change in seconds since the epoch', 'unix seconds'],
    ['Epoch millis of the change', 'unix milliseconds'],
    ['Milliseconds since 1970', 'unix milliseconds'],
    ['Time of day (HH:MM)', 'time of day'],
    ['IANA time zone', 'zone name'],
    ['Time zone, as a tz database name', 'zone name'],
    ['Your offset from UTC in minutes', 'zone offset'],
    ['UTC offset of the user', 'zone offset'],
    ['Id of the room', 'id'],
    ["The room's id", 'id'],
    [': ID of the room (R0123).', 'id'],
    ['(str): ID of the room', 'id'],
    ['Display names of the tags to add', 'name'],
    ["The room's name with the # in front", 'name'],
    ['Room to book, by its display name', 'name'],
    ['Author, given by id', 'id'],
    ['UUIDs of the rooms', 'UUID'],
    ['E-mail address of the author', 'e-mail address'],
    ['Slug of the page', 'slug'],
    ['URL of the picture', 'URL'],
    ['Base64-encoded picture', 'base64'],
    ['ISO 4217 currency code', 'currency code'],
    ['Three-letter currency code', 'currency code'],
    ['Two-letter country code', 'two-letter country code'],
    ['ISO 3166-1 alpha-3 code of the country', 'three-letter country code'],
    ['Language as ISO 639-1', 'two-letter language code'],
    ['English name of the country', 'country name'],
    ['Text in Markdown', 'Markdown'],
    ['Regular expression that the title must match', 'regular expression'],
    ['Glob of the files to read', 'glob'],
    ['Longitude,latitude of the office', 'longitude first'],
    ['Position as lat,lng', 'latitude first'],
    ['Colour as #RRGGBB', 'colour with #'],
    ['Telephone number in E.164', 'E.164'],
    ['Schedule as a cron expression', 'cron'],
  ])('%j: %s', (text, format) => {
    expect(sure(text)).toEqual([format])
  })

  test.each([
    'Name or id of the room',
    'The ID or name of the room',
    'Room id (or name)',
    'First day, as YYYY-MM-DD or DD.MM.YYYY',
    'First day, never DD.MM.YYYY',
    'First day, for example DD.MM.YYYY',
    'When `kind` is "day", as YYYY-MM-DD.',
    'For days: YYYY-MM-DD.',
    'How to write days.',
    'Whether to use UTC',
    'Heading of the page. The server keeps Unix time.',
    'Search by author',
    'Do not base64-encode it',
    'Words to look for',
    '',
  ])('nothing sure in %j', (text) => {
    expect(sure(text)).toEqual([])
  })

  test('of two names the one that is ruled out is none', () => {
    expect(sure('Ids of the rooms, not their names')).toEqual(['id'])
    expect(sure('First day as YYYY-MM-DD rather than MM/DD/YYYY')).toEqual(['YYYY-MM-DD'])
  })
})

describe('a text that says by what things are given', () => {
  test.each([
    ['Tags are given by id, as list_tags returns them, not by their display name.', 'tags', 'id', 'name'],
    ['Takes tag ids and not display names.', 'tag', 'id', 'name'],
    ['People are identified by their name.', 'people', 'name', undefined],
    ['Use room IDs, never room names.', 'room', 'id', 'name'],
  ])('%j', (text, noun, given, not) => {
    expect(handlesGiven(text).map((told) => [told.noun, told.given, told.not])).toEqual([[noun, given, not]])
  })

  test.each(['Finds tags by id or name.', 'Takes a tag id.', 'Returns tag ids and names.'])('nothing in %j', (text) => {
    expect(handlesGiven(text)).toEqual([])
  })
})
