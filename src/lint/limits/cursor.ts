import { report, type Limit } from './limit.ts'

export const CURSOR: readonly Limit[] = [
  {
    profiles: ['portable', 'cursor'],
    kind: 'qualified-name-length',
    most: 60,
    form: '<server><tool>',
    then: 'Cursor drops the tool',
    evidence: report(
      'https://github.com/awslabs/mcp/issues/1283',
      'Tools whose server and tool names together have more than 60 characters are filtered out.',
    ),
  },
  {
    profiles: ['cursor'],
    kind: 'tools',
    most: 40,
    then: 'Cursor has been reported to send only the first 40 tools',
    evidence: report(
      'https://mcptrove.com/blog/cursor-tool-limit-math',
      'Users report a limit of about 40 tools; how hard it is today is not confirmed.',
    ),
  },
]
