import type { Comment } from '../core/comment.ts'
import type { Document, TextEdit } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import type { Json } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import type { Toolset } from '../core/tool.ts'

/** The target of a configuration that something belongs to. */
export interface TargetOrigin {
  readonly name: string
  /** Where it was said. */
  readonly uri: string
  /** Takes values that came from the environment out of everything that is shown. */
  hide?(text: string): string
}

/** What the user pointed at. */
export type Target = (
  | {
      readonly kind: 'command'
      readonly command: string
      readonly args: readonly string[]
      readonly env: Readonly<Record<string, string>>
      readonly cwd?: string
      readonly id?: string
    }
  | { readonly kind: 'url'; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly id?: string }
  | DocumentTarget
) & { readonly of?: TargetOrigin }

export interface DocumentTarget {
  readonly kind: 'document'
  readonly document: Document
  /** Which of its toolsets is meant, where one is: see `toolsetNamed`. */
  readonly part?: string
  /** The folder that it was found in: files there that hold one tool each are together one list. */
  readonly folder?: string
  /** True for source code that a search of a folder found: it need not define tools. */
  readonly searched?: boolean
  /** True where the folder was searched as a whole, and every file in it could be opened. */
  readonly wholeFolder?: boolean
  readonly of?: TargetOrigin
}

/** What a source may use of the world. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Ends everything that was started. */
  readonly signal: AbortSignal
  /** `--connect`: servers that files name may be started. */
  readonly connect: boolean
  readonly bounds: ServerBounds
  /** Why a file must not be read, whatever names it; undefined for one that may. Left out: all may. */
  refuses?(path: string): Error | undefined
  /** Told of every other file that is looked for while a document is read, whether it is there or not. */
  looks?(path: string): void
  /** Progress and warnings for people, one line each, to stderr. */
  note(line: string): void
}

/** Bounds on what one server may take of us. */
export interface ServerBounds {
  readonly startMs: number
  readonly listMs: number
  readonly bytes: number
  readonly pages: number
}

/** A start includes what a cold `npx` downloads first: 28 s have been seen. */
export const SERVER_BOUNDS: ServerBounds = { startMs: 60_000, listMs: 30_000, bytes: 64 * 2 ** 20, pages: 200 }

export interface Loaded {
  readonly toolsets: readonly Toolset[]
  /** What could not be read; the rest survives. */
  readonly problems: readonly Problem[]
}

/** What a document says. */
export interface Reading extends Loaded {
  /** Uris of the other texts that were looked at: when one of them changes, the document has to be read again. */
  readonly uses: readonly string[]
  /** What a person should know, one line each. */
  readonly notes: readonly string[]
  /** What of the document nobody can know without running it. */
  readonly gaps?: readonly Gap[]
  /** True for a file that is one tool: with its neighbours it may be one list. */
  readonly single: boolean
}

/** Something that a document defines and that cannot be read in it. */
export interface Gap {
  readonly uri: string
  /** The tool that is read in part; undefined where whole tools are missing. */
  readonly tool: string | undefined
  /** What would have to be known: "a value that depends on a condition". */
  readonly why: string
}

/** The text of another file of the project; undefined where there is none. */
export type TextOf = (uri: string) => string | undefined

/** A change at a place of the document (see `Origin.place`); `to: undefined` takes the value away. */
export interface PlacedEdit {
  readonly place: Pointer
  readonly to: Json | undefined
}

/** Why a change cannot be written into a text. */
export interface Unwritable {
  readonly why: string
}

/** Which of many files a search of a folder looks into. */
interface Sparse {
  /** False for a file whose path, from the folder that is searched, says that it holds no tools of the project: a test. */
  isSought(path: string): boolean
  /** A cheap look: false for a text that surely holds no tools. */
  mayHold(text: string): boolean
}

/** One kind of place where tools come from. One that leaves out `editsOf` only reads. */
export interface Source {
  readonly name: string
  /** Endings of the files that a search of a folder looks for: `.json`. */
  readonly extensions?: readonly string[]
  /** Set where most files of these endings hold no tools: a search of a folder passes over those without a word. */
  readonly sparse?: Sparse
  /** The formats whose parsers `prepare` can load. */
  readonly formats?: readonly string[]
  /**
   * The format of a text that this source reads; undefined leaves the text to the next source. `before` is an earlier version of the
   * document, if there is one: what is the same in both need not be read again.
   */
  formatOf?(uri: string, text: string, before?: Document): string | undefined
  /** Loads the parsers of these formats, once. `read` is synchronous and needs them. */
  prepare?(formats: readonly string[]): Promise<void>
  /** True when this source reads or fetches the target. Looks at what it holds, never at the file's name. */
  accepts(target: Target): boolean
  /** Reads a document. Pure: the same texts give the same answer. @throws UserError where nothing in it can be read */
  read?(document: Document, textOf: TextOf): Reading
  /** The comments of a document, in their order; left out where its texts have none. */
  comments?(document: Document): readonly Comment[]
  /** The edits that make the text say the changes, and nothing else. Reading the result gives exactly what was wanted. */
  editsOf?(document: Document, edits: readonly PlacedEdit[]): readonly TextEdit[] | Unwritable
  /** Asks servers. @throws UserError */
  fetch?(target: Target, io: Io): Promise<Loaded>
}
