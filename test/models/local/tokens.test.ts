import { expect, test } from 'vitest'
import { porterStem } from '../../../src/models/local/porter-stem.ts'
import { terms, words } from '../../../src/models/local/tokens.ts'

test.each([
  ['getHTTPStatus_v2', ['get', 'http', 'status', 'v', '2']],
  ['create-pull_request.now', ['create', 'pull', 'request', 'now']],
  ['Straße in Köln', ['straße', 'in', 'köln']],
  ["don’t open what's open", ['do', 'open', 'what', 'open']],
  ['規則を調べて', ['規則', 'を', '調べ', 'て']],
  ['我的包裹到哪里了', ['我的', '包裹', '到', '哪里', '了']],
  ['ค้นหาพัสดุของฉัน', ['ค้นหา', 'พัสดุ', 'ของ', 'ฉัน']],
  ['หาOrderของ', ['หา', 'order', 'ของ']],
  ['हिंदी में खोजें', ['हिंदी', 'में', 'खोजें']],
  ['iPhone15のラベル', ['i', 'phone', '15', 'の', 'ラベル']],
  ['', []],
])('the words of %j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test.each([
  ['search searches searched searching'],
  ['plan plans planned planning'],
  ['create creates created creating'],
  ['query queries'],
  ['file files filed filing'],
  ['copy copies copied copying'],
  ['box boxes'],
])('all forms share one stem: %s', (forms) => {
  expect(new Set(forms.split(' ').map(porterStem)).size).toBe(1)
})

test.each([
  ['status', 'state'],
  ['address', 'add'],
  ['string', 'str'],
  ['need', 'ne'],
  ['general', 'generate'],
])('%s and %s stay apart', (one, other) => {
  expect(porterStem(one)).not.toBe(porterStem(other))
})

test('function words are no terms, but words that choose a tool are', () => {
  expect(terms('Could you please help me with the list of all my files?')).toEqual(['list', 'all', 'file'])
})

test('a megabyte of hostile text is cut, not chewed', () => {
  expect(terms('aA'.repeat(500_000)).length).toBeLessThanOrEqual(20_000)
})
