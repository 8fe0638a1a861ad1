import { report, vendor, type Limit } from './limit.ts'

const NORMALIZER = 'https://github.com/microsoft/vscode-copilot-chat/blob/main/src/extension/tools/common/toolSchemaNormalizer.ts'

export const VSCODE: readonly Limit[] = [
  {
    profiles: ['vscode'],
    kind: 'qualified-name-length',
    most: 64,
    form: 'mcp_<server>_<tool>',
    client: 'VS Code',
    does: 'cuts the name there',
    evidence: vendor(
      'https://github.com/microsoft/vscode/blob/main/src/vs/workbench/contrib/mcp/common/mcpServer.ts',
      'The id of a tool is "mcp_", at most 13 characters of the server, "_" and the name, cut to 64. Earlier versions sent longer names, which failed (issue 243602 of 2025).',
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable', 'vscode'],
    kind: 'tools',
    most: 128,
    client: 'VS Code',
    does: 'refuses the request or hides tools behind groups',
    evidence: report(
      'https://github.com/microsoft/vscode-copilot-release/issues/11653',
      'The client reports that there cannot be more than 128 tools in one request.',
    ),
  },
  {
    profiles: ['vscode'],
    kind: 'root-keyword',
    most: 0,
    words: ['anyOf', 'oneOf', 'allOf', 'not', 'if'],
    client: 'VS Code',
    does: 'deletes the keyword, so that the model never sees the condition',
    evidence: vendor(
      NORMALIZER,
      'oneOf, anyOf, allOf, not, if, then and else are deleted from the root, since models of several vendors refuse them.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable'],
    kind: 'array-without-items',
    most: 0,
    unless: ['prefixItems', '$ref', 'enum', 'const', 'contains'],
    client: 'VS Code',
    does: 'refuses every request that contains the tool',
    evidence: vendor(
      NORMALIZER,
      'An array without items fails the validation of the tool, and with it the request.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['vscode'],
    kind: 'array-without-items',
    most: 0,
    client: 'VS Code',
    does: 'refuses every request that contains the tool',
    evidence: vendor(NORMALIZER, 'Nothing stands in for items, not even prefixItems.', '2026-11-30'),
  },
]
