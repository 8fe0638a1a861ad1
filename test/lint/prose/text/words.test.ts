import { expect, test } from 'vitest'
import { stem } from '../../../../src/lint/prose/text/stem.ts'
import { contentWords, nameParts, nameWords } from '../../../../src/lint/prose/text/words.ts'

test.each([
  ['files', 'file'],
  ['queries', 'query', 'querying'],
  ['creates', 'create', 'created', 'creating', 'creation'],
  ['deletes', 'deleting', 'deletion'],
  ['stops', 'stopped', 'stopping'],
  ['matches', 'match', 'matched'],
  ['boxes', 'box'],
  ['uses', 'used', 'using'],
  ['indexes', 'indices', 'index'],
  ['databases', 'database'],
  ['responses', 'response'],
  ['classes', 'class'],
  ['sizes', 'size'],
  ["user's", 'users', 'user'],
])('%s and its forms share one stem', (...forms) => {
  expect(new Set(forms.map(stem)).size, forms.map(stem).join(' ')).toBe(1)
})

test.each([
  ['string', 'str'],
  ['feed', 'fe'],
  ['status', 'statu'],
  ['class', 'clas'],
  ['analysis', 'analysi'],
  ['news', 'new'],
  ['page', 'pag'],
])('%s is not cut to %s', (word, wrong) => {
  expect(stem(word)).not.toBe(wrong)
})

test.each([
  ['List all of the open issues', ['list', 'open', 'issue']],
  ['the userId and HTTPServer names', ['user', 'id', 'http', 'server', 'name']],
  ['', []],
  ['— … !!', []],
])('content words of %j', (text, words) => {
  expect(contentWords(text)).toEqual(words.map(stem))
})

test.each([
  ['listUserIDs', ['list', 'user', 'ids']],
  ['get_repo-v2.file', ['get', 'repo', 'v', '2', 'file']],
  ['HTTPServer', ['http', 'server']],
  ['URLs', ['urls']],
  ['query', ['query']],
  ['', []],
])('%s consists of %j', (name, parts) => {
  expect(nameParts(name)).toEqual(parts)
})

test('name words are stemmed like content words, so that they compare', () => {
  expect(nameWords('listUserIDs')).toEqual(contentWords('list user id'))
  expect(nameWords('creating_files')).toEqual(contentWords('create file'))
})

test('a long text is read to the end', () => {
  expect(contentWords('a'.repeat(50_000))).toHaveLength(1)
  expect(contentWords('word '.repeat(20_000))).toHaveLength(20_000)
})
