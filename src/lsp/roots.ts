import { sep } from 'node:path'

/** The root that holds a path: the deepest one. */
export function rootOf(path: string, roots: readonly string[]): string | undefined {
  return roots
    .filter((root) => path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`))
    .toSorted((one, other) => other.length - one.length)[0]
}
