import type { WordChange } from './comparison.ts'
import type { Pointer } from './pointer.ts'

/**
 * `breaking`: a call that was right before is refused, or means something else. `behavioural`: a model may choose or call otherwise.
 * `harmless`: what was right stays right and means the same.
 */
export type ChangeClass = 'breaking' | 'behavioural' | 'harmless'

/** What became of the values that are accepted. `changed`: some are new and some are gone. `unknown`: nobody can tell from the schemas. */
export type Direction = 'tightened' | 'loosened' | 'changed' | 'unknown'

export type ChangeKind =
  | 'tool-added'
  | 'tool-removed'
  | 'tool-renamed'
  | 'parameter-added'
  | 'parameter-removed'
  | 'parameter-renamed'
  | 'required'
  | 'type'
  | 'enum'
  | 'bound'
  | 'pattern'
  | 'format'
  | 'other-names'
  | 'alternative'
  | 'condition'
  | 'default'
  | 'examples'
  | 'wording'
  | 'form'
  | 'title'
  | 'annotation'
  | 'output-added'
  | 'output-removed'
  | 'field-added'
  | 'field-removed'
  | 'field-renamed'
  | 'instruction-added'
  | 'instruction-removed'
  | 'stale-text'
  | 'metadata'

/** What stands on one side of a change. */
export interface ChangeSide {
  /** The tool's position in its list; null for what is said of the whole server. */
  readonly index: number | null
  readonly tool: string | null
  /** A place in that tool that exists: that of the value, or else of what would hold it. */
  readonly pointer: Pointer
  /** The value as a short text; null where there is none. */
  readonly text: string | null
}

/** One thing that changed for a model. */
export interface Change {
  readonly kind: ChangeKind
  readonly class: ChangeClass
  /** True for what a security reviewer has to see: new orders to the model, and hints that now warn. */
  readonly danger: boolean
  readonly direction: Direction | null
  /** The server, where several are compared. */
  readonly server: string | null
  /** As the side before calls it, or as the other does where it is new; null for what is said of the whole server. */
  readonly tool: string | null
  /** The path of the parameter or of the output field: `zone[].ttl`; the name of a hint; null for the tool itself. */
  readonly path: string | null
  /** null where the tool is new. */
  readonly before: ChangeSide | null
  /** null where the tool is gone. */
  readonly after: ChangeSide | null
  /** One or two sentences. */
  readonly says: string
  /** How alike two names' tools or parameters are, from 0 to 1, where one was matched with the other. */
  readonly similarity?: number
  /** Texts, word by word. */
  readonly words?: readonly WordChange[]
}
