import { describe, expect, test } from 'vitest'
import { toolsetFrom } from '../../src/core/tool.ts'
import type { ReadingKind } from '../../src/reading/kinds.ts'
import type { ReportedFinding } from '../../src/reading/reading.ts'
import { verify } from '../../src/reading/verify.ts'
import { FERRY, ferryTool } from './ferry.ts'

/** At, quote, about, value. */
type Row = readonly [at: string, quote: string, about: string, value?: string]

function reading(kind: ReadingKind, claims: readonly Row[], at = claims[0]?.[0] ?? ''): ReportedFinding {
  return {
    kind,
    certainty: 'proved',
    at: at.startsWith('/') ? at : '/description',
    claims: claims.map(([place, quote, about, value = '']) => ({ at: place, quote, about, value })),
    what: 'The two do not agree.',
  }
}

const LIMIT = '/inputSchema/properties/limit'
const CABINS = '/inputSchema/properties/cabins'
const BEDS = `${CABINS}/items/properties/beds`

const outcomeOf = (kind: ReadingKind, name: string, claims: readonly Row[]): string => {
  const verified = verify(reading(kind, claims), ferryTool(name), FERRY)
  return verified.outcome === 'dropped' ? `dropped at ${verified.at}` : `${verified.outcome} ${verified.rule}`
}

