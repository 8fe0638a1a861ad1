/*
 * Judges the leaderboard's recorded answers in strict mode and compares each verdict with the published one:
 *   RIGHTCALL_CORPUS=<folder> npx node bench/bfcl/run.ts
 */
import { join } from 'node:path'
import { answersOf, CATEGORIES, MODELS, passes } from './recorded.ts'

const corpus = process.env['RIGHTCALL_CORPUS']
if (corpus === undefined) throw new Error('set RIGHTCALL_CORPUS to the corpus folder')

let total = 0
const differing: string[] = []
for (const model of MODELS) {
  for (const category of CATEGORIES) {
    const answers = answersOf(join(corpus, 'bfcl'), model, category)
    const wrong = answers.filter((answer) => passes(answer) !== answer.official)
    total += answers.length
    for (const { id, official } of wrong) differing.push(`${model} ${id}: published ${official ? 'right' : 'wrong'}`)
    console.log(`${model} ${category}: ${answers.length - wrong.length} of ${answers.length}`)
  }
}
console.log(`${total - differing.length} of ${total} verdicts are the published ones.`)
console.log(differing.join('\n'))
