import type { UnreadTool } from '../core/report.ts'

/** Why a tool does not count as read. */
export const UNREAD_WORDS: Readonly<Record<UnreadTool['why'], string>> = {
  never: 'never read',
  changed: 'changed since',
  competing: 'a competing tool changed',
  prompt: 'read with an older prompt',
  model: 'read by another model',
}
