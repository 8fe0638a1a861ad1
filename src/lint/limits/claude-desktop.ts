import { report, type Limit } from './limit.ts'

const evidence = report(
  'https://github.com/evoila/meho/issues/2745',
  'August 2026: Claude Desktop and claude.ai want ^[a-zA-Z0-9_-]{1,64}$; one name that does not match, and no chat has any tool of the connector.',
  '2026-11-30',
)
const rest = { client: 'Claude Desktop', does: 'withholds all tools of the server', evidence } as const

export const CLAUDE_DESKTOP: readonly Limit[] = [
  { profiles: ['claude-desktop'], kind: 'name-length', most: 64, ...rest },
  { profiles: ['claude-desktop'], kind: 'name-characters', most: Infinity, pattern: /^[a-zA-Z0-9_-]+$/, ...rest },
]
