import { expect, test } from 'vitest'
import { pairedSets } from '../../src/changes/paired-sets.ts'
import { toolsetFrom, type Toolset } from '../../src/core/tool.ts'

/** `key:name` as a list of a lockfile; without a key, as any other. */
function set(word: string): Toolset {
  const [key = '', name] = word.split(':')
  return toolsetFrom({ uri: word, name, tools: [], ...(key === '' ? {} : { locked: { key, from: undefined } }) })
}

test.each<[what: string, before: string, after: string, pairs: readonly string[]]>([
  ['one list and one belong together, whatever they are called', 'a:x', 'b:y', ['null a:x b:y']],
  ['several belong together by key, whatever they are called', 'a:x b:y', 'b:x a:y', ['y a:x a:y', 'x b:y b:x']],
  ['what has no such key is found by name', 'a:x b:y', ':y :x', ['x a:x :x', 'y b:y :y']],
  ['a key counts before a name', 'a:x b:x', 'c:x b:x', ['c a:x c:x', 'b b:x b:x']],
  ['one that came and one that went are two', 'a:x b:y', 'a:x c:z', ['x a:x a:x', 'y b:y -', 'z - c:z']],
  ['none is lost where one side is empty', '', 'a:x b:y', ['x - a:x', 'y - b:y']],
  ['of one name, the first are paired first, and the others are numbered', ':x :x', ':x', ['x :x :x', 'x (2) :x -']],
])('%s', (_, before, after, pairs) => {
  const sets = (words: string) => words.split(' ').flatMap((word) => (word === '' ? [] : [set(word)]))
  const found = pairedSets(sets(before), sets(after), ({ locked }) => locked?.key)
  expect(found.map((pair) => [String(pair.server), pair.before?.uri ?? '-', pair.after?.uri ?? '-'].join(' '))).toEqual(pairs)
})
