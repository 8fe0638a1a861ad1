import type { JsonObject } from '../core/json.ts'
import type { Session } from '../session/api.ts'
import type { TextParameters } from './arguments.ts'

/** What an answer holds: the same twice, for programs and as a text for models. */
export interface ToolAnswer {
  readonly structured: JsonObject
  readonly text: string
}

/** How a list is judged; what is left out is as the configuration says. */
export interface JudgedBy {
  readonly preset?: 'recommended' | 'strict' | undefined
  readonly profile?: string | undefined
}

/** What a tool works with. */
export interface Work {
  /** A session that starts nothing and reads no file. */
  session(judging?: JudgedBy): Session
  /** Aborts when the client takes the call back, or is gone. */
  readonly signal: AbortSignal
}

/** One of our own tools: what models are shown, and what it does. */
export interface OwnTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly parameters: TextParameters
  readonly outputSchema: JsonObject
  /** @throws UserError for what the caller can put right: message and hint go to the model */
  run(given: (parameter: string) => string, work: Work): Promise<ToolAnswer>
}
