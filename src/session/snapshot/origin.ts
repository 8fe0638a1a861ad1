import { relative, resolve, sep } from 'node:path'
import type { Toolset } from '../../core/tool.ts'
import type { LockedFrom } from '../../sources/lockfile/format.ts'

/** What a lockfile calls a toolset, and where it was read. */
export interface LockedOrigin {
  readonly key: string
  readonly from: LockedFrom
}

/** A path as the lockfile writes it: from its own folder. */
export type Rebase = (uri: string) => string

/** Paths relative to the working directory as paths relative to the folder of a lockfile. */
export function rebasing(cwd: string, folder: string): Rebase {
  return (uri) => {
    if (uri === '<stdin>') return uri
    return relative(folder, resolve(cwd, uri)).split(sep).join('/') || '.'
  }
}

/**
 * The key is made of what the user named, never of what a server says of itself: two servers may give themselves one name, and one may
 * change its own.
 */
export function originOf({ key, uri, server, configured, target }: Toolset, rebase: Rebase): LockedOrigin {
  const of = target === undefined ? {} : { target: target.name }
  if (configured !== undefined) {
    const config = rebase(configured.uri)
    return { key: `${config}#${configured.name}`, from: { ...of, config, server: configured.name } }
  }
  if (server === undefined) {
    const file = rebase(uri)
    return { key: `${file}${key.slice(uri.length)}`, from: { ...of, file } }
  }
  const place = server.transport === 'stdio' ? { command: server.target } : { url: server.target }
  const named = server.transport === 'stdio' ? `stdio:${server.target}` : server.target
  return { key: target === undefined ? named : `target:${target.name}`, from: { ...of, ...place } }
}
