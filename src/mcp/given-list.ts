import type { Problem } from '../core/finding.ts'
import { UserError } from '../core/user-error.ts'
import { count } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import type { Session } from '../session/api.ts'
import type { TextParameter } from './arguments.ts'
import { marked } from './quoted.ts'

/** Characters of one list: the largest server of our corpus has less than half of that. */
const MOST = 1_000_000

/** A parameter that takes a list of tools as text. */
export function listParameter(which: string): TextParameter {
  return {
    most: MOST,
    data: true,
    description:
      `${which}, as JSON or YAML text: an answer to tools/list, {"tools": […]}, an array of tools, one tool, a lockfile, or the tools of ` +
      'an OpenAI, Anthropic, Gemini or Bedrock request. The text itself, not a path or URL.',
  }
}

/** The lists of tools in a text. @throws UserError for a text without tools, with the reason */
export async function readGiven(session: Session, name: string, text: string): Promise<readonly Toolset[]> {
  await session.prepare(['json', 'jsonc', 'yaml'])
  const toolsets = session.readText(name, text)
  if (toolsets.some(({ tools }) => tools.length > 0)) return toolsets
  // where nothing was read, there is nothing to lint but the reason
  const [problem] = session.lintText(name, text).problems
  const why = problem === undefined ? EMPTY : `${problem.uri} cannot be read: ${marked(problem.message)}`
  throw new UserError(`${name} has no tools. ${why}`, {
    hint: 'Pass the text of a list, for example {"tools": [{"name": "…", "description": "…", "inputSchema": {"type": "object"}}]}.',
  })
}

const EMPTY = 'The list is empty, or it is a client configuration, which only names servers: none is started here.'

/** What could not be read, for the structured answer and for the text. */
export function unreadLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return []
  return [
    `${count(problems.length, 'part')} could not be read:`,
    ...problems.slice(0, 10).map(({ message }) => `- ${marked(message)}`),
  ]
}
