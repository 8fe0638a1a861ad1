import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digest } from '../../src/core/digest.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { journalLines } from '../../src/store/journal-lines.ts'
import { streamJournal } from '../../src/store/journal-stream.ts'
import { folder } from '../helpers/folder.ts'

const HEADER = `{"version":1,"kind":"journal","run":"r1","started":"2026-11-21T00:00:00.000Z"}\n`
const HINT = 'Name another.'
/** More bytes than are read at once, of characters of three bytes each, so that some lie across a border. */
const LONG = '語'.repeat(1_200_000)

async function streamed(content: string | Uint8Array) {
  const file = join(folder({ 'journal.jsonl': content }), 'journal.jsonl')
  const lines: JsonObject[] = []
  const found = await streamJournal(file, { path: 'journal.jsonl', hint: HINT }, (line) => lines.push(line))
  return { ...found, lines, bytes: readFileSync(file) }
}

describe('a journal read line by line is the one that is read at once:', () => {
  test.each<[string, string | Uint8Array]>([
    ['without a line', HEADER],
    ['with lines', `${HEADER}{"a":1}\n{"b":2}\n`],
    ['with a line that is longer than what is read at once', `${HEADER}{"a":"${LONG}"}\n{"b":"${LONG}"}\n{"c":1}\n`],
    ['with many lines', HEADER + '{"a":"0123456789"}\n'.repeat(200_000)],
    ['with empty lines', `${HEADER}\n\n{"a":1}\n\n`],
    ['with damaged lines', `${HEADER}{"a":\n[1]\n{"b":2}\n`],
    [
      'with bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${HEADER}{"a":"`), Buffer.from([0xff]), Buffer.from('"}\n{"b":2}\n')]),
    ],
    ['torn in its last line', `${HEADER}{"a":1}\n{"b":`],
    ['torn in its header', HEADER.slice(0, 20)],
    ['empty', ''],
  ])('%s', async (_, content) => {
    const { header, lines, digest: content256, bytes } = await streamed(content)
    const whole = journalLines(bytes, 'journal.jsonl', HINT)
    expect(header).toEqual(whole.header)
    expect(lines.length).toBe(whole.lines.length)
    expect(lines.every((line, at) => JSON.stringify(line) === JSON.stringify(whole.lines[at]))).toBe(true)
    if (typeof content === 'string') expect(content256).toBe(digest(content))
  })

  test.each([
    ['another file', 'name: value\n', /is not a journal of rightcall/],
    ['another file without an end of line', 'name', /is not a journal of rightcall/],
    ['a first line of another kind', '{"version":1,"kind":"other"}\n', /is not a journal of rightcall/],
    ['a newer version', HEADER.replace('"version":1', '"version":9'), /written by another version/],
  ])('%s is told as such', async (_, content, message) => {
    await expect(streamed(content)).rejects.toThrow(message)
  })
})
