import { expect, test } from 'vitest'
import { choicesIn } from '../../../../src/lint/claims/read/choices.ts'

test.each([
  ['Sort order: one of oldest, newest or best', ['oldest', 'newest', 'best']],
  ['Sort order (asc|desc)', ['asc', 'desc']],
  ["Sort order: 'asc' | 'desc'", ['asc', 'desc']],
  ['Must be one of "north", "south", "east" or "west".', ['north', 'south', 'east', 'west']],
  ['Valid values are `low`, `medium` and `high`.', ['low', 'medium', 'high']],
  ['Valid tempi: "slow", "fast"', ['slow', 'fast']],
  ['Allowed values: low, medium, high', ['low', 'medium', 'high']],
  ['Possible values include `up` and `down`.', ['up', 'down']],
  ["Kind of address ('home' or 'work')", ['home', 'work']],
  ['Transport mode (bus, tram, ferry)', ['bus', 'tram', 'ferry']],
  ['Network side (INNER, OUTER)', ['INNER', 'OUTER']],
  ["Either 'left' or 'right'.", ['left', 'right']],
  ['How to paint.\nOptions are:\n- "fill" - the whole area\n- "edge" - the outline only\n', ['fill', 'edge']],
  ['Must be one of "wide" (the default), "tall" (for phones).', ['wide', 'tall']],
])('%j lists all values', (text, values) => {
  expect(choicesIn(text)?.values).toEqual(values)
})

test.each([
  'Colour, e.g. "red" or "blue"',
  'Colour such as red, green or blue',
  'Colour. Examples: (red|green)',
  'Valid values include: red, green, blue. Others are looked up.',
  'Either "newest" or a date in ISO 8601.',
  'Transport mode (bus, tram, etc.)',
  'Place to look in (city, country, address)',
  'Comma-separated list of fields: title, date',
  'Must be "none", "any" or a number',
  'Only one of `before`, `after`, or `between the two` and others may be set',
  'The owner (user or organisation)',
  'true | false',
  'A file or directory',
  'One of the sizes of the shop',
  'One of "2024-01-01", "2024-02-01"',
  'Names separated by |, such as "a|b"',
  'Label text (required for "add" and "update")',
  'Start: "10:00" (timed) or "2024"',
  '',
])('%j lists no closed set', (text) => {
  expect(choicesIn(text)).toBeUndefined()
})

test('the words are the list', () => {
  const text = 'Sort order: one of "asc", "desc".'
  const { start = 0, end = 0 } = choicesIn(text)?.words ?? {}
  expect(text.slice(start, end)).toBe('"asc", "desc"')
})

test.each([
  ['Either "request" or "response."', ['request', 'response']],
  ['Which part: "request" or "response."', ['request', 'response']],
  ["One of 'draft', 'sent' or 'read!'", ['draft', 'sent', 'read']],
  ['Valid values are "v1.2" and "v1.3".', ['v1.2', 'v1.3']],
])('in %j no mark of the sentence is part of a value', (text, values) => {
  expect(choicesIn(text)?.values).toEqual(values)
})