describe('what a reading is worth', () => {
  test.each<[says: string, kind: ReadingKind, tool: string, claims: readonly Row[], outcome: string]>([
    // places
    [
      'a place that is not there',
      'range',
      'search_sailings',
      [['/inputSchema/properties/size', '5', 'size']],
      'dropped at place',
    ],
    ['a place inside a string', 'vague', 'search_sailings', [['/description/0', 'F', 'tool']], 'dropped at place'],
    ['a field that no tool has', 'vague', 'search_sailings', [['/secret', '', 'tool']], 'dropped at place'],
    ['no pointer', 'vague', 'search_sailings', [['description', 'Finds sailings', 'tool']], 'dropped at place'],
    // quotes
    ['invented words', 'vague', 'search_sailings', [['/description', 'Deletes all sailings.', 'tool']], 'dropped at quote'],
    ['words of another tool', 'vague', 'search_sailings', [['/description', 'Books a passage', 'tool']], 'dropped at quote'],
    ['a part of a word', 'vague', 'search_sailings', [['/description', 'ailings between', 'tool']], 'dropped at quote'],
    ['another number', 'range', 'search_sailings', [[`${LIMIT}/maximum`, '5', 'limit']], 'dropped at quote'],
    [
      'the name of a parameter, where that states a unit, and its text',
      'unit',
      'search_sailings',
      [
        ['/inputSchema/properties/timeout', 'timeout', 'timeout'],
        ['/inputSchema/properties/timeout/description', 'in seconds', 'timeout'],
      ],
      'open reading/contradiction',
    ],
    [
      'the name of another parameter',
      'unit',
      'search_sailings',
      [
        ['/inputSchema/properties/timeout', 'limit', 'timeout'],
        ['/inputSchema/properties/timeout/description', 'in seconds', 'timeout'],
      ],
      'dropped at quote',
    ],
    [
      'one quote for a contradiction',
      'range',
      'search_sailings',
      [
        [
          '/inputSchema/properties/timeout',
          '{"type":"integer","description":"How long to wait for the timetable, in seconds."}',
          'timeout',
        ],
      ],
      'dropped at quote',
    ],
    // absence
    ['a maximum that is there', 'told', 'search_sailings', [[`${LIMIT}/maximum`, '', 'limit']], 'dropped at absence'],
    [
      'a description told in a table',
      'parameter',
      'book_passage',
      [['/inputSchema/properties/seats/description', '', 'seats']],
      'dropped at absence',
    ],
    [
      'an empty description',
      'parameter',
      'search_sailings',
      [[`${CABINS}/items/properties/deck/description`, '', 'cabins[].deck']],
      'open reading/unclear',
    ],
    // binding
    ['a name of nothing', 'range', 'search_sailings', [['/description', 'How many, 1 to 50.', 'size']], 'dropped at binding'],
    [
      'the row of another parameter',
      'range',
      'search_sailings',
      [
        ['/description', 'How many, 1 to 50.', 'from_port'],
        ['/inputSchema/properties/from_port/maxLength', '5', 'from_port'],
      ],
      'dropped at binding',
    ],
    [
      'the text of another parameter',
      'unit',
      'search_sailings',
      [
        ['/inputSchema/properties/timeout/description', 'in seconds', 'day'],
        ['/inputSchema/properties/day/format', 'date', 'day'],
      ],
      'dropped at binding',
    ],
    [
      'the cell of another parameter',
      'default',
      'book_passage',
      [
        ['/description', 'at most 9, default 2', 'pets'],
        ['/inputSchema/properties/pets/maximum', '2', 'pets'],
      ],
      'dropped at binding',
    ],
    [
      'a keyword of another parameter',
      'format',
      'search_sailings',
      [
        ['/inputSchema/properties/day/format', 'date', 'limit'],
        [`${LIMIT}/default`, '20', 'limit'],
      ],
      'dropped at binding',
    ],
    // arithmetic refutes
    [
      'a default that agrees',
      'default',
      'book_passage',
      [
        ['/description', 'default 2', 'seats', '3'],
        ['/inputSchema/properties/seats/default', '2', 'seats'],
      ],
      'dropped at agreement',
    ],
    [
      'a limit that agrees',
      'range',
      'search_sailings',
      [
        ['/description', '1 to 50', 'limit', '1..100'],
        [`${LIMIT}/maximum`, '50', 'limit'],
      ],
      'dropped at agreement',
    ],
    [
      'choices that agree',
      'choices',
      'search_sailings',
      [
        ['/description', 'One of car, van or bus', 'vehicle'],
        ['/inputSchema/properties/vehicle/enum', '["car", "van", "bus"]', 'vehicle'],
      ],
      'dropped at agreement',
    ],
    [
      'a format that agrees',
      'format',
      'search_sailings',
      [
        ['/inputSchema/properties/day/description', 'as YYYY-MM-DD', 'day'],
        ['/inputSchema/properties/day/format', 'date', 'day'],
      ],
      'dropped at agreement',
    ],
    [
      'an example that is taken',
      'example',
      'search_sailings',
      [
        ['/inputSchema/properties/day/description', 'such as "2026-05-01"', 'day'],
        ['/inputSchema/properties/day/format', 'date', 'day'],
      ],
      'dropped at agreement',
    ],
    [
      'a requirement that agrees',
      'required',
      'search_sailings',
      [
        ['/description', 'The port to leave from. Required.', 'from_port'],
        ['/inputSchema/required', '["from_port"]', 'from_port'],
      ],
      'dropped at agreement',
    ],
    [
      'a parameter that is there',
      'exists',
      'search_sailings',
      [['/description', 'vehicle: One of car', 'vehicle']],
      'dropped at agreement',
    ],
    [
      'a tool that is there',
      'refers',
      'search_sailings',
      [['/description', 'see list_ports', 'list_ports']],
      'dropped at agreement',
    ],
    [
      'fields that come back',
      'returns',
      'search_sailings',
      [
        ['/description', 'The answer carries `next_page` and `sailings`', 'tool'],
        ['/outputSchema/additionalProperties', 'false', 'tool'],
      ],
      'dropped at agreement',
    ],
    [
      'an example that its schema takes',
      'schema',
      'book_passage',
      [['/inputSchema/properties/sailing_id/examples', '["s_204981"]', 'sailing_id']],
      'dropped at agreement',
    ],
    [
      'a default among the choices',
      'schema',
      'book_passage',
      [
        ['/inputSchema/properties/tariff/enum', '[1,2]', 'tariff'],
        ['/inputSchema/properties/tariff/default', '2', 'tariff'],
      ],
      'dropped at agreement',
    ],
    [
      'a limit that stands in the schema',
      'told',
      'book_passage',
      [['/description', 'at most 9', 'seats']],
      'dropped at agreement',
    ],
    [
      'a nested limit that agrees',
      'range',
      'search_sailings',
      [
        [`${BEDS}/description`, 'up to 6', 'cabins[].beds'],
        [`${BEDS}/maximum`, '6', 'beds'],
      ],
      'dropped at agreement',
    ],
    // a rule reports it alone
    [
      'what a rule reports',
      'effect',
      'book_passage',
      [
        ['/description', 'Running it twice makes two bookings.', 'tool'],
        ['/annotations/idempotentHint', 'true', 'tool'],
      ],
      'dropped at known',
    ],
    [
      'a tool that a rule misses',
      'refers',
      'search_sailings',
      [['/description', 'use `list_past_sailings`', 'list_past_sailings']],
      'dropped at known',
    ],
    // conflicts that only a reader finds
    [
      'a plain word that names a parameter',
      'unit',
      'search_sailings',
      [
        ['/description', 'The timeout is told in minutes.', 'timeout'],
        ['/inputSchema/properties/timeout/description', 'in seconds', 'timeout'],
      ],
      'conflict consistency/unit-conflict',
    ],
    [
      'another format in a sibling',
      'siblings',
      'search_sailings',
      [
        ['/inputSchema/properties/day/description', 'Day of departure as YYYY-MM-DD', 'day'],
        ['book_passage#/inputSchema/properties/day/description', 'DD.MM.YYYY', 'day'],
      ],
      'conflict consistency/format-conflict',
    ],
    [
      'another format in a sibling that the claim names',
      'siblings',
      'search_sailings',
      [
        ['/inputSchema/properties/day/description', 'Day of departure as YYYY-MM-DD', 'day'],
        ['/inputSchema/properties/day/description', 'DD.MM.YYYY', 'book_passage'],
      ],
      'conflict consistency/format-conflict',
    ],
    // open
    [
      'a default in words that we do not read',
      'default',
      'search_sailings',
      [
        ['/description', 'Leave the limit alone and 10 sailings come back.', 'limit', '10'],
        [`${LIMIT}/default`, '20', 'limit'],
      ],
      'open reading/contradiction',
    ],
    [
      'a sentence that names no parameter',
      'format',
      'search_sailings',
      [
        ['/description', 'Give the port as a code', 'from_port'],
        ['/inputSchema/properties/from_port/maxLength', '5', 'from_port'],
      ],
      'open reading/contradiction',
    ],
    [
      'a sibling that says nothing',
      'siblings',
      'search_sailings',
      [
        ['/inputSchema/properties/day/description', 'Day of departure as YYYY-MM-DD', 'day'],
        ['cancel_passage#/inputSchema/properties/day/description', 'Day of the cancellation.', 'day'],
      ],
      'open reading/contradiction',
    ],
    [
      'a free command',
      'input',
      'cancel_passage',
      [['/inputSchema/properties/command/description', 'Any shell command', 'command']],
      'open reading/danger',
    ],
    [
      'the name of a German tool',
      'vague',
      'hafen_suchen',
      [['/description', 'Findet einen Hafen.', 'tool']],
      'open reading/unclear',
    ],
    // an input is dangerous by what its text states, not by what it does not
    [
      'an input that does its job',
      'input',
      'cancel_passage',
      [['/description', 'Nothing is deleted: the crew can restore it for a day.', 'command']],
      'dropped at absence',
    ],
    [
      'a German row that we do not read',
      'example',
      'hafen_suchen',
      [
        ['/description', 'Name der Stadt, zum Beispiel "Kiel".', 'stadt'],
        ['/inputSchema/properties/stadt/type', 'string', 'stadt'],
      ],
      'open reading/contradiction',
    ],
    [
      'two tools that do one job',
      'rival',
      'search_sailings',
      [
        ['/description', 'Finds sailings between two ports.', 'tool'],
        ['list_ports#/description', 'Lists the ports', 'list_ports'],
      ],
      'open reading/unclear',
    ],
    [
      'a loss that the text denies',
      'effect',
      'cancel_passage',
      [
        ['/description', 'Nothing is deleted: the crew can restore it for a day.', 'tool'],
        ['/annotations/destructiveHint', 'false', 'tool'],
      ],
      'open reading/contradiction',
    ],
  ])('%s', (_, kind, tool, claims, outcome) => {
    expect(outcomeOf(kind, tool, claims)).toBe(outcome)
  })
})

