import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'
import type { AskedServer } from '../session/run-settings.ts'
import type { World } from './command.ts'
import { TARGET_FLAGS, targetWords, type AskedTargets } from './targets.ts'

/** The flags of every command that takes the tools of one server, the suite's own or another. */
export const SERVER_FLAGS = {
  connect: { type: 'boolean', says: 'start the server that the suite names; the command is printed first' },
  stdio: { ...TARGET_FLAGS.stdio, says: 'start this MCP server and use its tools, instead of those that the suite names' },
  env: {
    ...TARGET_FLAGS.env,
    says: 'pass this variable to the server that is started; by default it gets only basic ones, such as PATH (repeatable)',
  },
  header: { ...TARGET_FLAGS.header, says: 'send this header to the URL that the suite names (repeatable)' },
} as const

/** The server that the flags name, and what it is given. @throws UserError where they name more than one */
export async function askedServer(asked: AskedTargets, world: World, session: Session): Promise<AskedServer> {
  const { stdio = [] } = asked
  if (stdio.length > 1) throw new UserError(`--stdio names ${stdio.length} servers; a suite takes one.`)
  const words = targetWords([], asked, world)
  const [target] = stdio.length === 0 ? [] : (await session.targets(words)).targets
  return { target, env: words.env, headers: words.headers }
}
