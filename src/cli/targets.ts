import { UserError } from '../core/user-error.ts'
import { splitCommand, type Target } from '../session.ts'
import type { World } from './command.ts'
import { envOf, headersOf } from './io.ts'

/** The flags of every command that takes servers as its subject. */
export const TARGET_FLAGS = {
  stdio: {
    type: 'string',
    multiple: true,
    value: '"COMMAND"',
    says: 'start this MCP server and take what it serves (repeatable)',
  },
  env: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    says: 'hand this variable to what --stdio starts; nothing but PATH and the like goes there by itself (repeatable)',
  },
  header: { type: 'string', multiple: true, value: '"Name: ${ENV}"', says: 'send this header to the URLs (repeatable)' },
} as const

export interface AskedTargets {
  readonly stdio?: readonly string[]
  readonly env?: readonly string[]
  readonly header?: readonly string[]
}

/** The servers that `--stdio` names. @throws UserError */
export function startedTargets({ stdio = [], env = [] }: AskedTargets, world: World): Target[] {
  const handed = envOf(env, world)
  return stdio.map((line): Target => {
    const [command, ...args] = splitCommand(line)
    if (command === undefined) throw new UserError('--stdio takes a command, for example --stdio "npx -y some-mcp-server".')
    return { kind: 'command', command, args, env: handed }
  })
}

/** The targets with the headers that `--header` gives to URLs. @throws UserError */
export function withHeaders(targets: readonly Target[], { header = [] }: AskedTargets, world: World): Target[] {
  const headers = headersOf(header, world)
  return targets.map((target) => (target.kind === 'url' ? { ...target, headers } : target))
}
