import { REFUSES, report, vendor, type Limit } from './limit.ts'

export const ANTHROPIC: readonly Limit[] = [
  {
    profiles: ['portable', 'anthropic'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    client: 'the Anthropic API',
    does: REFUSES,
    evidence: report(
      'https://github.com/home-assistant/core/issues/147760',
      "The API's error quotes the pattern ^[a-zA-Z0-9_-]{1,128}$.",
    ),
  },
  {
    profiles: ['anthropic'],
    kind: 'name-length',
    most: 128,
    client: 'the Anthropic API',
    does: REFUSES,
    evidence: report(
      'https://github.com/home-assistant/core/issues/147760',
      "The API's error quotes the pattern ^[a-zA-Z0-9_-]{1,128}$; stored copies of the guide still say 64.",
    ),
  },
  {
    profiles: ['anthropic'],
    kind: 'qualified-name-length',
    most: 128,
    form: 'mcp__<server>__<tool>',
    client: 'Claude Code',
    does: 'leaves the tool out',
    evidence: report(
      'https://code.claude.com/docs/en/mcp',
      'A full name of more than 128 characters is left out, as a reader of the guide reports.',
    ),
  },
  {
    profiles: ['anthropic-directory'],
    kind: 'name-length',
    most: 64,
    client: 'the Connectors Directory',
    does: 'rejects the server',
    evidence: vendor(
      'anthropics/claude-plugins-official, plugins/mcp-server-dev/skills/build-mcp-app/references/directory-checklist.md',
      'Tool names have at most 64 characters; a hard criterion of the review.',
    ),
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'description-bytes',
    most: 2048,
    client: 'Claude Code',
    does: 'cuts the description there',
    evidence: vendor(
      'https://code.claude.com/docs/en/mcp',
      'Claude Code truncates each tool description and server instruction at 2 KB; critical details belong near the start.',
    ),
  },
  {
    profiles: ['anthropic'],
    kind: 'tools-advised',
    most: 40,
    client: 'Anthropic',
    does: 'sees selection degrade past 30 to 50 tools',
    evidence: vendor(
      'https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool',
      'The accuracy of tool selection degrades past 30 to 50 tools.',
    ),
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'root-keyword',
    most: 0,
    words: ['anyOf', 'oneOf', 'allOf'],
    client: 'the Anthropic API',
    does: REFUSES,
    evidence: vendor(
      'https://platform.claude.com/docs/en/managed-agents/self-hosted-sandboxes',
      'The API rejects top-level oneOf, anyOf and allOf in the input schema of a custom tool; the error of the Messages API says the same. Nested ones are accepted.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['anthropic'],
    kind: 'root-keyword',
    most: 0,
    words: ['anyOf', 'oneOf', 'allOf'],
    client: 'Claude Code',
    does: 'leaves the tool out without a warning',
    evidence: report(
      'https://github.com/anthropics/claude-code/issues/95504',
      'September 2026, with a reproducer: a tool with a union or allOf at the root never reaches the model; a nested one does.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'property-key',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_.-]{1,64}$/,
    client: 'the Anthropic API',
    does: REFUSES,
    evidence: vendor(
      'https://platform.claude.com/docs/en/managed-agents/self-hosted-sandboxes',
      'Property names have 1 to 64 letters, digits, underscores, dots and hyphens. The error of the Messages API quotes ^[a-zA-Z0-9_.-]{1,64}$ and speaks of top-level keys only.',
      '2026-11-30',
    ),
  },
]
