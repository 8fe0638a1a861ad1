import { report, type Limit } from './limit.ts'

export const VSCODE: readonly Limit[] = [
  {
    profiles: ['portable', 'vscode'],
    kind: 'qualified-name-length',
    most: 64,
    form: 'mcp__<server>__<tool>',
    then: 'VS Code and other clients that prefix names pass the 64 characters that models accept',
    evidence: report(
      'https://github.com/microsoft/vscode/issues/243602',
      'A prefixed name of more than 64 characters made requests fail.',
    ),
  },
  {
    profiles: ['portable', 'vscode'],
    kind: 'tools',
    most: 128,
    then: 'VS Code refuses the request or hides tools behind groups',
    evidence: report(
      'https://github.com/microsoft/vscode-copilot-release/issues/11653',
      'The client reports that there cannot be more than 128 tools in one request.',
    ),
  },
]
