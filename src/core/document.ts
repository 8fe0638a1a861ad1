import type { Json } from './json.ts'
import type { Pointer } from './pointer.ts'
import type { Span } from './tool.ts'

/** A text that was read, with its data where it is JSON or YAML. */
export interface Document {
  /** Path relative to the working directory, `/`-separated; `<stdin>` for standard input. */
  readonly uri: string
  readonly text: string
  readonly format: 'json' | 'yaml'
  readonly data: Json
  /**
   * The place of a value in the text, or of the key before it; the nearest existing ancestor where it does not exist.
   * Computed on first use.
   */
  span(at: Pointer, part?: 'key'): Span | undefined
  /** Places where an object has the same key again, and where it stood first; the last one counts, as in `JSON.parse`. */
  duplicateKeys(): readonly { readonly at: Pointer; readonly span: Span; readonly first: Span }[]
}
