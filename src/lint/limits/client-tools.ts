import type { Evidence } from '../../core/finding.ts'

/** A client or provider that brings tools of its own, and their names as its model sees them. */
export interface ClientTools {
  readonly client: string
  readonly names: readonly string[]
  readonly evidence: Evidence
}

const CHECKED = '2026-11-21'

/** Names that popular clients' own tools have. Words that say nothing alone (`replace`, `computer`) are left out. */
export const CLIENT_TOOLS: readonly ClientTools[] = [
  {
    client: 'Claude Code',
    names: 'Bash Glob Grep LS Read Edit MultiEdit Write NotebookEdit WebFetch WebSearch TodoWrite'.split(' '),
    evidence: {
      kind: 'vendor',
      ref: "https://github.com/apify/apify-mcp-server (the client's own tools, next to which its selection cases run)",
      says: 'Lists the tools that Claude Code brings.',
      checked: CHECKED,
    },
  },
  {
    client: "Anthropic's API",
    names: 'bash str_replace_editor str_replace_based_edit_tool web_search web_fetch code_execution'.split(' '),
    evidence: {
      kind: 'vendor',
      ref: '@anthropic-ai/sdk 1.11.0, resources/messages/messages.d.ts',
      says: 'The names of the tools that Anthropic defines.',
      checked: CHECKED,
    },
  },
  {
    client: "OpenAI's API",
    names: 'web_search file_search code_interpreter image_generation local_shell shell apply_patch'.split(' '),
    evidence: {
      kind: 'vendor',
      ref: 'openai 7.55.0, resources/responses/responses.d.ts',
      says: 'The types of the tools that OpenAI hosts or defines.',
      checked: CHECKED,
    },
  },
  {
    client: 'Gemini CLI',
    names:
      'glob grep_search list_directory read_file read_many_files run_shell_command write_file google_web_search web_fetch save_memory write_todos ask_user'.split(
        ' ',
      ),
    evidence: {
      kind: 'vendor',
      ref: 'https://github.com/google-gemini/gemini-cli, packages/core/src/tools/definitions/base-declarations.ts',
      says: 'The names of the tools that the client registers.',
      checked: CHECKED,
    },
  },
  {
    client: 'Cline',
    names:
      'ask_followup_question execute_command replace_in_file read_file write_to_file search_files list_files list_code_definition_names browser_action use_mcp_tool web_fetch web_search apply_patch'.split(
        ' ',
      ),
    evidence: {
      kind: 'vendor',
      ref: 'https://github.com/cline/cline, src/shared/tools.ts',
      says: 'The names of the tools that the client registers.',
      checked: CHECKED,
    },
  },
  {
    client: 'Cursor',
    names: 'codebase_search grep_search file_search list_dir read_file edit_file delete_file run_terminal_cmd'.split(' '),
    evidence: {
      kind: 'report',
      ref: 'https://deepwiki.com/jeffery-88/system-prompts-and-models-of-ai-tools/3.2-cursor-tool-capabilities',
      says: "A third party's list of the tools in Cursor's agent; the vendor publishes only their titles.",
      checked: CHECKED,
    },
  },
]

const OWNERS = new Map<string, readonly string[]>()
for (const { client, names } of CLIENT_TOOLS) {
  for (const name of names) OWNERS.set(name.toLowerCase(), [...(OWNERS.get(name.toLowerCase()) ?? []), client])
}

/** The clients that have a tool of their own under this name, whatever its case. */
export function ownersOf(name: string): readonly string[] {
  return OWNERS.get(name.toLowerCase()) ?? []
}
