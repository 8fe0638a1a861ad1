import type { Json, JsonObject } from '../../core/json.ts'

/** Why a server did not do what it was asked. `says` continues a sentence that starts with the server. */
export interface Failure {
  readonly kind: 'spawn' | 'settled' | 'exit' | 'bytes' | 'timeout' | 'stopped' | 'network' | 'http' | 'refused' | 'malformed'
  readonly says: string
  readonly hint?: string
  /** HTTP status. */
  readonly status?: number
  /** JSON-RPC error code. */
  readonly code?: number
}

/** What a channel tells whoever opened it. */
export interface Ears {
  message(message: JsonObject): void
  /** The request with this id will get no answer. */
  unanswered(id: Json | undefined, why: Failure): void
  /** Nothing more will be heard. */
  closed(why: Failure): void
}

/** A way to a server that carries JSON-RPC messages both ways. */
export interface Channel {
  /** What went wrong with sending, where that can be known at once. */
  send(message: JsonObject): Promise<Failure | undefined>
  /** The protocol revision that both sides agreed on. */
  speaks(version: string): void
  /** Ends the server or the connection, whatever state it is in; never throws. */
  close(): Promise<void>
  /** Lines on stdout that are no JSON-RPC messages, each cut to 500 characters, at most 20; and U+FEFF where one stood before a message. */
  noise(): readonly string[]
  /** The last 4,000 characters of stderr. */
  stderr(): string
}
