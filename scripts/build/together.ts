import { dirname, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/** What must be loaded before there is a compile cache: it loads the rest. */
const BEFORE_THE_CACHE = /[\\/]src[\\/]cli[\\/](?:bin|start)\.ts$/

/**
 * Everything that `anchor` needs in a few large chunks. esbuild makes one chunk for each set of entries that share files, and what is
 * loaded late is an entry, so a command would load sixty small chunks, which takes longer than linting a small file. Here each late
 * part asks for the anchor, too, which is loaded by then.
 */
export function together(anchor: string): Plugin {
  return {
    name: 'together',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ kind, importer, path, resolveDir }) =>
        kind === 'dynamic-import' && !BEFORE_THE_CACHE.test(importer)
          ? { path: resolve(resolveDir, path), namespace: 'late' }
          : undefined,
      )
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
        contents: `import ${JSON.stringify(resolve(anchor))}\nexport * from ${JSON.stringify(path)}\n`,
        loader: 'ts',
        resolveDir: dirname(path),
      }))
    },
  }
}
