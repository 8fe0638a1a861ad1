import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import picomatch from 'picomatch'
import type { Override } from './config.ts'

/**
 * True when an override's patterns match a toolset's uri: a path, absolute or relative to the working directory, a
 * `file:` URL, or `mcp://…` as it is. A pattern without a slash matches the file's name at any depth, as in `.gitignore`.
 */
export function matches({ files, base }: Override, uri: string, cwd: string): boolean {
  const path = pathOf(uri)
  const candidate = path.includes('://') ? path : relative(base, resolve(cwd, path))
  const patterns = files.map((pattern) => (pattern.includes('/') ? pattern : `**/${pattern}`))
  return picomatch.isMatch(candidate, patterns, { dot: true })
}

/** The path of a `file:` URL; what has none stays as it is. */
function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  try {
    return fileURLToPath(uri)
  } catch {
    return uri
  }
}
