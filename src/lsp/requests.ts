import type { LspPosition } from './protocol.ts'

/* What the protocol has no words for, and an editor's extension says in these. */

/** What the options of `initialize` may hold. */
export interface Options {
  /** False in a workspace that the user has not trusted yet: nothing outside of its folders is read. */
  readonly trusted?: boolean
}

export function isTrusted(options: unknown): boolean {
  return !(typeof options === 'object' && options !== null && 'trusted' in options && options.trusted === false)
}

/** What a model is sent of a document's tools; answered by null where there are none. */
export const MODEL_VIEW = 'rightcall/modelView'

export interface ModelViewParams {
  readonly textDocument: { readonly uri: string }
  /** Where the reader is: the tool that stands there is the one to show first. */
  readonly position?: LspPosition
}

export interface ModelView {
  /** Markdown. */
  readonly text: string
  /** The line, from 0, where the tool at the position begins. */
  readonly line?: number
}

/** What changed for a model between a document and what git HEAD has of its file; answered by null for one that is not open. */
export const COMPARE_WITH_HEAD = 'rightcall/compareWithHead'

export interface CompareWithHeadParams {
  readonly textDocument: { readonly uri: string }
}

/** The changes as Markdown, or a sentence for a person where there is nothing to show. */
export type HeadComparison = { readonly text: string } | { readonly says: string }
