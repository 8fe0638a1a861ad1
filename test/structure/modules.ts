import { globSync, readFileSync } from 'node:fs'
import { posix, sep } from 'node:path'

/** Text of every TypeScript file below these folders of the repository, by path. */
export function modulesBelow(...folders: readonly string[]): ReadonlyMap<string, string> {
  const paths = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`)).map((path) => path.replaceAll(sep, '/'))
  return new Map(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]))
}

const DECLARATION = /^export (?:async )?(?:function\*?|const|let|type|interface|class|enum) (\w+)/gm

/** Names that several files declare and export, each with these files: `Plan: a.ts, b.ts`. */
export function sharedNames(modules: ReadonlyMap<string, string>): string[] {
  const declared = [...modules].flatMap(([path, text]) =>
    [...text.matchAll(DECLARATION)].map(([, name = '']) => ({ name, path })),
  )
  return [...Map.groupBy(declared, ({ name }) => name)]
    .map(([name, places]) => ({ name, paths: [...new Set(places.map(({ path }) => path))] }))
    .filter(({ paths }) => paths.length > 1)
    .map(({ name, paths }) => `${name}: ${paths.join(', ')}`)
}

/** Files that export something under another line than its declaration: `export {…}`, `export * from …`. */
export function exportLists(modules: ReadonlyMap<string, string>): string[] {
  return [...modules].filter(([, text]) => /^export (?:type )?[{*]/m.test(text)).map(([path]) => path)
}

const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g

/** Files that import one another in a circle, imports of types included: `a.ts → b.ts → a.ts`. */
export function importCycles(modules: ReadonlyMap<string, string>): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const follow = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const [, relative = ''] of (modules.get(path) ?? '').matchAll(IMPORT)) {
      follow(posix.join(posix.dirname(path), relative), [...trail, path])
    }
    done.add(path)
  }
  for (const path of modules.keys()) follow(path, [])
  return cycles
}
