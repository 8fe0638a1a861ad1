import { relative, resolve } from 'node:path'
import picomatch from 'picomatch'
import type { Override } from './config.ts'

/**
 * True when an override's patterns match a toolset's uri: a path relative to the working directory, or `mcp://…` as it
 * is. A pattern without a slash matches the file's name at any depth, as in `.gitignore`.
 */
export function matches({ files, base }: Override, uri: string, cwd: string): boolean {
  const candidate = uri.includes('://') ? uri : relative(base, resolve(cwd, uri))
  const patterns = files.map((pattern) => (pattern.includes('/') ? pattern : `**/${pattern}`))
  return picomatch.isMatch(candidate, patterns, { dot: true })
}
