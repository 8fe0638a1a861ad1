/*
 * Builds dist/: the bundled command line and library, type declarations, schemas, and the licences of what is bundled.
 * Everything is bundled but the optional peers. Start-up is faster: unbundled, the parsers and the rule files cost more
 * than linting a small file. The install is small too: it takes no other package, and the bundle holds only what is used.
 */
import { execFileSync } from 'node:child_process'
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { glob } from 'tinyglobby'
import { rules } from '../rules/index.ts'
import { configSchema } from '../src/session/config-schema.ts'
import { lockSchema } from '../src/session/lock-schema.ts'
import { suiteSchema } from '../src/session/suite-schema.ts'
import { nodeBundle } from './build/node-bundle.ts'
import { noticesOf } from './build/notices.ts'
import { buildWeb } from './build/web.ts'

const { peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'))

await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/bin.ts', index: 'src/index.ts', eslint: 'src/eslint/index.ts' },
  outdir: 'dist',
  ...nodeBundle(Object.keys(peerDependencies), 'src/cli/lint.ts'),
})
await chmod('dist/cli.js', 0o755)

const pages = await buildWeb('dist/web')
await writeFile('dist/THIRD-PARTY-NOTICES', await noticesOf([...Object.keys(metafile.inputs), ...pages]))

for (const schema of await glob('src/**/*.schema.json'))
  await cp(schema, join('dist/schemas', schema.split('/').at(-1) ?? schema))
for (const schema of await glob('src/report/schemas/*.json'))
  await cp(schema, join('dist/schemas', schema.split('/').at(-1) ?? schema))

for (const [name, schema] of Object.entries({ config: configSchema(rules), suite: suiteSchema(), lock: lockSchema() }))
  await writeFile(`dist/schemas/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`)

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'scripts/tsconfig.types.json'], { stdio: 'inherit' })
