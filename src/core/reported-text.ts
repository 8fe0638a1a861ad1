import type { Pointer } from './pointer.ts'
import type { Span } from './tool.ts'

/** A text that findings are about. */
export interface ReportedText {
  /** Key of the toolset. */
  readonly toolset: string
  readonly tool: string
  readonly pointer: Pointer
  /** The string at the pointer; of any other value its JSON. */
  readonly text: string
  /** Of a text that was cut: its whole length, in UTF-16 units. */
  readonly cutFrom?: number
}

/** A place in one of the `texts` of the report. */
export interface ReportedPlace {
  /** Index in `texts`. */
  readonly text: number
  /** The words that the finding is about, in UTF-16 units of the text; null for all of it. */
  readonly words: Span | null
}
