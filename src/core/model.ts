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
  /** From 0; only part of the question so that repeats are answered again. */
  readonly repeat: number
}

/** What a provider says is left of one of its rate limits. */
export interface RateLimit {
  readonly unit: 'requests' | 'tokens'
  readonly remaining: number
  /** Until the limit is whole again. */
  readonly resetMs: number
}

/** Something that chooses tools. Concurrency, retries, cache and journal are the runner's. */
export interface Model {
  /** As the user wrote it: `openai:gpt-6-luna`, `local:bm25`. */
  readonly name: string
  readonly kind: 'language' | 'retrieval' | 'scripted'
  /** Everything sent with the question that can change the answer: base URL, parameters. Never a key. */
  readonly parameters: JsonObject
  /** Whether a part of the question is read from the provider's prompt cache when it is asked again soon. */
  readonly promptCache?: PromptCache
  /** `heard` is told what the provider says is left of its rate limits. */
  ask(request: Request, signal: AbortSignal, heard?: (limits: readonly RateLimit[]) => void): Promise<Reply>
  /** Whether asking again may help, when the provider wants to be asked, and whether it was asked too often (429). */
  retry?(error: unknown): false | { readonly afterMs: number | undefined; readonly throttled?: boolean }
}

interface PromptCache {
  /** Shorter beginnings of a question are not kept. */
  readonly leastTokens: number
  /** Whether the tools and the system text of this question can be kept apart from its words. */
  covers(request: Request): boolean
}

/** Opens models of one vendor: `openai:*`. */
export interface ModelProvider {
  /** What stands before the colon. */
  readonly prefix: string
  /** Ids worth suggesting after the colon; empty when any id is allowed. */
  readonly ids: readonly string[]
  /** Tools as they go over the wire: with names that the provider takes. Left out: as they are. */
  wire?(tools: readonly ShownTool[]): readonly ShownTool[]
  /** Whether its models write answers, which parameters can change; false for those that rank tools or repeat what is recorded. */
  readonly generates: boolean
  /** @throws UserError when a key is missing (naming the variable), the id is unknown (naming the nearest), or a parameter is not taken */
  open(id: string, settings: ModelSettings): Promise<Model>
}

/** How a model is to answer. Left out: as the provider does by itself. Part of the manifest and of the key of an answer. */
export interface ModelParameters {
  readonly temperature?: number
  readonly reasoningEffort?: ReasoningEffort
  /** Of the answer, reasoning included. */
  readonly maxTokens?: number
  readonly toolChoice?: ToolChoice
}

export const REASONING_EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const
export type ReasoningEffort = (typeof REASONING_EFFORTS)[number]

/** `required`: some tool must be called; `none`: none may. */
export const TOOL_CHOICES = ['auto', 'required', 'none'] as const
export type ToolChoice = (typeof TOOL_CHOICES)[number]

export interface ModelSettings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly baseUrl: string | undefined
  /** Working directory, for `replay:<journal>` and `scripted:<file>`. */
  readonly cwd: string
  /** Takes the place of the disk for those files: the text of one, or undefined where the disk is right. */
  readonly textOf?: ((path: string) => Promise<string | undefined>) | undefined
  readonly parameters?: ModelParameters
  /** False where nothing will be asked, so that no key is needed. */
  readonly asks?: boolean
}
