import { isObject, own, ownObject, ownString, type Json, type JsonObject } from './json.ts'
import type { Pointer } from './pointer.ts'

/** Half-open range of UTF-16 offsets in a source text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a tool was read. `span` is lazy: places are computed only when a finding asks for one. */
export interface Origin {
  /** A path relative to the working directory, or `mcp://<server>/<tool>` for a live server. */
  readonly uri: string
  /** The whole source text that spans point into; undefined for a live server. */
  readonly text: string | undefined
  /** The place of a pointer inside the tool; the nearest existing ancestor where the pointer itself does not exist. */
  span(at: Pointer): Span | undefined
  /** The place of some words of the string at a pointer; left out where `span` and the text tell it. */
  wordsSpan?(at: Pointer, words: Span): Span | undefined
  /** Where the document has what stands at a pointer of the tool, existing or not; left out where nothing can be written. */
  place?(at: Pointer): Pointer
}

/**
 * One tool as a model would see it. The convenience fields hold what has the right type and nothing else; `raw` is the
 * entry exactly as served, unknown keys and wrong types included, so that rules can say what is wrong with it.
 */
export interface Tool {
  /** Position in its set. Edits address tools by it, because names may be missing or twice. */
  readonly index: number
  /** `''` when missing or not a string. */
  readonly name: string
  readonly title: string | undefined
  readonly description: string | undefined
  /** `{}` when missing or not an object. */
  readonly inputSchema: JsonObject
  readonly outputSchema: Json | undefined
  readonly annotations: JsonObject | undefined
  /** In MCP field names (`inputSchema`, …), whatever shape the source had; pointers of findings point into it. */
  readonly raw: Json
  readonly origin: Origin | undefined
  /**
   * Pointers of what nobody can know without running the program that makes the tool. `raw` lacks it, which says nothing. A last segment `…`
   * stands for more members that are not known.
   */
  readonly unknown?: readonly Pointer[]
}

/** What a live server showed while it was listed. Times in milliseconds. */
export interface Observation {
  /** How it was reached, for messages: the command line or the URL. Never carries a secret. */
  readonly target: string
  readonly transport: 'stdio' | 'http' | 'sse'
  readonly name: string | undefined
  readonly version: string | undefined
  readonly protocolVersion: string | undefined
  readonly capabilities: JsonObject
  readonly instructions: string | undefined
  readonly startMs: number
  readonly listMs: number
  readonly pages: number
  /** Lines on stdout that are not JSON-RPC messages, each cut to 500 characters, at most 20. A byte order mark before a message is a line of its own. */
  readonly noise: readonly string[]
  /** The last 4,000 characters of stderr. */
  readonly stderr: string
  /** Names that differ between two listings in one session; undefined when the second listing failed or was not made. */
  readonly unstable: readonly string[] | undefined
  /** True when the two listings have the same tools in another order; `unstable` names those that moved. */
  readonly reordered?: boolean
  /** True when the last page says `nextCursor: null` instead of leaving it out. */
  readonly nullCursor?: boolean
  /** Names of tools that a later page lists again, exactly as an earlier page did. They are in the list once. */
  readonly repeated?: readonly string[]
  /** Why the pages never end, as a clause: `the cursor "2" came a second time`. */
  readonly endless?: string
  /** Whether every page of the list said how long and for whom it may be cached (2026-07-28: `ttlMs`, `cacheScope`). */
  readonly cacheHints?: boolean
}

/** The tools that one model would see together: one server, one file. */
export interface Toolset {
  /** Tells this set from every other of a run: `uri`, and where the list stands in it. Reports, fixes and JSON identify a set by it. */
  readonly key: string
  /** For people: the server's name, or the path. Two sets may share it. */
  readonly id: string
  /** What the server, the client configuration or the list itself is called; undefined where nothing says it. Part of fingerprints, so never a path. */
  readonly name: string | undefined
  readonly uri: string
  /** True for the list of a whole server; false for a part of one, such as one page, one source file, or a list that lost a tool. */
  readonly complete: boolean
  readonly tools: readonly Tool[]
  readonly instructions: string | undefined
  readonly server: Observation | undefined
  /** Of the server, where a list says it; left out for a live one, whose `server` has it. */
  readonly version?: string
  /** The client configuration that names this server, its key there (the `<server>` of `mcp__<server>__<tool>`), and where that stands: `mcp.json:3:5`. */
  readonly configured?: { readonly uri: string; readonly name: string; readonly place?: string }
  /** The target of rightcall's own configuration that this set belongs to, and where it was said. */
  readonly target?: { readonly name: string; readonly uri: string }
  /** For a set that a lockfile holds: its key there, and the file that it was read from, where it was one. */
  readonly locked?: { readonly key: string; readonly from: string | undefined }
}

/** The servers that one client configuration names: their tools stand before a model together. */
export interface Configuration {
  readonly uri: string
  readonly toolsets: readonly Toolset[]
}

/** One change to one tool: replace the value at a pointer, or remove it (`to: undefined`). At `''` of the index after the last tool, one is added. */
export interface Edit {
  readonly tool: number
  readonly at: Pointer
  readonly to: Json | undefined
}

/** Edits that belong together. `safe` means: the meaning for a model cannot change for the worse, apply without asking. */
export interface Patch {
  readonly says: string
  readonly safe: boolean
  /** Of several tools that the finding is about, it changes those of which the program can tell; the finding stays for the others. */
  readonly partial?: true
  readonly edits: readonly Edit[]
}

/** A toolset from what is known of it. What is left out: `key` is `uri`, `id` the name or else the uri, and the list is complete. */
export function toolsetFrom(given: Pick<Toolset, 'uri' | 'tools'> & Partial<Toolset>): Toolset {
  const { uri, name } = given
  return { key: uri, id: name ?? uri, name: undefined, complete: true, instructions: undefined, server: undefined, ...given }
}

/** Reads the convenience fields of a tool from its raw entry in MCP field names. */
export function toolFrom(raw: Json, index: number, origin: Origin | undefined): Tool {
  const entry = isObject(raw) ? raw : {}
  return {
    index,
    name: ownString(entry, 'name') ?? '',
    title: ownString(entry, 'title'),
    description: ownString(entry, 'description'),
    inputSchema: ownObject(entry, 'inputSchema') ?? {},
    outputSchema: own(entry, 'outputSchema'),
    annotations: ownObject(entry, 'annotations'),
    raw,
    origin,
  }
}
