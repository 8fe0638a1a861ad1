import type { Certainty } from './certainty.ts'
import type { Pointer } from './pointer.ts'
import type { Position } from './text.ts'
import type { Patch, Span } from './tool.ts'

export type Severity = 'error' | 'warn' | 'info'

/** What a rule yields. */
export interface Finding {
  /** Index of the tool; left out, it is the tool under check, or the whole set for a toolset or server rule. */
  readonly tool?: number
  /** For a configuration's rule: index of the toolset that `tool` is counted in. */
  readonly toolset?: number
  readonly at: Pointer
  /** At most two sentences: what is wrong here (quoting the words), why a model stumbles, what to write instead. */
  readonly message: string
  /** The words within the string at `at` that the message is about, in UTF-16 offsets of that string. */
  readonly words?: Span
  /** Other tools concerned, by index. */
  readonly related?: readonly number[]
  /** For a configuration's rule: other tools concerned, of any of its servers. */
  readonly across?: readonly { readonly toolset: number; readonly tool: number }[]
  readonly patches?: readonly Patch[]
  /**
   * What a finding about several tools is about, such as their names in alphabetical order. It stands in the fingerprint for the one tool
   * that the finding is shown at, because another tool may come first tomorrow.
   */
  readonly subject?: string
  /** For a less certain case of the rule: caps the severity, unless the user set one for the rule. */
  readonly severity?: Severity
  /** Where it differs from what the rule's findings are: `proved` with a proof, `advice` for an info, `likely` otherwise. */
  readonly certainty?: Certainty
  /** For a finding that a model's reading led to. */
  readonly readBy?: ReadBy
}

/** Who read what a finding stands on. */
export interface ReadBy {
  /** The model, as the provider named it. */
  readonly model: string
  /** ISO date. */
  readonly on: string
  /** `comparison`: values read again by the program cannot both hold. `look`: a second request, with the two quotes alone, agreed. `quotes`: only that the quotes stand there. */
  readonly decided: 'comparison' | 'look' | 'quotes'
  /** Version of the prompt: major.minor. */
  readonly prompt: string
  /**
   * What was read, word for word, in one or two places; of what is no string, its JSON. `''` where nothing stands. `tool`: the name of the sibling
   * that it stands in; left out for the tool of the finding.
   */
  readonly quotes: readonly { readonly at: Pointer; readonly quote: string; readonly tool?: string }[]
}

/** A finding with what the engine knows about it. */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly message: string
  /** Key of the toolset. */
  readonly toolset: string
  /** Index of the tool in its set; undefined for a finding about the whole set. */
  readonly index: number | undefined
  /** Name of the tool (`''` when it has none); undefined for a finding about the whole set. */
  readonly tool: string | undefined
  readonly at: Pointer
  readonly words: Span | undefined
  readonly uri: string
  /**
   * The place of `words` in the source text where it has them in double quotes (JSON always), or else of the value at `at`; undefined for a
   * finding about the whole set, and for a live server. Computed when read, because finding a place costs more than finding the fault.
   */
  readonly span: Span | undefined
  /** Names of other tools concerned. */
  readonly related: readonly string[]
  readonly patches: readonly Patch[]
  /**
   * 16 hexadecimal digits, unlike those of every other finding of the run. A finding keeps it when tools are added or reordered, when the
   * file is reformatted or moved, and when the message is reworded; it gets another one when the quoted words change.
   */
  readonly fingerprint: string
  /** For a finding that a model's reading led to. */
  readonly readBy?: ReadBy
}

/** Why we believe something. */
export interface Evidence {
  /**
   * `spec`: a clause of a standard. `vendor`: what a vendor says of its own product, or one that knows the field advises. `paper`: a
   * publication with a method. `measured`: a measurement of ours. `report`: what a user or another third party saw, such as in an issue;
   * true of that day and that product, and nobody vouches for it.
   */
  readonly kind: 'spec' | 'vendor' | 'paper' | 'measured' | 'report'
  readonly ref: string
  readonly says: string
  /** ISO date on which a person last looked. */
  readonly checked: string
}

/** Something that could not be read or run. Never a verdict about a description: exit code 2. */
export interface Problem {
  /** With line and column behind it where they are known, as terminals open it: `tools.json:3:5`. */
  readonly uri: string
  /** The same line and column, of a problem in a text. */
  readonly start?: Position
  readonly message: string
  readonly hint?: string
}

/** What reporters and pages show of a rule. */
export interface RuleInfo {
  readonly id: string
  readonly severity: Severity
  readonly summary: string
  readonly help: string
}
