import type { ReadBy } from './finding.ts'

/** "read by claude-opus-5 on 2026-11-30": the mark of what no rule found by itself. */
export function readByWords({ model, on }: Pick<ReadBy, 'model' | 'on'>): string {
  return `read by ${model} on ${on}`
}

/** The message of a finding, marked where a model's reading led to it. */
export function markedMessage({ message, readBy }: { readonly message: string; readonly readBy?: ReadBy }): string {
  return readBy === undefined ? message : `${message} (${readByWords(readBy)})`
}
