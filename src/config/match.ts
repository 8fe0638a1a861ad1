import { posix, relative } from 'node:path'
import picomatch from 'picomatch'
import type { Override } from './config.ts'

/** True when an override's patterns match a toolset's uri: a path relative to the working directory, or `mcp://…` as it is. */
export function matches({ files, base }: Override, uri: string, cwd: string): boolean {
  const candidate = uri.includes('://') ? uri : relative(base, posix.resolve(cwd, uri))
  return picomatch.isMatch(candidate, [...files], { dot: true, matchBase: true })
}
