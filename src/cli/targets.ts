import type { Session } from '../session/api.ts'
import type { TargetWords } from '../session/targets.ts'
import type { World } from './command.ts'
import { envOf, headersOf } from './variables.ts'

/** The flags of every command that takes servers as its subject. */
export const TARGET_FLAGS = {
  stdio: {
    type: 'string',
    multiple: true,
    value: '"COMMAND"',
    says: 'start this MCP server and use its tools (repeatable)',
  },
  env: {
    type: 'string',
    multiple: true,
    value: 'NAME[=VALUE]',
    says: 'pass this variable to the server of --stdio; by default it gets only basic ones, such as PATH (repeatable)',
  },
  header: { type: 'string', multiple: true, value: '"Name: ${ENV}"', says: 'send this header to the URLs (repeatable)' },
} as const

/** The values of these flags. */
export interface AskedTargets {
  readonly stdio?: readonly string[]
  readonly env?: readonly string[]
  readonly header?: readonly string[]
}

/** What the user points at, with `${ENV}` in headers filled in. @throws UserError */
export function targetWords(
  args: readonly string[],
  { stdio = [], env = [], header = [] }: AskedTargets,
  world: World,
  targets: NonNullable<TargetWords['targets']> = [],
) {
  return {
    args,
    targets,
    stdio,
    env: envOf(env, world),
    headers: headersOf(header, world),
    // opening standard input costs milliseconds, and few commands read it
    get stdin() {
      return world.stdin
    },
  }
}

/** The named targets of the configuration, or all of them where nothing else is named either; undefined where there is nothing. */
export function chosenTargets(
  args: readonly string[],
  { target = [], stdio = [] }: { readonly target?: readonly string[]; readonly stdio?: readonly string[] },
  { config }: Session,
): readonly string[] | 'all' | undefined {
  if (args.length + stdio.length + target.length > 0) return target
  return config.targets.value.length > 0 ? 'all' : undefined
}
