import { report, type Limit } from './limit.ts'

export const CURSOR: readonly Limit[] = [
  {
    profiles: ['portable', 'cursor'],
    kind: 'qualified-name-length',
    most: 59,
    form: '<server><tool>',
    client: 'Cursor',
    does: 'drops the tool',
    evidence: report(
      'https://github.com/ComposioHQ/composio/issues/2788',
      'February 2026: a server named with one character and a tool named with 59 make 60, which "exceeds 60 characters", and the tool is filtered out.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['cursor'],
    kind: 'tools',
    most: 40,
    client: 'Cursor',
    does: 'sends only the first 40 tools, as users report',
    evidence: report(
      'https://mcptrove.com/blog/cursor-tool-limit-math',
      'Users report a limit of about 40 tools; how hard it is today is not confirmed.',
    ),
  },
]
