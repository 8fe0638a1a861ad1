import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ConfiguredTarget } from '../../config/config.ts'

/** A folder in which new files count. */
export interface Tree {
  readonly root: string
  /** How many folders deep; 0 is the folder alone. */
  readonly depth: number
}

/** What is watched. All paths are absolute. */
export interface Subject {
  /** They need not exist. */
  readonly files: readonly string[]
  readonly trees: readonly Tree[]
}

/** What arguments of `lint` point at: files, and the folders that folders and globs search. */
export function subjectOfArgs(args: readonly string[], base: string): Subject {
  const files: string[] = []
  const trees: Tree[] = []
  // what a pattern takes away may be watched, too: a lint that gives the same is not shown
  for (const arg of args.filter((word) => !word.startsWith('!'))) {
    const path = resolve(base, arg)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory() === true) trees.push({ root: path, depth: Infinity })
    else if (found === undefined && MAGIC.test(arg)) trees.push(treeOf(arg, base))
    // a part of a file: `rightcall.lock.json#shop`
    else files.push(path, path.replace(/#[^#]*$/, ''))
  }
  return { files, trees }
}

/** What targets of the configuration point at. */
export function subjectOfTargets(targets: readonly ConfiguredTarget[]): Subject {
  const all = targets.flatMap(({ place, base }) => (place.kind === 'files' ? [subjectOfArgs(place.files, base)] : []))
  return { files: all.flatMap(({ files }) => files), trees: all.flatMap(({ trees }) => trees) }
}

const MAGIC = /[*?{}[\]()]/

/** The part of a glob before its first wildcard, and how deep the rest goes. */
function treeOf(glob: string, base: string): Tree {
  const steps = glob.replaceAll('\\', '/').split('/')
  const first = steps.findIndex((step) => MAGIC.test(step))
  const rest = steps.slice(first)
  const depth = rest.some((step) => step.includes('**')) ? Infinity : rest.length - 1
  return { root: resolve(base, steps.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.')), depth }
}
