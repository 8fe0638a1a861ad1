import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** A project that has nothing but the packed package, as `npm install` put it there. */
export interface Installed {
  readonly cwd: string
  /** Where the package is. */
  readonly home: string
  run(
    argv: readonly string[],
    options?: { readonly env?: Readonly<Record<string, string>>; readonly node?: readonly string[] },
  ): Ran
  /** Runs the command as people type it. */
  npx(...argv: readonly string[]): Ran
  write(path: string, text: string): void
  remove(): void
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Packs dist/ as it is, and installs it without any network and with an empty cache. */
export function installed(): Installed {
  if (!existsSync(join(ROOT, 'dist/cli.js'))) throw new Error('There is no dist/. Run: node scripts/build.ts')
  const scratch = mkdtempSync(join(placeWithoutPackages(), 'rightcall-package-'))
  const cwd = join(scratch, 'project')
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'package.json'), '{"private": true}')
  const npm = (folder: string, ...argv: readonly string[]) =>
    execFileSync('npm', [...argv, '--silent', '--offline', '--cache', join(scratch, 'cache')], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
  const tarball = npm(ROOT, 'pack', '--ignore-scripts', '--pack-destination', scratch).trim()
  npm(cwd, 'install', '--ignore-scripts', '--no-audit', '--no-fund', join(scratch, tarball))
  const home = join(cwd, 'node_modules/rightcall')
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  return {
    cwd,
    home,
    run: (argv, { env = {}, node = [] } = {}) => {
      const command = [...node, ...(argv.length === 0 ? [] : [join(home, 'dist/cli.js'), ...argv])]
      const { status, stdout, stderr } = spawnSync(process.execPath, command, {
        cwd,
        env: { PATH: path, ...env },
        encoding: 'utf8',
      })
      return { code: status, out: stdout, err: stderr }
    },
    npx: (...argv) => {
      const { status, stdout, stderr } = spawnSync('npx', ['--offline', '--no', '--', 'rightcall', ...argv], {
        cwd,
        env: { PATH: path, npm_config_cache: join(scratch, 'cache') },
        encoding: 'utf8',
        shell: process.platform === 'win32',
      })
      return { code: status, out: stdout, err: stderr }
    },
    write: (path, text) => writeFileSync(join(cwd, path), text),
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  }
}

/** Bytes of all files below a folder. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => lstatSync(join(folder, path)))
    .reduce((total, stat) => total + (stat.isFile() ? stat.size : 0), 0)
}

/** Node finds packages in every folder above, so a `node_modules` there would stand in for what is not installed. */
function placeWithoutPackages(): string {
  const place = [tmpdir(), '/var/tmp', '/dev/shm'].find((path) => existsSync(path) && !foldersAbove(path).some(holdsPackages))
  if (place === undefined) throw new Error(`There is a node_modules above ${tmpdir()}. Set TMPDIR to a folder without one.`)
  return place
}

function foldersAbove(path: string): string[] {
  const above = dirname(path)
  return above === path ? [path] : [path, ...foldersAbove(above)]
}

function holdsPackages(folder: string): boolean {
  return existsSync(join(folder, 'node_modules'))
}
