/* What somebody gets who clones the repository and has never run npx there: no cache of npm knows the folder. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.rightcall'])

test(
  'npx rightcall works in a clone after npm ci, builds nothing again, and builds what is not there',
  { timeout: 180_000 },
  () => {
    const home = clone()
    mkdirSync(join(home, 'dist'))
    writeFileSync(join(home, 'dist/cli.js'), '#!/usr/bin/env node\nconsole.log("as built")\n', { mode: 0o755 })
    expect(printedIn(home)).toBe('as built\n')
    rmSync(join(home, 'dist'), { recursive: true })
    expect(printedIn(home)).toMatch(/^\d+\.\d+\.\d+\n$/)
  },
)

function clone(): string {
  const home = folder()
  const isOurs = (path: string) => !LEFT_OUT.has(relative(ROOT, path).split(sep)[0] ?? '')
  cpSync(ROOT, home, { recursive: true, filter: isOurs })
  // npx does not follow a link here; hard links cost nothing, where both folders are on one disk
  const isOneDisk = statSync(ROOT).dev === statSync(home).dev
  execFileSync('cp', [isOneDisk ? '-al' : '-a', join(ROOT, 'node_modules'), home])
  return home
}

function printedIn(home: string): string {
  // npm hands its settings on to what it runs, those of this repository included
  const own = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'))
  const env = { ...Object.fromEntries(own), npm_config_cache: join(folder(), 'cache') }
  return execFileSync('npx', ['rightcall', '--version'], {
    cwd: home,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
