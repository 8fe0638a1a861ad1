import type { Json } from './json.ts'

export interface Call {
  readonly tool: string
  /** As the model gave them; a string where they were not valid JSON. */
  readonly arguments: Json
}

/** Token counts as the provider reported them; undefined where it does not. */
export interface Usage {
  readonly input: number | undefined
  readonly output: number | undefined
  /** Of the input: read from the provider's prompt cache. */
  readonly cachedInput: number | undefined
  /** Of the input: written to it, which some providers charge more for. */
  readonly cacheWrites?: number
}

/** The one normalized answer of any model. */
export interface Reply {
  readonly calls: readonly Call[]
  readonly text: string
  readonly stop: 'calls' | 'end' | 'length' | 'refusal' | 'other'
  readonly usage: Usage
  /** The model as the provider named it in this very answer. */
  readonly model: string
  /** Retrieval models only: tool names, best first, at most 20. */
  readonly ranking?: readonly string[]
}
