/*
 * Builds the VS Code extension: `node scripts/vscode.ts` writes editors/vscode/dist/ and packs it as rightcall.vsix there. It holds
 * the server, which runs on VS Code's own Node, and takes the schemas from dist/: build that first.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { build } from 'esbuild'
import { nodeBundle } from './build/node-bundle.ts'
import { noticesOf } from './build/notices.ts'

const HOME = 'editors/vscode'
const DIST = join(HOME, 'dist')

const { version, peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
const extension = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8'))
if (extension.version !== version) {
  throw new Error(
    `${HOME}/package.json has version ${extension.version}, and package.json ${version}: they are released together.`,
  )
}

await rm(DIST, { recursive: true, force: true })
const server = await build({
  ...nodeBundle(Object.keys(peerDependencies), 'src/session.ts'),
  entryPoints: { server: join(HOME, 'src/server.ts') },
  outdir: join(DIST, 'server'),
})
const client = await build({
  entryPoints: { extension: join(HOME, 'src/extension.ts') },
  outdir: DIST,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22.18',
  external: ['vscode'],
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: 'warning',
})
await writeFile(
  join(DIST, 'THIRD-PARTY-NOTICES'),
  await noticesOf([server, client].flatMap(({ metafile }) => Object.keys(metafile.inputs))),
)
await mkdir(join(DIST, 'schemas'))
const { jsonValidation, yamlValidation } = extension.contributes
const schemas = new Set([...jsonValidation, ...yamlValidation].map(({ url }) => url.split('/').at(-1)))
for (const schema of schemas) await cp(join('dist/schemas', schema), join(DIST, 'schemas', schema))

const packagePath = join(DIST, 'rightcall.vsix')
await createVSIX({ cwd: HOME, packagePath: join(process.cwd(), packagePath), dependencies: false })
