import { tokensOf } from '../core/tokens.ts'
import type { Tool, Toolset } from '../core/tool.ts'

/** Claude Code hands on this much of a description. */
export const SEEN_BYTES = 2_048

/** What a model is sent of a tool. */
export interface Seen {
  /** With the server in front. */
  readonly name: string
  /** What is left of it. */
  readonly description: string
  /** How long it was. */
  readonly bytes: number
  /** How much of that was cut off. */
  readonly lost: number
  /** What all of it costs, about. */
  readonly tokens: number
}

/** A tool as Claude Code sends it: the server in front of the name, and descriptions cut at 2 KB. */
export function seenOf(tool: Tool, toolset: Toolset): Seen {
  const name = `mcp__${serverOf(toolset)}__${tool.name}`
  const { text, bytes, lost } = cutAsClients(tool.description ?? '')
  const sent = { ...tool, name, description: tool.description === undefined ? undefined : text }
  return { name, description: text, bytes, lost, tokens: tokensOf(sent) }
}

/** What tools of a list stand under; a list that does not say it could be of any. */
export function serverOf({ configured, name }: Toolset): string {
  return configured?.name ?? name ?? '<server>'
}

export function cutAsClients(text: string): { readonly text: string; readonly bytes: number; readonly lost: number } {
  const whole = Buffer.from(text)
  if (whole.length <= SEEN_BYTES) return { text, bytes: whole.length, lost: 0 }
  // never inside a character
  const cut = whole
    .subarray(0, SEEN_BYTES)
    .toString()
    .replace(/\uFFFD+$/, '')
  return { text: cut, bytes: whole.length, lost: whole.length - Buffer.byteLength(cut) }
}
