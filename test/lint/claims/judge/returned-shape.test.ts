import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { wrongShape } from '../../../../src/lint/claims/judge/returned-shape.ts'

const COUNTS = closed({ matched: { type: 'integer' }, changed: { type: 'integer' } }, ['matched'])
const ROWS = closed({
  rows: { type: 'array', items: closed({ url: { type: 'string' }, title: { type: 'string' } }) },
})
const DONE = closed({ done: { type: 'boolean' } }, ['done'])
const PAGE = closed({ page: { type: 'string' }, size: { type: 'integer' } })

const PLACE = {
  type: 'object',
  properties: { room: { type: 'string', description: 'Room.' }, since: { type: 'string', format: 'date' } },
}

function closed(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', properties, required: [...required], additionalProperties: false }
}
function shape(description: string, outputSchema: JsonObject) {
  return wrongShape(toolFrom({ name: 'edit_rows', description, inputSchema: {}, outputSchema }, 0, undefined))?.shape
}

describe('what a text promises and an answer cannot hold', () => {
  test.each([
    ['Edit rows. Returns a list of the edited rows.', COUNTS, 'list'],
    ['Edit rows. You get the rows back as an array.', COUNTS, 'list'],
    ['Edit rows. The response is a flat list, newest row at the top.', COUNTS, 'list'],
    ['Edit rows. The edited rows come back as a list.', COUNTS, 'list'],
    ['Edit rows. It hands every row back as an array, each as it looks afterwards.', COUNTS, 'list'],
    ['List rows. Returns a CSV text with a header line.', ROWS, 'text'],
    ['List rows. The caller receives a ZIP archive.', ROWS, 'text'],
    ['List rows. The answer is a Markdown table.', ROWS, 'text'],
    ['List rows. Responds with the rows as XML.', ROWS, 'text'],
    ['List rows. Everything is handed back as plain text.', ROWS, 'text'],
    ['Find a row. Returns exactly one row with its URL.', ROWS, 'one'],
    ['Find a row. You get back a single record.', ROWS, 'one'],
    ['Find a place. Returns a list of every place it was in.', PLACE, 'list'],
    ['Delete rows. Returns the number of deleted rows.', DONE, 'count'],
    ['Delete rows. You get back how many rows went.', DONE, 'count'],
    ['Delete rows. Returns nothing.', DONE, 'nothing'],
    ['Delete rows. The response is empty on success. It replies with no content.', DONE, 'nothing'],
    ['Delete rows. On success you receive an empty body.', DONE, 'nothing'],
  ] as const)('%j', (text, output, said) => {
    expect(shape(text, output)).toBe(said)
  })

  test.each([
    ['List rows. Returns a list of rows.', ROWS],
    ['List rows. Returns one entry per row with a link to a PDF.', ROWS],
    ['Read a page. Returns it as Markdown.', PAGE],
    ['List rows. Returns one entry for each row.', ROWS],
    ['List rows. Returns one page of rows.', ROWS],
    [
      'Find a place. Returns a list of rooms, separated by commas.',
      closed({ rooms: { type: 'string' }, since: { type: 'string' } }),
    ],
    ['Edit rows. Does not return a list of rows, only counts.', COUNTS],
    ['Edit rows. Returns how many rows matched and were changed.', COUNTS],
    ['Edit rows. Returns a list of rows if asked for.', closed({ rows: { type: 'array' }, changed: { type: 'integer' } })],
    ['Edit rows. Pass the rows as an array; get_rows returns them as a list.', ROWS],
    ['Delete rows. Returns nothing else.', DONE],
    ['Delete rows. Returns nothing if no row matches.', DONE],
    ['Edit rows. Returns a list of rows.', { type: 'object', properties: { changed: { type: 'integer' } } }],
  ] as const)('silent on %j', (text, output) => {
    expect(shape(text, output)).toBe(undefined)
  })
})
