import type { Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import type { Toolset } from '../core/tool.ts'

/** What the user pointed at. */
export type Target =
  | {
      readonly kind: 'command'
      readonly command: string
      readonly args: readonly string[]
      readonly env: Readonly<Record<string, string>>
      readonly cwd?: string
      readonly id?: string
    }
  | { readonly kind: 'url'; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly id?: string }
  | {
      readonly kind: 'document'
      readonly document: Document
      /** More files of the same folder with one tool each: together with `document` they are one set. */
      readonly beside?: readonly Document[]
    }

/** What a source may use of the world. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Ends everything that was started. */
  readonly signal: AbortSignal
  /** `--connect`: servers that files name may be started. */
  readonly connect: boolean
  readonly limits: Limits
  /** Progress and warnings for people, one line each, to stderr. */
  note(line: string): void
}

/** Bounds on what one server may take of us. */
export interface Limits {
  readonly startMs: number
  readonly listMs: number
  readonly bytes: number
  readonly pages: number
}

/** A start includes what a cold `npx` downloads first: 28 s have been seen. */
export const LIMITS: Limits = { startMs: 60_000, listMs: 30_000, bytes: 64 * 2 ** 20, pages: 200 }

export interface Loaded {
  readonly toolsets: readonly Toolset[]
  /** What could not be read; the rest survives. */
  readonly problems: readonly Problem[]
}

/** One kind of place where tools come from. */
export interface Source {
  readonly name: string
  /** True when this source can load the target. Looks at shape, never at the file's name. */
  claims(target: Target): boolean
  load(target: Target, io: Io): Promise<Loaded>
}
