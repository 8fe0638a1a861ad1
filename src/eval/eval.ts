import type { ExpectedCall, ExpectedCalls, Intent } from '../core/intent.ts'
import type { Call, Reply } from '../core/reply.ts'
import type { Score, Unanswered } from '../core/trial.ts'

/** What a scorer may know in addition to the reply and the intent. Answers are from the toolset that the model was shown. */
export interface Judging {
  has(tool: string): boolean
  /** Why the reply is no answer; undefined for one that is. */
  unanswered(reply: Reply): Unanswered | undefined
  /** Paths of arguments in the call that the tool's schema does not know, at any depth. */
  unknownArguments(call: Call): readonly string[]
  /** Why the tool's own input schema refuses the call; undefined where it accepts it. */
  invalidity(call: Call): string | undefined
  /** The first thing wrong with the call's arguments, or undefined when they are as expected. `says`: what the user said. */
  argumentFault(call: Call, expected: ExpectedCall, says: string): string | undefined
  /** Where the checker of the Berkeley leaderboard judges: its verdict on all calls of one answer. Then every reply counts, as it does there. */
  readonly berkeley?: (calls: readonly Call[], expected: ExpectedCalls) => boolean
}

/** One judgement of one reply: 1 right, 0 wrong, fractions for ranks, `null` where it does not apply. Pure. */
export interface Scorer {
  /** One sentence: what it calls right. */
  readonly summary: string
  score(reply: Reply, intent: Intent, judging: Judging): Score
}

/** One metric: the mean of one scorer over the intents it is meant for. Its name is its file's name. Of every metric, higher is better. */
export interface Eval {
  /** What 100 % means, in a few words, as tables show it: `no forbidden call`. */
  readonly label: string
  /** One sentence for tables and documentation. */
  readonly summary: string
  /** Its place in reports: the lowest stands first. The steps of ten leave room for a metric between two others. */
  readonly order: number
  /** `calls`: models that call tools. `ranking`: retrieval, which ranks them and calls none. */
  readonly reads: 'calls' | 'ranking'
  intents(intent: Intent): boolean
  /** Whether it also judges replies that are no answers: of all others they say nothing. */
  readonly everyReply?: boolean
  readonly scorer: Scorer
}

/** Declares a metric; the file below `evals/` names it. */
export function defineEval(definition: Eval): Eval {
  return definition
}

/** Declares a scorer. It must be pure: the same reply, intent and toolset give the same score. */
export function defineScorer(definition: Scorer): Scorer {
  return definition
}
