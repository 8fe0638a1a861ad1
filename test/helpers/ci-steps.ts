import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BIN } from './real-process.ts'

/**
 * A folder for PATH with an `npm` that installs this clone in place of the registry's package, and writes down what it was asked.
 */
export function npmInstead(folder: string): { readonly path: string; asked(): string[][]; ran(): string[][] } {
  const [asked, ran] = [join(folder, 'npm.jsonl'), join(folder, 'rightcall.jsonl')]
  mkdirSync(join(folder, 'bin'), { recursive: true })
  const rightcall = `#!${process.execPath}
import { appendFileSync } from 'node:fs'
const words = process.argv.slice(2)
appendFileSync(${JSON.stringify(ran)}, JSON.stringify(words) + '\\n')
process.argv.splice(2, Infinity, ...words)
await import(${JSON.stringify(pathToFileURL(BIN).href)})
`
  const npm = `#!${process.execPath}
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync(${JSON.stringify(asked)}, JSON.stringify([process.cwd(), ...process.argv.slice(2)]) + '\\n')
mkdirSync('node_modules/.bin', { recursive: true })
writeFileSync('node_modules/.bin/package.json', '{"type": "module"}')
writeFileSync('node_modules/.bin/rightcall', ${JSON.stringify(rightcall)})
chmodSync('node_modules/.bin/rightcall', 0o755)
`
  // npx downloads nothing: it runs the same command
  const npx = rightcall.replace(
    'process.argv.slice(2)',
    "process.argv.slice(2).filter((word) => !['--yes', '--ignore-scripts'].includes(word) && !word.startsWith('rightcall@'))",
  )
  writeFileSync(join(folder, 'bin/npm'), npm, { mode: 0o755 })
  writeFileSync(join(folder, 'bin/npx'), npx, { mode: 0o755 })
  const linesOf = (file: string): string[][] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line): string[] => JSON.parse(line))
      : []
  return {
    path: [join(folder, 'bin'), join(process.execPath, '..'), process.env['PATH']].join(delimiter),
    asked: () => linesOf(asked),
    ran: () => linesOf(ran),
  }
}

export interface StepResult {
  readonly code: number
  /** Both streams, as a runner reads them. */
  readonly log: string
}

/** Runs a script as `shell: bash` does. */
export function bash(script: string, cwd: string, env: Readonly<Record<string, string>>): StepResult {
  const file = join(env['RUNNER_TEMP'] ?? cwd, 'step.sh')
  writeFileSync(file, script)
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
    cwd,
    env: { ...env },
    encoding: 'utf8',
  })
  return { code: status ?? -1, log: `${stdout}${stderr}` }
}
