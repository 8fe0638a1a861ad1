import type { JsonObject } from './json.ts'
import type { Reply } from './reply.ts'

/** A tool as a model is shown it. */
export interface ShownTool {
  readonly name: string
  readonly description: string | undefined
  readonly inputSchema: JsonObject
}

/** One question. `tools` are in the order in which the model sees them. */
export interface Request {
  readonly system: string | undefined
  readonly says: string
  readonly tools: readonly ShownTool[]
  /** From 0; only part of the question so that repeats are answered anew. */
  readonly repeat: number
}

/** Something that chooses tools. Concurrency, retries, cache and journal are the runner's. */
export interface Model {
  /** As the user wrote it: `openai:gpt-6-luna`, `local:bm25`. */
  readonly name: string
  readonly kind: 'language' | 'retrieval' | 'scripted'
  /** Everything sent beside the question that can change the answer: base URL, parameters. Never a key. */
  readonly parameters: JsonObject
  ask(request: Request, signal: AbortSignal): Promise<Reply>
  /** Whether asking again may help, when the provider wants to be asked, and whether it was asked too often (429). */
  retry?(error: unknown): false | { readonly afterMs: number | undefined; readonly throttled?: boolean }
}

/** Opens models of one vendor: `openai:*`. */
export interface ModelProvider {
  /** What stands before the colon. */
  readonly prefix: string
  /** Ids worth suggesting after the colon; empty when any id is allowed. */
  readonly ids: readonly string[]
  /** @throws UserError when a key is missing (naming the variable) or the id is unknown (naming the nearest). */
  open(id: string, settings: ModelSettings): Promise<Model>
}

export interface ModelSettings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly baseUrl: string | undefined
  /** Working directory, for `replay:<journal>` and `scripted:<file>`. */
  readonly cwd: string
}
