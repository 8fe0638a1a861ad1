import type { Span } from '../../../core/tool.ts'
import { wordCounts } from '../../lexicon/word-counts.ts'
import { stem } from './stem.ts'

/** Shorter texts are labels, and end as they like. */
const SHORTEST = 60
/** The last characters of a text that are looked at. */
const END = 400
/** Words that need another one behind them. */
const NEEDS_MORE =
  /(?:^|[\s(])(?:a|an|the|and|or|of|that|which|is|are|was|were|your|its|their|than|into|because|e\.g\.?|i\.e\.?|such as|including|between|whether)$|[\p{L}\d],$/iu
/** Whole words, though a longer one begins with them. */
const WHOLE = new Set(
  (
    'auth param params args doc docs spec specs org env admin sync temp min max desc exec app apps repo repos config info id ids part parts port ports cat car man men ' +
    'mean press rest form art air cap com con dis pre pro sub ref rel sec sum ten use via web win all any end her one out own per put set see two new now old day ' +
    'met vers stat stats prop props attr attrs attach coll cal dev prod int str num char bool func lib libs util utils cert certs cred creds perm perms sum comp calc diff ' +
    'act add back base box call case cent count cover direct even ever fact fill full gene grand great hand here high inter just know let line long main mark mod more most ' +
    'mode note over pack page pair past pay plan play point post real red root run same sent short side sign size some sort space star step store stop test text time top ' +
    'total turn type unit user view well work year'
  ).split(' '),
)

/** The end of a text that breaks off inside a word, a sentence or brackets; undefined where it ends well, or may. */
export function brokenOff(text: string): Span | undefined {
  const end = text.trimEnd().length
  if (end < SHORTEST) return undefined
  const tail = text.slice(Math.max(0, end - END), end)
  const word = /[\p{L}\d.,]+$/u.exec(tail)?.[0] ?? ''
  const at = { start: end - Math.max(1, word.length), end }
  if (word !== '' && NEEDS_MORE.test(tail)) return at
  if (isPartOfWord(/(?:^|[\s(])([a-z]{3,14})$/.exec(tail)?.[1], text)) return at
  return undefined
}

/** True for the front of a common word that is none itself: `snip`, `availa`. */
function isPartOfWord(word: string | undefined, text: string): boolean {
  if (word === undefined || WHOLE.has(word)) return false
  const counts = wordCounts()
  if (counts.has(stem(word)) || counts.has(word)) return false
  // a word that the text uses elsewhere is its own
  const elsewhere = text.slice(0, text.trimEnd().length - word.length)
  if (new RegExp(`\\b${word}\\b`, 'i').test(elsewhere)) return false
  for (const known of counts.keys()) if (known.length >= word.length + 2 && known.startsWith(word)) return true
  return false
}
