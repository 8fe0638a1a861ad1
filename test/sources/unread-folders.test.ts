import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { folder } from '../helpers/folder.ts'
import { BIN } from '../helpers/real-process.ts'

/** Root may read everything, so root becomes nobody first. */
const AS_NOBODY = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
const canTest = process.platform !== 'win32' && canStart()

/** Whoever that is must be able to reach this clone, which may lie in a folder of root's own. */
function canStart(): boolean {
  const [command = '', ...words] = [...AS_NOBODY, process.execPath, BIN, '--version']
  return spawnSync(command, words).status === 0
}

const list = JSON.stringify({ tools: [CLEAN_TOOL] })

function problemsOf(...args: readonly string[]): { uri: string; message: string; hint: string }[] {
  const cwd = folder({ 'all/open/a.json': list, 'all/locked/b.json': list, 'all/deep/locked/c.json': list, 'file/d.json': list })
  const locked = ['all/locked', 'all/deep/locked'].map((path) => join(cwd, path))
  chmodSync(cwd, 0o755)
  for (const path of locked) chmodSync(path, 0)
  chmodSync(join(cwd, 'file/d.json'), 0)
  onTestFinished(() => locked.forEach((path) => chmodSync(path, 0o755)))
  const [command = '', ...words] = [...AS_NOBODY, process.execPath, BIN, 'lint', ...args, '--format', 'json']
  const { stdout, stderr, status } = spawnSync(command, words, { cwd, encoding: 'utf8' })
  expect(stderr).toBe('')
  const { problems, summary } = JSON.parse(stdout)
  expect(status).toBe(summary.tools === 0 ? 2 : 3)
  return problems
}

const denied = (uri: string) => ({ uri, message: 'This folder cannot be searched: permission denied.', hint: expect.any(String) })

test.skipIf(!canTest).each<[string[], string[]]>([
  [['all'], ['all/deep/locked', 'all/locked']],
  [
    ['.', '!file/**'],
    ['all/deep/locked', 'all/locked'],
  ],
  [['all/locked'], ['all/locked']],
  [['all/**/*.json'], ['all/deep/locked', 'all/locked']],
  [['all/*/*.json'], ['all/locked']],
  [['all', '!**/deep/**'], ['all/locked']],
])('a folder that may not be read is a problem: %j', (args, uris) => {
  expect(problemsOf(...args)).toEqual(uris.map(denied))
})

test.skipIf(!canTest)('a file in a folder that may not be read is a problem of its own', () => {
  expect(problemsOf('all/locked/b.json', 'file')).toMatchObject([
    { uri: 'all/locked/b.json', message: expect.stringContaining('permission denied') },
    { uri: 'file/d.json', message: expect.stringContaining('permission denied') },
  ])
})
