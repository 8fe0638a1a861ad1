import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'
import { createSession } from '../../src/session.ts'
import { indexJson } from '../../src/sources/json-index.ts'
import { readEdited } from '../../src/sources/json-edit.ts'
import { json } from './arbitraries.ts'
import { foundIn } from './found-in.ts'
import { fc } from './seeded.ts'

const GOLDEN = join(import.meta.dirname, '../../golden')
const texts = ['clean', 'planted'].flatMap((name) =>
  readdirSync(join(GOLDEN, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(join(GOLDEN, name, file), 'utf8')),
)

/** What somebody types, or pastes: words that rules look for, names, structure, and what breaks the text. */
const typed = fc.oneof(
  fc.constantFrom(
    'a',
    ' ',
    '.',
    '"',
    '\\',
    ',',
    '}',
    '[',
    '1',
    'true',
    '\n',
    '"description": "", ',
    'é\ud83d\ude00',
    ' (optional)',
    '{}',
  ),
  fc.constantFrom('Use get_orders instead. ', 'Defaults to 20, at most 50. ', 'in seconds', 'list_', 'user_id', 'Returns `id`. '),
)
const change = fc.record({
  at: fc.nat({ max: 10_000 }).map((place) => place / 10_000),
  taken: fc.nat({ max: 12 }),
  typed,
  back: fc.boolean(),
})

/** A text after a change; a text that broke is repaired by taking the change back. */
function changed(text: string, { at, taken, typed: word }: { at: number; taken: number; typed: string }): string {
  const start = Math.floor(text.length * at)
  return text.slice(0, start) + word + text.slice(start + taken)
}

test('whatever is typed, a text has the findings that it has when it is read for the first time', async () => {
  const config = withFlags(DEFAULTS, { preset: 'strict' })
  await createSession(builtins, config).prepare()
  const series = fc.array(fc.record({ document: fc.nat({ max: 2 }), change }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.shuffledSubarray(texts, { minLength: 3, maxLength: 3 }), series, (opened, edits) => {
      const session = createSession(builtins, config)
      const now = new Map(opened.map((text, document) => [document, text]))
      for (const { document, change: made } of edits) {
        const before = now.get(document) ?? ''
        const uri = `${document}.json`
        session.lintText(uri, before)
        const after = changed(before, made)
        expect(foundIn(session, uri, after)).toEqual(foundIn(createSession(builtins, config), uri, after))
        if (!made.back) now.set(document, after)
      }
    }),
    { numRuns: 25 },
  )
})

test('a JSON text that is read again where it changed is what it is when it is read whole', () => {
  let times = 0
  fc.assert(
    fc.property(json, json, fc.constantFrom(0, 2), change, (one, other, indent, made) => {
      // beside much that stays
      const [before, behind] = ['x'.repeat(4000), 'y'.repeat(4000)]
      const strict = JSON.stringify(
        [before, { one, text: 'so much of it that words can be typed into it', other }, behind],
        undefined,
        indent,
      )
      const from = before.length / strict.length
      const after = changed(strict, { typed: made.typed, taken: made.taken % 2, at: from + made.at * (1 - 2 * from) })
      const read = readEdited({ strict, data: JSON.parse(strict), index: indexJson(strict) }, after)
      if (read === undefined) return
      times++
      const index = indexJson(after)
      const columns = ({ count, start, end, key, keyEnd, next }: typeof index) =>
        // what has no key has no end of one
        [start, end, key, keyEnd.map((at, node) => ((key[node] ?? -1) < 0 ? -1 : at)), next].map((column) => [
          ...column.slice(0, count),
        ])
      expect(read.data).toEqual(JSON.parse(after))
      expect(JSON.stringify(read.data)).toBe(JSON.stringify(JSON.parse(after)))
      expect(columns(read.index)).toEqual(columns(index))
      expect(read.index.levels).toBeGreaterThanOrEqual(index.levels)
    }),
    { numRuns: 500 },
  )
  expect(times).toBeGreaterThan(20)
})

test('only the value that changed is another object', () => {
  const strict = JSON.stringify({ tools: Array.from({ length: 9 }, (_, index) => ({ name: `tool_${index}`, inputSchema: {} })) })
  const data = JSON.parse(strict)
  const read = readEdited({ strict, data, index: indexJson(strict) }, strict.replace('tool_4', 'tool_four'))
  expect(read?.data).toMatchObject({ tools: { 4: { name: 'tool_four' } } })
  const tools = Object(read?.data).tools
  expect(tools.map((tool: object, index: number) => tool === data.tools[index])).toEqual(
    data.tools.map((_: object, index: number) => index !== 4),
  )
  expect(tools[4].inputSchema).toBe(data.tools[4].inputSchema)
})
