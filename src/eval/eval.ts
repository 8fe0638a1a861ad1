import type { ExpectedCall, Intent } from '../core/intent.ts'
import type { Call, Reply } from '../core/reply.ts'
import type { Score, Unanswered } from '../core/trial.ts'

/** What a scorer may know beside the reply and the intent. Answers are from the toolset that the model was shown. */
export interface Judging {
  has(tool: string): boolean
  /** Why a reply is no answer; undefined where it is one. */
  unanswered(reply: Reply): Unanswered | undefined
  /** Where arguments in the call name keys that the tool's schema does not know, at any depth. */
  unknownArguments(call: Call): readonly string[]
  /** The first thing for which the tool's schema refuses the call, or undefined when it accepts it. */
  invalid(call: Call): string | undefined
  /** The first thing wrong with the call's arguments, or undefined when they are valid and as expected. `says`: the intent's words. */
  argumentFault(call: Call, expected: ExpectedCall, says: string): string | undefined
}

/** One judgement of one reply: 1 right, 0 wrong, fractions for ranks, `null` where it does not apply. Pure. */
export interface Scorer {
  /** One sentence: what it calls right. */
  readonly summary: string
  score(reply: Reply, intent: Intent, judging: Judging): Score
}

/** One metric: the mean of one scorer over the intents it is meant for. Its name is its file's name; higher is better. */
export interface Eval {
  /** One sentence for tables and documentation. */
  readonly summary: string
  /** What a high value means, in a few words: `no forbidden call`. */
  readonly label: string
  /** Its place in reports: the lowest stands first. The steps of ten leave room for a metric between two others. */
  readonly order: number
  /** `calls`: answers of models that call tools. `replies`: these, and replies that are no answers. `ranking`: retrieval, which calls none. */
  readonly reads: 'calls' | 'replies' | 'ranking'
  intents(intent: Intent): boolean
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
