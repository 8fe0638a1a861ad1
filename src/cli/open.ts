import { builtins } from '../builtins.ts'
import { withFlags, type ConfigFlags } from '../config/flags.ts'
import { visible } from '../core/text.ts'
import { createSession, type Session } from '../session.ts'
import { loadConfig } from '../session/config.ts'
import type { World } from './command.ts'

/** What a command's flags say of the session that it needs. */
interface Opening {
  /** Servers that files name may be started. */
  readonly connect: boolean
  /** `--config`; the nearest configuration upward when left out. */
  readonly config?: string | undefined
  readonly flags?: ConfigFlags
}

/** A session over what rightcall brings along, under the configuration that governs the working directory. @throws UserError */
export async function openSession(world: World, { connect, config, flags = {} }: Opening): Promise<Session> {
  return createSession(builtins, withFlags(await loadConfig(world.cwd, config, world.signal), flags), ioOf(world, connect))
}

/** A session for commands that no configuration governs. */
export function bareSession(world: World, { connect }: { readonly connect: boolean }): Session {
  return createSession(builtins, undefined, ioOf(world, connect))
}

function ioOf({ cwd, env, signal, err }: World, connect: boolean) {
  return { cwd, env, signal, connect, note: (line: string) => err(`${visible(line)}\n`) }
}
