import { canonical, digest } from '../../core/digest.ts'
import type { Json } from '../../core/json.ts'
import type { Pointer } from '../../core/pointer.ts'

/** What a lockfile calls itself: it is recognised by this, never by its name. */
export const LOCK_KIND = 'rightcall-lock'
export const LOCK_VERSION = 1

/** Where a toolset was read. Paths are relative to the lockfile's folder. Carries no secret, and no value of a variable. */
export interface LockedFrom {
  /** The target of rightcall's own configuration. */
  readonly target?: string
  readonly file?: string
  /** A client configuration, and the server's key in it. */
  readonly config?: string
  readonly server?: string
  readonly command?: string
  readonly url?: string
}

/** One tool, pinned. */
export interface LockedTool {
  /** SHA-256 of the tool's canonical JSON, so the order of keys and white space do not count. */
  readonly sha256: string
  /** Of a tool in source code: what of it nobody can know without running it. */
  readonly unknown?: readonly Pointer[]
  readonly tool: Json
}

/** A text, pinned. */
interface LockedText {
  readonly sha256: string
  readonly text: string
}

/** One toolset as a lockfile holds it. */
export interface LockedToolset {
  /** Unlike that of every other toolset of the lockfile: made of where it came from. */
  readonly key: string
  /** For people. */
  readonly id: string
  /** What the server, the client configuration or the list calls itself; left out where nothing says it. */
  readonly name?: string
  readonly from: LockedFrom
  /** What a live server says of itself. */
  readonly server?: { readonly name?: string; readonly version?: string }
  readonly instructions?: LockedText
  /** False for a part of a list, such as one page or one source file; left out for a whole one. */
  readonly complete?: false
  /** By name. */
  readonly tools: readonly LockedTool[]
}

/** The digest that pins a value. */
export function pinOf(value: Json): string {
  return digest(canonical(value))
}
