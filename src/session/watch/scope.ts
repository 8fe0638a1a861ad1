import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Subject, Tree } from './subject.ts'

/** Which folders have to be watched, and which changes in them count. */
export interface WatchScope {
  readonly folders: ReadonlySet<string>
  /** True where a lint may give something else after this path changed. */
  concerns(path: string): boolean
}

/** `endings` are those of files that a search finds, such as `.json`; `top` is the folder of the project. Reads the folders of trees. */
export function scopeOf({ files, trees }: Subject, endings: readonly string[], top: string): WatchScope {
  const exact = new Set(files)
  const roots = trees.map(({ root }) => root)
  const above = new Set([...files, ...roots].flatMap((path) => foldersAbove(path, top)))
  const inTrees = new Set(trees.flatMap(({ root, depth }) => foldersBelow(root, depth)))
  const rules = new Set(roots.flatMap((root) => [root, ...foldersAbove(root, top)]).map((folder) => join(folder, '.gitignore')))
  return {
    folders: new Set([...above, ...inTrees]),
    concerns: (path) =>
      exact.has(path) ||
      above.has(path) ||
      inTrees.has(path) ||
      rules.has(path) ||
      trees.some((tree) => isIn(tree, path) && (hasEnding(path, endings) || isFolder(path))),
  }
}

/** From the folder of a path up to the project's: one of them may be moved away, or come back. Elsewhere up to the first that exists. */
function foldersAbove(path: string, top: string): string[] {
  const parent = dirname(path)
  const isLast = parent === path || parent === top || (existsSync(parent) && !isBelow(parent, top))
  return isLast ? [parent] : [parent, ...foldersAbove(parent, top)]
}

function isBelow(path: string, top: string): boolean {
  const way = relative(top, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== path
}

/** A folder with those below it that a search looks into. */
function foldersBelow(root: string, depth: number): string[] {
  if (depth < 0) return []
  const below = depth === 0 ? [] : entriesOf(root).filter((entry) => entry.isDirectory() && isSearched(entry.name))
  return [root, ...below.flatMap(({ name }) => foldersBelow(join(root, name), depth - 1))]
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // gone, or not ours to read: the search says so
    return []
  }
}

function isSearched(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.')
}

function isIn({ root, depth }: Tree, path: string): boolean {
  const steps = relative(root, path).split(sep)
  return steps[0] !== '' && steps[0] !== '..' && steps.length <= depth + 1 && steps.slice(0, -1).every(isSearched)
}

/** Locks of Emacs, `.#tools.json`, hold nothing. */
function hasEnding(path: string, endings: readonly string[]): boolean {
  const name = basename(path)
  return name === '.gitignore' || (!name.startsWith('.#') && endings.some((ending) => name.endsWith(ending)))
}

function isFolder(path: string): boolean {
  return isSearched(basename(path)) && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