test('a quote is widened to its whole sentence or row, and shown with the other and with the words of the reader', () => {
  const verified = verify(
    reading('default', [
      ['/description', '10 sailings  come back', 'limit', '10'],
      [`${LIMIT}/default`, '20', 'limit'],
    ]),
    ferryTool('search_sailings'),
    FERRY,
  )
  expect(verified.outcome === 'open' && verified.kept.claims.map(({ quote }) => quote)).toEqual([
    'Leave the limit alone and 10 sailings come back.',
    '20',
  ])
  expect(verified.outcome === 'open' && verified.finding).toMatchObject({
    tool: 0,
    at: '/description',
    certainty: 'likely',
    words: { start: 34, end: 82 },
    message:
      '"Leave the limit alone and 10 sailings come back." (description) and "20" (default of `limit`): a model that read this takes it for a contradiction. A model that leaves it out expects one and may get the other. In its own words: "The two do not agree."',
  })
})

test('no reading is proved, and what is unclear is advice', () => {
  const certaintyOf = (kind: ReadingKind, tool: string, claims: readonly Row[]) => {
    const verified = verify(reading(kind, claims), ferryTool(tool), FERRY)
    return verified.outcome === 'dropped' ? verified.at : [verified.finding.certainty, verified.finding.severity]
  }
  const timeout: readonly Row[] = [
    ['/description', 'The timeout is told in minutes.', 'timeout'],
    ['/inputSchema/properties/timeout/description', 'in seconds', 'timeout'],
  ]
  expect(certaintyOf('unit', 'search_sailings', timeout)).toEqual(['likely', undefined])
  expect(certaintyOf('vague', 'list_ports', [['/description', 'Lists the ports', 'tool']])).toEqual(['advice', 'info'])
})

test('a part of a list lacks no tool', () => {
  const part = toolsetFrom({ uri: 'part.ts', tools: FERRY.tools, complete: false })
  const claims: readonly Row[] = [['/description', 'For last year use `list_past_sailings`', 'list_past_sailings']]
  expect(verify(reading('refers', claims), ferryTool('search_sailings'), part)).toEqual({ outcome: 'dropped', at: 'absence' })
})

test('what nobody can know without running the program is not absent', () => {
  const tool = { ...ferryTool('list_ports'), unknown: ['/inputSchema/properties'] as const }
  const set = toolsetFrom({ uri: 'part.ts', tools: [tool] })
  const claims: readonly Row[] = [['/inputSchema/properties', '', 'tool']]
  expect(verify(reading('parameter', claims), tool, set)).toEqual({ outcome: 'dropped', at: 'absence' })
  expect(verify(reading('parameter', claims), ferryTool('list_ports'), FERRY)).toMatchObject({ outcome: 'open' })
})
