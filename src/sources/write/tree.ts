/** A value of a document as its text has it. Offsets are UTF-16 units; `end` has no trailing white space. */
export interface TextNode {
  /** `alias` stands for a value that is written elsewhere too, so it is never edited here. */
  readonly kind: 'map' | 'list' | 'scalar' | 'alias'
  readonly start: number
  readonly end: number
  /** Between brackets, with commas; false for YAML's block style. */
  readonly flow: boolean
  /** In the order of the text, repeated keys included. */
  entries(): readonly TextEntry[]
}

export interface TextEntry {
  /** The key, or the position in a list. */
  readonly name: string
  /** Where the key, or the item, begins. */
  readonly start: number
  /** After the key; `start` for an item. */
  readonly keyEnd: number
  /** Undefined where a key has no value. */
  readonly value: TextNode | undefined
}

/** Replaces the text from `start` to `end`. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text, and the same text with its comments blanked out where the format lets us (offsets are the same). */
export interface SourceText {
  readonly text: string
  readonly strict: string
}
