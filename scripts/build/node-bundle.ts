import type { BuildOptions } from 'esbuild'
import { lateRequires } from './late-requires.ts'
import { together } from './together.ts'

/** How what runs on Node is bundled: for users of the package, and for editors. The anchor is the file that nearly every run loads. */
export function nodeBundle(peers: readonly string[], anchor: string) {
  return {
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.18',
    // jsonc-parser's CommonJS build hides its requires from bundlers
    mainFields: ['module', 'main'],
    external: [...peers.flatMap((name) => [name, `${name}/*`]), 'react-devtools-core'],
    // React ships two builds of itself, and chooses when it is loaded
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [lateRequires, together(anchor)],
    // what is bundled from CommonJS may ask for Node's own modules
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
  } as const satisfies BuildOptions
}
