import { report, vendor, type Limit } from './limit.ts'

export const ANTHROPIC: readonly Limit[] = [
  {
    profiles: ['portable', 'anthropic'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    then: 'the Anthropic API rejects the whole request',
    evidence: report(
      'https://github.com/home-assistant/core/issues/147760',
      "The API's error quotes the pattern ^[a-zA-Z0-9_-]{1,128}$.",
    ),
  },
  {
    profiles: ['anthropic'],
    kind: 'name-length',
    most: 128,
    then: 'the Anthropic API rejects the whole request',
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
    then: 'Claude Code leaves the tool out',
    evidence: report(
      'https://code.claude.com/docs/en/mcp',
      'A full name of more than 128 characters is left out, as a reader of the guide reports.',
    ),
  },
  {
    profiles: ['anthropic-directory'],
    kind: 'name-length',
    most: 64,
    then: 'the Connectors Directory turns the server down',
    evidence: vendor(
      'anthropics/claude-plugins-official, plugins/mcp-server-dev/skills/build-mcp-app/references/directory-checklist.md',
      'Tool names have at most 64 characters; a hard criterion of the review.',
    ),
  },
  {
    profiles: ['portable', 'anthropic'],
    kind: 'description-bytes',
    most: 2048,
    then: 'Claude Code cuts the description there',
    evidence: vendor(
      'https://code.claude.com/docs/en/mcp',
      'Claude Code truncates each tool description and server instruction at 2 KB; critical details belong near the start.',
    ),
  },
  {
    profiles: ['anthropic'],
    kind: 'tools-advised',
    most: 40,
    then: 'Anthropic sees selection degrade past 30 to 50 tools',
    evidence: vendor(
      'https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool',
      'The accuracy of tool selection degrades past 30 to 50 tools.',
    ),
  },
]
