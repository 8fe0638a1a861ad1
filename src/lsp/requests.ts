import type { LspPosition } from './protocol.ts'

/* What the protocol has no request for. An editor's extension asks by these names. */

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
