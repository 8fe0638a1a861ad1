import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCache } from '../../src/store/cache.ts'
import { folder } from '../helpers/folder.ts'

const KEY = 'abcdef'
const ANSWER = { text: 'é' }

test('an answer comes back with the run that asked for it', async () => {
  const cache = openCache(folder())
  expect(await cache.get(KEY)).toBeUndefined()
  await cache.put(KEY, ANSWER, 'r1')
  expect(await cache.get(KEY)).toEqual({ answer: ANSWER, run: 'r1' })
  await cache.put(KEY, { text: 'new' }, 'r2')
  expect(await cache.get(KEY)).toEqual({ answer: { text: 'new' }, run: 'r2' })
  expect(await cache.get('abcdeg')).toBeUndefined()
})

test.each(['', '{', '[]', '{"run":"r"}', '{"answer":{}}', '{"answer":"x","run":"r"}', '{"answer":{},"run":1}'])(
  'what cannot be read, as %j, is not an answer, and is replaced',
  async (content) => {
    const root = folder({ 'ab/cdef.json': content })
    const cache = openCache(root)
    expect(await cache.get(KEY)).toBeUndefined()
    await cache.put(KEY, ANSWER, 'r1')
    expect(await cache.get(KEY)).toEqual({ answer: ANSWER, run: 'r1' })
  },
)

test('writers of one key at the same time leave one whole answer and nothing else', async () => {
  const root = folder()
  const cache = openCache(root)
  const answers = Array.from({ length: 20 }, (_, n) => ({ text: String(n).repeat(50_000 + n) }))
  await Promise.all(answers.map((answer, n) => cache.put(KEY, answer, `r${n}`)))
  expect(answers).toContainEqual((await cache.get(KEY))?.answer)
  expect(readdirSync(join(root, 'ab'))).toEqual(['cdef.json'])
})

test('a cache that cannot be written is no failure', async () => {
  const root = folder({ file: 'x' })
  await openCache(join(root, 'file')).put(KEY, ANSWER, 'r1')
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('x')
  writeFileSync(join(root, 'ab'), '')
  await openCache(root).put(KEY, ANSWER, 'r1')
  expect(await openCache(root).get(KEY)).toBeUndefined()
})
