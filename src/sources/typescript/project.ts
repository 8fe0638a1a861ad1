import { posix } from 'node:path'
import type { TextOf } from '../source.ts'
import { moduleOf, type Module } from './module.ts'
import { PLACES } from './value.ts'

/** More files than this are not opened for one. */
const MOST_FILES = 200

/** The files that one file can look into. */
export interface Project {
  readonly main: Module
  /** The module that a file imports; undefined for a package, and for a file that is not there. */
  imported(by: Module, specifier: string): Module | undefined
  /** The text of a data file that a file imports. */
  data(by: Module, specifier: string): string | undefined
  /** Uris of the other files that were looked for. */
  readonly uses: ReadonlySet<string>
}

export function projectOf(uri: string, text: string, textOf: TextOf): Project {
  const main = moduleOf(uri, text, 0)
  const modules = new Map<string, Module | undefined>([[uri, main]])
  const uses = new Set<string>()
  const open = (path: string): string | undefined => {
    if (uses.size >= MOST_FILES && !uses.has(path)) return undefined
    uses.add(path)
    return textOf(path)
  }
  return {
    main,
    uses,
    imported(by, specifier) {
      for (const path of candidates(by.uri, specifier)) {
        if (!modules.has(path)) {
          const found = open(path)
          modules.set(path, found === undefined ? undefined : moduleOf(path, found, modules.size * PLACES))
        }
        const known = modules.get(path)
        if (known !== undefined) return known
      }
      return undefined
    },
    data: (by, specifier) => (/^\.{1,2}\//.test(specifier) ? open(resolved(by.uri, specifier)) : undefined),
  }
}

const SOURCE = /\.([mc]?)[jt]sx?$/

/** Where a relative import may lead: TypeScript is imported by the name of its JavaScript. */
function candidates(uri: string, specifier: string): string[] {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return []
  const path = resolved(uri, specifier)
  const kind = SOURCE.exec(path)?.[1]
  if (kind !== undefined) {
    const stem = path.replace(SOURCE, '')
    return [...new Set([`${stem}.${kind}ts`, `${stem}.tsx`, path])]
  }
  return ['.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'].map((ending) => `${path}${ending}`)
}

function resolved(uri: string, specifier: string): string {
  return posix.join(posix.dirname(uri), specifier)
}
