import type { JsonObject } from '../core/json.ts'
import type { Request } from '../core/model.ts'
import type { Pointer } from '../core/pointer.ts'
import type { ReadingKind } from './kinds.ts'

/** What is sent, and what each of its ids stands for. */
export interface Asking {
  readonly request: Request
  /** By id, as replies name it: `t3`. */
  readonly places: ReadonlyMap<string, AskedPlace>
}

export type AskedPlace =
  | { readonly kind: 'tool'; readonly tool: number }
  | { readonly kind: 'control'; readonly control: Control }
  | { readonly kind: 'canary'; readonly tool: number; readonly planted: Planted }
  /** Index of the open finding that a second look is about. */
  | { readonly kind: 'look'; readonly open: number }
  /** An item of a second look whose verdict is known. */
  | { readonly kind: 'known'; readonly verdict: 'holds' | 'fine' }

/** A synthetic tool that measures the reader. */
export interface Control {
  /** In MCP field names. */
  readonly tool: JsonObject
  /** Undefined for a clean one. */
  readonly planted: Planted | undefined
}

/** A contradiction that the program put in. */
export interface Planted {
  readonly kind: ReadingKind
  /** The sentence that contradicts what stands at `against`. */
  readonly words: string
  /** The string that holds the sentence. */
  readonly at: Pointer
  /** What it contradicts. */
  readonly against: Pointer
  /** The parameter, where it was put in whole, so that whatever is reported below it is about the contradiction. */
  readonly parameter?: Pointer
}
