import { relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import picomatch from 'picomatch'
import type { ConfiguredTarget, Override } from './config.ts'

/**
 * True when an override's patterns match a toolset's uri: a path, absolute or relative to the working directory, a
 * `file:` URL, or `mcp://…` as it is. A pattern without a slash matches the file's name at any depth, as in `.gitignore`.
 */
export function matches({ files, base }: Override, uri: string, cwd: string): boolean {
  const patterns = files.map((pattern) => (pattern.includes('/') ? pattern : `**/${pattern}`))
  return picomatch.isMatch(placeOf(uri, base, cwd), patterns, { dot: true })
}

/** The last target whose files have this one, read as `rightcall lint` reads them: paths, globs and folders. */
export function targetHaving(targets: readonly ConfiguredTarget[], uri: string, cwd: string): ConfiguredTarget | undefined {
  return targets.findLast(({ place, base }) => {
    if (place.kind !== 'files') return false
    const path = placeOf(uri, base, cwd)
    const without = place.files.filter((file) => file.startsWith('!'))
    const named = place.files.filter((file) => !file.startsWith('!'))
    return named.some((file) => names(file, path)) && !without.some((file) => names(file.slice(1), path))
  })
}

function names(file: string, path: string): boolean {
  const plain = file.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
  if (plain === '.' || plain === '') return !path.startsWith('../')
  return path === plain || path.startsWith(`${plain}/`) || picomatch.isMatch(path, plain)
}

/** Relative to a folder, `/`-separated on every system; a URL as it is. */
function placeOf(uri: string, base: string, cwd: string): string {
  const path = pathOf(uri)
  return path.includes('://') ? path : relative(base, resolve(cwd, path)).split(sep).join('/')
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
