import { vendor, type Limit } from './limit.ts'

export const WINDSURF: readonly Limit[] = [
  {
    profiles: ['windsurf'],
    kind: 'tools',
    most: 100,
    client: 'Windsurf',
    does: 'offers no more than 100 tools at a time',
    evidence: vendor(
      'https://docs.windsurf.com/windsurf/cascade/mcp',
      'Cascade has access to at most 100 tools at any given time; the page of September 2026 says the same.',
      '2026-11-30',
    ),
  },
]
