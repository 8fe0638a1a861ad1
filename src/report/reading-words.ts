import type { ReadBy } from '../core/finding.ts'
import type { UnreadTool } from '../core/report.ts'

/** Why a tool does not count as read. */
export const UNREAD_WORDS: Readonly<Record<UnreadTool['why'], string>> = {
  never: 'never read',
  changed: 'changed since',
  competing: 'a competing tool changed',
  prompt: 'read with an older prompt',
  model: 'read by another model',
}

/** "read by claude-opus-5 on 2026-11-30": the mark of what no rule alone found. */
export function readByWords({ model, on }: Pick<ReadBy, 'model' | 'on'>): string {
  return `read by ${model} on ${on}`
}
