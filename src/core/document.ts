import type { Json } from './json.ts'
import type { Pointer } from './pointer.ts'
import type { Span } from './tool.ts'
import type { UserError } from './user-error.ts'

/** A text that was read. */
export interface Document {
  /** Path relative to the working directory, `/`-separated; `<stdin>` for standard input. */
  readonly uri: string
  /** As it was given, a byte order mark included: spans are offsets in it. */
  readonly text: string
  /** What parser reads it, as a source names it: `json`, `jsonc`, `yaml`, … */
  readonly format: string
}

/** Replaces the text of a document from `start` to `end`, in UTF-16 offsets. */
export interface TextEdit {
  readonly span: Span
  readonly text: string
}

/** A document that is data: JSON or YAML. */
export interface DataDocument extends Document {
  readonly data: Json
  /**
   * The place of a value in the text, or of the key before it; the nearest existing ancestor where it does not exist.
   * Computed on first use.
   */
  span(at: Pointer, part?: 'key'): Span | undefined
  /** Places where an object has the same key again, and where it stood first; the last one counts, as in `JSON.parse`. */
  duplicateKeys(): readonly { readonly at: Pointer; readonly span: Span; readonly first: Span }[]
  /** Why `data` does not have all that the text says at or below a pointer; undefined where it does. */
  lost(at: Pointer): UserError | undefined
}
