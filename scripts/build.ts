/*
 * Builds dist/: the bundled command line and library (start-up counts: unbundled, the parsers and some forty rule files
 * cost more than all of linting a small file), type declarations, schemas, and the licences of what is bundled.
 */
import { execFileSync } from 'node:child_process'
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { glob } from 'tinyglobby'
import { rules } from '../rules/index.ts'
import { configSchema } from './config-schema.ts'

const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'))

await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/bin.ts', index: 'src/index.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  // jsonc-parser's CommonJS build hides its requires from bundlers
  mainFields: ['module', 'main'],
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
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

const bundled = [
  ...new Set(Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])),
].sort()
const notices = await Promise.all(bundled.map(notice))
await writeFile('dist/THIRD-PARTY-NOTICES', notices.join('\n\n'))

for (const schema of await glob('src/**/*.schema.json'))
  await cp(schema, join('dist/schemas', schema.split('/').at(-1) ?? schema))
for (const schema of await glob('src/report/schemas/*.json'))
  await cp(schema, join('dist/schemas', schema.split('/').at(-1) ?? schema))

await writeFile('dist/schemas/config.schema.json', `${JSON.stringify(configSchema(rules), undefined, 2)}\n`)

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'scripts/tsconfig.types.json'], { stdio: 'inherit' })

async function notice(name: string): Promise<string> {
  const [file] = await glob(`node_modules/${name}/{license,LICENSE,licence,LICENCE,License}*`)
  const text = file === undefined ? 'The package holds no licence text; see its registry page.' : await readFile(file, 'utf8')
  const { version, license } = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8'))
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}
