import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** esbuild bundles a plain `require`, and runs it when it is called. Source files make theirs, because Node gives a module none. */
export const lateRequires: Plugin = {
  name: 'late-requires',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/, namespace: 'file' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('\nconst require = createRequire(import.meta.url)\n', '\n'),
      loader: 'ts',
    }))
  },
}
