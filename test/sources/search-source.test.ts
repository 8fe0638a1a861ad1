import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { targetsOf } from '../../src/sources/targets.ts'
import { folder } from '../helpers/folder.ts'

const TOOL = `server.registerTool('get', { description: 'Gets.' }, run)`

async function found(files: Readonly<Record<string, string>>, arg = '.', before?: (cwd: string) => void): Promise<string[]> {
  const cwd = folder(files)
  before?.(cwd)
  const { targets, problems } = await targetsOf([arg], { cwd, stdin: async () => '', sources: builtins.sources })
  expect(problems).toEqual([])
  return targets.flatMap((target) => (target.kind === 'document' ? [target.document.uri] : []))
}

test('of source code, only files that may define tools are opened', async () => {
  expect(
    await found({ 'src/a.ts': TOOL, 'src/b.ts': 'export const b = 1', 'src/c.tsx': 'export const c = <a/>' }, 'src'),
  ).toEqual(['src/a.ts'])
})

test('tests, types and installed packages hold no tools of the project', async () => {
  const files = {
    'src/a.ts': TOOL,
    'src/a.test.ts': TOOL,
    'src/a.d.ts': TOOL,
    'src/__tests__/a.ts': TOOL,
    'test/a.ts': TOOL,
    'node_modules/x/a.js': TOOL,
  }
  expect(await found(files)).toEqual(['src/a.ts'])
})

test('who names a test wants it', async () => {
  expect(await found({ 'test/a.test.ts': TOOL }, 'test/a.test.ts')).toEqual(['test/a.test.ts'])
  expect(await found({ 'test/a.ts': TOOL }, 'test')).toEqual(['test/a.ts'])
})

test('what Git ignores is left out, at each level, and taken back', async () => {
  const files = {
    '.git/HEAD': '',
    '.gitignore': 'dist/\n*.gen.ts\n',
    'src/.gitignore': '!keep.gen.ts\nlocal.ts\n',
    'src/a.ts': TOOL,
    'src/keep.gen.ts': TOOL,
    'src/drop.gen.ts': TOOL,
    'src/local.ts': TOOL,
    'local.ts': TOOL,
    'dist/a.js': TOOL,
  }
  expect(await found(files)).toEqual(['local.ts', 'src/a.ts', 'src/keep.gen.ts'])
  expect(await found(files, 'src')).toEqual(['src/a.ts', 'src/keep.gen.ts'])
  // an ignored folder that is named is wanted
  expect(await found(files, 'dist')).toEqual(['dist/a.js'])
})

test('manifests and settings beside source code are no failed lists', async () => {
  expect(await found({ 'src/a.ts': TOOL, 'package.json': '{"name": "x"}', 'tsconfig.json': '{}' })).toEqual(['src/a.ts'])
})

test.skipIf(process.platform === 'win32')('links in a circle end', async () => {
  const loop = (cwd: string): void => {
    mkdirSync(join(cwd, 'src/deep'))
    symlinkSync('..', join(cwd, 'src/deep/up'))
  }
  expect(await found({ 'src/a.ts': TOOL }, 'src', loop)).toEqual(['src/a.ts'])
})
