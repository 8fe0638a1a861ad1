import { builtins } from '../builtins.ts'
import { withFlags, type ConfigFlags } from '../config/flags.ts'
import { visible } from '../core/text.ts'
import { createSession } from '../session.ts'
import type { Session } from '../session/api.ts'
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
  /** Told of every file of the configuration, and of files that documents name. */
  readonly looks?: ((path: string) => void) | undefined
}

/** The flag of commands that judge a working tree which strangers may have changed. */
export const TRUST_FLAG = {
  trust: {
    type: 'string',
    value: 'REV',
    says: 'for changes by strangers: take the configuration, suites, stored answers and commands from this git revision, not from the working tree',
  },
} as const

/** What `--trust` names; undefined where it is left out. @throws UserError for a revision that cannot be read */
export async function trustNamed(name: string | undefined, world: World): Promise<TargetWords['trust']> {
  // few runs need git
  return name === undefined ? undefined : (await import('../session/trusted-revision.ts')).trustedRevision(name, world)
}

/** A session over what rightcall brings along, under the configuration that governs the working directory. @throws UserError */
export async function openSession(world: World, { connect, config, flags = {}, trust, looks }: Opening): Promise<Session> {
  const refuses = trust === undefined ? undefined : (await import('../session/trusted.ts')).outsideOf(trust.root)
  const io = { ...ioOf(world, connect), ...(refuses === undefined ? {} : { refuses }), ...(looks === undefined ? {} : { looks }) }
  const found =
    trust === undefined ? await loadConfig(world.cwd, config, world.signal, looks) : await configAt(trust, world.cwd, config)
  if (trust !== undefined) {
    const isDefault = found.files.length === 0
    io.note(isDefault ? `${trust.name} has no configuration; the defaults apply.` : `The configuration comes from ${trust.name}.`)
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
