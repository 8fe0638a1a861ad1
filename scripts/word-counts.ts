/*
 * Counts in how many tools of the corpus each word stands, and writes src/lint/lexicon/word-counts.ts. Only counts leave the corpus: of words
 * that several servers use. Needs RIGHTCALL_CORPUS, the folder; run it when the corpus has changed.
 */
import { writeFile } from 'node:fs/promises'
import { corpusServers } from './evidence/corpus.ts'
import { contentWords, nameWords } from '../src/lint/prose/text/words.ts'

/** What stands behind the first lines of a text is about its parameters. */
const FRONT = 400
/** One author's habit is no usage: a server counts at most so many tools for a word. */
const MOST_A_SERVER = 20
/** A word of fewer servers may be a product's own, and is rare to everybody else. */
const FEWEST_SERVERS = 4
const WIDTH = 120

const folder = process.env['RIGHTCALL_CORPUS']
if (folder === undefined) throw new Error('RIGHTCALL_CORPUS names no folder.')

const counts = new Map<string, { tools: number; servers: number }>()
let tools = 0
for (const { toolset } of corpusServers(folder)) {
  const here = new Map<string, number>()
  for (const { name, description = '' } of toolset.tools) {
    tools++
    const words = new Set([...nameWords(name), ...contentWords(description.slice(0, FRONT))])
    for (const word of words) here.set(word, (here.get(word) ?? 0) + 1)
  }
  for (const [word, count] of here) {
    const known = counts.get(word) ?? { tools: 0, servers: 0 }
    counts.set(word, { tools: known.tools + Math.min(count, MOST_A_SERVER), servers: known.servers + 1 })
  }
}

const kept = [...counts]
  .filter(([word, { servers }]) => servers >= FEWEST_SERVERS && /^[a-z]{2,20}$/.test(word))
  .sort(([one, a], [other, b]) => b.tools - a.tools || (one < other ? -1 : 1))
const lines: string[] = []
for (const [word, count] of kept) {
  const entry = `${word}:${count.tools}`
  const last = lines.at(-1)
  if (last === undefined || last.length + entry.length >= WIDTH) lines.push(entry)
  else lines[lines.length - 1] = `${last} ${entry}`
}
const source = `// written by scripts/word-counts.ts: only counts, no text of the corpus
import { once } from '../../core/memo.ts'

/** The real tools that were counted. */
export const COUNTED_TOOLS = ${tools}

/** In how many of them a stem stands, at most ${MOST_A_SERVER} a server; a word that is missing is rarer than any here. */
export const wordCounts: () => ReadonlyMap<string, number> = once(() => new Map(COUNTS.split(' ').map(entry)))

function entry(written: string): readonly [word: string, tools: number] {
  const at = written.indexOf(':')
  return [written.slice(0, at), Number(written.slice(at + 1))]
}

const COUNTS =
${lines.map((line, at) => `  '${line}${at < lines.length - 1 ? ' ' : ''}'`).join(' +\n')}
`
await writeFile('src/lint/lexicon/word-counts.ts', source)
console.log(`${kept.length} words of ${tools} tools`)
