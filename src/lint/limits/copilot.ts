import { REFUSES, report, type Limit } from './limit.ts'

/** GitHub Copilot CLI. In VS Code it is `vscode.ts` that counts. */
export const COPILOT: readonly Limit[] = [
  {
    profiles: ['copilot'],
    kind: 'object-without-properties',
    most: 0,
    client: 'GitHub Copilot CLI',
    does: REFUSES,
    evidence: report(
      'https://github.com/github/copilot-cli/issues/1825',
      'March 2026: an input schema without properties breaks every prompt; the issue is open.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['copilot'],
    kind: 'tools',
    most: 128,
    client: 'GitHub Copilot',
    does: 'refuses the request',
    evidence: report(
      'https://github.com/caozhiyuan/copilot-api/issues/188',
      'April 2026: the error of the API says that tools may hold at most 128.',
      '2026-11-30',
    ),
  },
]
