import { builtins } from '../builtins.ts'
import { withFlags, type ConfigFlags } from '../config/flags.ts'
import { visible } from '../core/text.ts'
import { createSession, type Session } from '../session.ts'
import { configAt, loadConfig } from '../session/config.ts'
import type { TargetWords } from '../session/targets.ts'
import type { World } from './command.ts'

/** What a command's flags say of the session that it needs. */
interface Opening {
  /** Servers that files name may be started. */
  readonly connect: boolean
  /** `--config`; the nearest configuration upward when left out. */
  readonly config?: string | undefined
  readonly flags?: ConfigFlags
  /** `--trust`: the configuration is that of a revision. */
  readonly trust?: TargetWords['trust'] | undefined
}

/** A session over what rightcall brings along, under the configuration that governs the working directory. @throws UserError */
export async function openSession(world: World, { connect, config, flags = {}, trust }: Opening): Promise<Session> {
  const io = ioOf(world, connect)
  const found = trust === undefined ? await loadConfig(world.cwd, config, world.signal) : await configAt(trust, world.cwd, config)
  if (trust !== undefined) {
    const isDefault = found.files.length === 0
    io.note(isDefault ? `${trust.name} has no configuration; the defaults count.` : `The configuration is that of ${trust.name}.`)
  }
  return createSession(builtins, withFlags(found, flags), io)
}

/** A session for commands that no configuration governs. */
export function bareSession(world: World, { connect }: { readonly connect: boolean }): Session {
  return createSession(builtins, undefined, ioOf(world, connect))
}

function ioOf({ cwd, env, signal, err }: World, connect: boolean) {
  return { cwd, env, signal, connect, note: (line: string) => err(`${visible(line)}\n`) }
}

/** The revision that `--trust` names. Few runs need git, so it is loaded here. @throws UserError for one that is none */
export async function revisionNamed(name: string, world: World): Promise<TargetWords['trust']> {
  return (await import('../session/trusted-revision.ts')).trustedRevision(name, world)
}
