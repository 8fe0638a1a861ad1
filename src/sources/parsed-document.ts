import type { DataDocument } from '../core/document.ts'
import type { TextNode } from './write/tree.ts'

/** A document of data with what writing to it needs. */
export interface ParsedDocument extends DataDocument {
  /** The text as strict as its format allows: comments and what is not followed blanked out, every offset kept. */
  readonly strict: string
  /** The values as the text has them; undefined for a text without a value. */
  tree(): TextNode | undefined
}
