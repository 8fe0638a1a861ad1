import type { LspPosition } from './protocol.ts'

/* What the protocol has no words for, and an editor's extension says in these. */

/** What the options of `initialize` may hold. */
export interface Options {
  /** False in a workspace that the user has not trusted yet: nothing outside of its folders is read. */
  readonly trusted?: boolean
  /** False where nobody wants to see what was measured above the tools. */
  readonly lenses?: boolean
  /** True where the client has the command that a lens names: `SHOW_RUN`. */
  readonly showsRuns?: boolean
}

export function isTrusted(options: unknown): boolean {
  return !(typeof options === 'object' && options !== null && 'trusted' in options && options.trusted === false)
}

/** What a client wants of lenses. */
export function lensesOf(options: unknown): { readonly wanted: boolean; readonly shown: boolean } {
  const { lenses, showsRuns }: { readonly lenses?: unknown; readonly showsRuns?: unknown } =
    typeof options === 'object' && options !== null ? options : {}
  return { wanted: lenses !== false, shown: showsRuns === true }
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

/** The command of a lens, which the client has. Its one argument are `RunViewParams`. */
export const SHOW_RUN = 'rightcall.showRun'

/** What a run asked about a tool, and what the models did. */
export const RUN_VIEW = 'rightcall/runView'

export interface RunViewParams {
  readonly textDocument: { readonly uri: string }
  /** Absolute path of the journal. */
  readonly journal: string
  readonly tool: string
}

/** Markdown, or a sentence for a person where there is nothing to show. */
export type ToolInRun = { readonly text: string } | { readonly says: string }
