import type { Callless, Expectation, ExpectedCall, ExpectedCalls, Matcher } from '../core/intent.ts'
import { clip } from '../core/text.ts'
import { wanted } from './match.ts'

const LONGEST = 600
const LONGEST_VALUE = 120

const CALLLESS: Readonly<Record<Callless, string>> = { none: 'no call', ask: 'a question back' }

/** What an intent accepts, in words: `move_file(source: "a.txt") or copy_file, or a question back`. Bounded, not escaped. */
export function expectedWords(expect: Expectation): string {
  if (expect.kind !== 'calls') return CALLLESS[expect.kind]
  const answers = [...expect.anyOf.map(answerWords), ...(expect.or ?? []).map((kind) => CALLLESS[kind])]
  return clip(answers.join(' or '), LONGEST)
}

function answerWords({ calls, order, all = false }: ExpectedCalls): string {
  const words = calls.map(callWords)
  if (words.length < 2) return words.join('')
  return `${all ? 'all of ' : ''}${words.join(order === 'given' ? ', then ' : ' and ')}`
}

/** A tool of which no argument is judged stands alone. */
function callWords({ tool, arguments: named }: ExpectedCall): string {
  if (named === undefined) return clip(tool, LONGEST_VALUE)
  const parts = Object.entries(named).map(([name, matcher]) => `${name}: ${clip(matcherWords(matcher), LONGEST_VALUE)}`)
  return `${clip(tool, LONGEST_VALUE)}(${parts.join(', ')})`
}

function matcherWords(matcher: Matcher): string {
  return 'absent' in matcher ? 'left out' : wanted(matcher)
}
