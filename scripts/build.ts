/*
 * Builds dist/: the bundled command line and library, type declarations, schemas, and the licences of what is bundled.
 * Everything is bundled but the optional peers. Start-up is faster: unbundled, the parsers and the rule files cost more
 * than linting a small file. The install is small too: it takes no other package, and the bundle holds only what is used.
 */
import { execFileSync } from 'node:child_process'
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { glob } from 'tinyglobby'
import { rules } from '../rules/index.ts'
import { configSchema } from '../src/session/config-schema.ts'
import { suiteSchema } from '../src/session/suite-schema.ts'

const { peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'))

/** The folder of the package that a file is of, which may lie in another one's. */
const PACKAGE = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/

/** esbuild bundles a plain `require`, and runs it when it is called. Source files make theirs, because Node gives a module none. */
const lateRequires: Plugin = {
  name: 'late-requires',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('\nconst require = createRequire(import.meta.url)\n', '\n'),
      loader: 'ts',
    }))
  },
}

await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/bin.ts', index: 'src/index.ts', eslint: 'src/eslint/index.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  // jsonc-parser's CommonJS build hides its requires from bundlers
  mainFields: ['module', 'main'],
  external: [...Object.keys(peerDependencies).flatMap((name) => [name, `${name}/*`]), 'react-devtools-core'],
  // React ships two builds of itself, and chooses when it is loaded
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [lateRequires],
  // what is bundled from CommonJS may ask for Node's own modules
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: 'warning',
})
await chmod('dist/cli.js', 0o755)

const bundled = [...new Set(Object.keys(metafile.inputs).flatMap((path) => PACKAGE.exec(path)?.[0] ?? []))].sort()
const notices = await Promise.all(bundled.map(notice))
await writeFile('dist/THIRD-PARTY-NOTICES', notices.join('\n\n'))

for (const schema of await glob('src/**/*.schema.json'))
  await cp(schema, join('dist/schemas', schema.split('/').at(-1) ?? schema))
for (const schema of await glob('src/report/schemas/*.json'))
  await cp(schema, join('dist/schemas', schema.split('/').at(-1) ?? schema))

for (const [name, schema] of Object.entries({ config: configSchema(rules), suite: suiteSchema() }))
  await writeFile(`dist/schemas/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`)

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'scripts/tsconfig.types.json'], { stdio: 'inherit' })

async function notice(folder: string): Promise<string> {
  const [file] = await glob(`${folder}/{license,LICENSE,licence,LICENCE,License}*`)
  const text = file === undefined ? 'The package holds no licence text; see its registry page.' : await readFile(file, 'utf8')
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))
  return `${name} ${version} (${license ?? 'licence below'})\n\n${text.trim()}\n`
}
