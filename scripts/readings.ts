/*
 * Keeps what a language model answered to our reading requests, so that `npm run evidence` can verify it again without the model.
 *
 *   node scripts/readings.ts take <journal> <set> <seed> <reader>
 *
 * The journal is that of `rightcall read … --seed <seed>` over the tool list <set> of the corpus (`servers/airtable-mcp-server`); <reader>
 * tells who answered and how it was asked. Other people's words do not get into the file: see readings/coded.ts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isArray, isObject, own, ownString } from '../src/core/json.ts'
import { recordedFrom } from '../src/core/recorded.ts'
import { UserError } from '../src/core/user-error.ts'
import { PROMPT_VERSION } from '../src/reading/prompt.ts'
import { coded, itemsIn } from './readings/coded.ts'
import { LOOK_DIGEST, readRecordings, RECORDINGS, type Recording } from './readings/recording.ts'
import { readSet } from './readings/read-set.ts'

/** Sets whose texts were written to be copied. */
const OURS = /^defects\/two-/

const [mode, journal, set, seed, reader] = process.argv.slice(2)
const corpus = process.env['RIGHTCALL_CORPUS']
if (mode !== 'take' || !journal || !set || !seed || !reader || corpus === undefined)
  throw new UserError('node scripts/readings.ts take <journal> <set> <seed> <reader>, with RIGHTCALL_CORPUS set')

const answered = new Map(
  readFileSync(journal, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const trial = recordedFrom(JSON.parse(line))
      return trial?.outcome.ok === true ? [[trial.question, trial.outcome.reply.calls[0]?.arguments ?? null] as const] : []
    }),
)
const begun: Recording = {
  ...{ set, seed: Number(seed), prompt: PROMPT_VERSION, on: new Date().toISOString().slice(0, 10), reader },
  ...{ words: 'raw', look: LOOK_DIGEST, verdicts: {} },
  replies: [...answered].map(([question, given]) => ({ question, arguments: given })),
}
// reading the set again shows each message that a reply answers; what is sent then depends on the replies before
const shown = new Map<string, string>()
// a verdict on an item stays, whatever else was in its request
const before = readRecordings().find((one) => one.set === set && one.look === LOOK_DIGEST)
const verdicts: Record<string, string> = { ...before?.verdicts }
for (let known = -1; known < shown.size;) {
  known = shown.size
  const { requests } = await readSet({ ...begun, verdicts }, corpus)
  for (const [question, message] of requests) {
    shown.set(question, message)
    const given = answered.get(question)
    const answers = isObject(given) ? own(given, 'answers') : undefined
    for (const answer of isArray(answers) ? answers.filter(isObject) : []) {
      const item = itemsIn(message).get(ownString(answer, 'id') ?? '')
      const verdict = ownString(answer, 'verdict')
      if (item !== undefined && verdict !== undefined) verdicts[item] = verdict
    }
  }
}
const words = OURS.test(set) ? 'raw' : 'coded'
const replies = begun.replies.flatMap((one) => {
  const message = shown.get(one.question)
  if (message === undefined || itemsIn(message).size > 0) return []
  return { question: one.question, arguments: words === 'raw' ? one.arguments : coded(one.arguments, message) }
})
mkdirSync(RECORDINGS, { recursive: true })
const path = join(RECORDINGS, `${basename(set)}.json`)
writeFileSync(path, `${JSON.stringify({ ...begun, words, verdicts, replies }, undefined, 1)}\n`)
const used = begun.replies.filter(({ question }) => shown.has(question)).length
console.log(`${path}: ${used} of ${answered.size} replies, ${Object.keys(verdicts).length} verdicts`)
