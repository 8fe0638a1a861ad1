import type { Span } from '../../core/tool.ts'

/** A value as a text writes it; only a parameter's type states which JSON value it is. */
export interface Written {
  readonly kind: 'number' | 'quoted' | 'word' | 'list' | 'object'
  readonly text: string
  /** The word after a number, in lower case: "seconds" in "10 seconds". */
  readonly noun?: string
}

/** What a text states about one thing, by kind. */
type Fact =
  | { readonly kind: 'type'; readonly type: SaidType }
  | { readonly kind: 'nullable'; readonly nullable: boolean }
  | { readonly kind: 'required'; readonly required: boolean }
  | { readonly kind: 'default'; readonly value: Written; readonly marked: boolean }
  | { readonly kind: 'choices'; readonly values: readonly Choice[]; readonly closed: boolean; readonly told: boolean }
  | ({ readonly kind: 'range' } & Bounds)
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'base'; readonly base: 0 | 1 }
  | { readonly kind: 'example'; readonly values: readonly Written[] }

export type Kind = Fact['kind']

/** A flag is a boolean by its wording alone ("Whether to …"), which some write as a string or a number. */
export type SaidType = 'boolean' | 'flag' | 'integer' | 'number' | 'string' | 'array' | 'object'

export interface Choice {
  readonly value: string
  readonly words: Span
  /** True if letter case counts: bare words in a sentence may be in capitals. */
  readonly exact: boolean
}

interface Bounds {
  readonly min: number | undefined
  readonly max: number | undefined
  /** The word after the number, in lower case: "characters" in "at most 400 characters". */
  readonly noun: string | undefined
}

/** How a statement was made. */
export interface Said {
  /** In the text that was read. */
  readonly words: Span
  /** `condition`: it holds only in a case that the text names. `hedge`: the text does not commit itself. */
  readonly holds: 'always' | 'condition' | 'hedge'
}

/** One fact that a stretch of text states of what it is about. Read without knowing any schema. */
export type Statement = Said & Fact

export type StatementOf<K extends Kind> = Said & Extract<Fact, { readonly kind: K }>

/** Reads one kind of statement. A reader knows the text alone. */
export type ReadStatements = (text: string) => readonly Statement[]
