import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { once } from 'node:events'
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

test('a cache that is opened later has every answer, the last one of each key', async () => {
  const root = folder()
  const cache = openCache(root)
  for (const key of ['abc', 'abd', 'xyz']) await cache.put(key, { text: `first of ${key}` }, 'r1')
  await cache.put('abd', { text: 'line one\nline two "quoted"' }, 'r2')
  const later = openCache(root)
  expect(await later.get('abc')).toEqual({ answer: { text: 'first of abc' }, run: 'r1' })
  expect(await later.get('abd')).toEqual({ answer: { text: 'line one\nline two "quoted"' }, run: 'r2' })
  expect(await later.get('xyz')).toEqual({ answer: { text: 'first of xyz' }, run: 'r1' })
  expect(await later.get('ab')).toBeUndefined()
})

test('an answer that others put in front of ours does not move ours', async () => {
  const root = folder()
  const [one, other] = [openCache(root), openCache(root)]
  expect(await one.get(KEY)).toBeUndefined()
  await other.put('abother', { text: 'theirs' }, 'r2')
  await one.put(KEY, ANSWER, 'r1')
  expect(await one.get(KEY)).toEqual({ answer: ANSWER, run: 'r1' })
})

test.each([
  '',
  '{',
  '[]',
  'null',
  `{"key":"${KEY}`,
  `{"key":"${KEY}"`,
  `{"key":"${KEY}","run":"r"}`,
  `{"key":"${KEY}","answer":{}}`,
  `{"key":"${KEY}","answer":"x","run":"r"}`,
  `{"key":"${KEY}","answer":{},"run":1}`,
  `{"key":"${KEY}","run":"r","answer":{"text":"to`,
  `{"key":"${KEY}","run":"r","key":"abother","answer":{}}`,
  `\u0000\u0000\u0000\n\n{"key":"`,
])('what cannot be read, as %j, is no answer, and is replaced', async (content) => {
  const root = folder({ 'ab.jsonl': content })
  const cache = openCache(root)
  expect(await cache.get(KEY)).toBeUndefined()
  await cache.put(KEY, ANSWER, 'r1')
  expect(await cache.get(KEY)).toEqual({ answer: ANSWER, run: 'r1' })
  expect(await openCache(root).get(KEY)).toEqual({ answer: ANSWER, run: 'r1' })
})

test('what a crash tore takes no answer before or after it along', async () => {
  const root = folder()
  await openCache(root).put('abc', { text: 'before' }, 'r1')
  writeFileSync(join(root, 'ab.jsonl'), '\n{"key":"abd","run":"r1","answer":{"te', { flag: 'a' })
  await openCache(root).put('abe', { text: 'after' }, 'r2')
  const cache = openCache(root)
  expect(await cache.get('abc')).toEqual({ answer: { text: 'before' }, run: 'r1' })
  expect(await cache.get('abd')).toBeUndefined()
  expect(await cache.get('abe')).toEqual({ answer: { text: 'after' }, run: 'r2' })
})

test('writers at the same time leave whole answers and nothing else', async () => {
  const root = folder()
  const source = new URL('../../src/store/cache.ts', import.meta.url).href
  const writer = `
    const { workerData } = require('node:worker_threads')
    import(${JSON.stringify(source)}).then(async ({ openCache }) => {
      const cache = openCache(workerData.root)
      for (let n = 0; n < 30; n++) await cache.put('ab' + n, { text: String(n).repeat(20000 + n) }, 'r' + workerData.writer)
    })`
  const ended = [0, 1, 2, 3].map((index) => once(new Worker(writer, { eval: true, workerData: { root, writer: index } }), 'exit'))
  expect((await Promise.all(ended)).flat()).toEqual([0, 0, 0, 0])
  const lines = readFileSync(join(root, 'ab.jsonl'), 'utf8').split('\n').slice(1)
  expect(lines).toHaveLength(120)
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
  const cache = openCache(root)
  for (let n = 0; n < 30; n++) expect((await cache.get(`ab${n}`))?.answer).toEqual({ text: String(n).repeat(20_000 + n) })
  expect(readdirSync(root)).toEqual(['ab.jsonl'])
})

test('a cache that cannot be written is no failure', async () => {
  const root = folder({ file: 'x', 'ab.jsonl/inside': '' })
  await openCache(join(root, 'file')).put(KEY, ANSWER, 'r1')
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('x')
  await openCache(root).put(KEY, ANSWER, 'r1')
  expect(await openCache(root).get(KEY)).toBeUndefined()
})
