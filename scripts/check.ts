/*
 * `npm test`: everything that must hold before a change lands, one line a check, all of them even when one fails.
 * A check that could look at nothing says why, exits with 77 and counts as skipped. The last line is `N passed, N failed`,
 * or `N passed, N failed, N skipped`; the test runner's own tests count one by one.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLine, one, outcomeOf, testsIn, total, type Tally } from './check/tally.ts'

const scratch = mkdtempSync(join(tmpdir(), 'rightcall-check-'))
const results = join(scratch, 'tests.json')
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['types of the pages', 'tsc', '-p', 'src/web'],
  ['lint and import law', 'eslint', '--config', '.eslintrc.cjs', '--max-warnings', '0', '.'],
  ['formatting', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['generated files are fresh', 'node', 'scripts/sync.ts', '--check'],
  ['evidence is fresh', 'node', 'scripts/evidence.ts', '--check'],
  ['build', 'node', 'scripts/build.ts'],
  ['VS Code extension', 'node', 'scripts/vscode.ts'],
  ['tests', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  ['package (publint)', 'publint', '--strict'],
  ['unused code and dependencies (knip)', 'knip'],
]

/** There the commands of packages are scripts, which only a shell starts. */
const IS_WINDOWS = process.platform === 'win32'

const SAYS = { passed: 'ok     ', failed: 'FAILED ', skipped: 'skipped' }

const tallies: Tally[] = []
for (const [name, command, ...args] of CHECKS) {
  const started = Date.now()
  const outcome = outcomeOf(spawnSync(command, args, { stdio: 'inherit', shell: IS_WINDOWS }).status)
  console.log(`${SAYS[outcome]} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  tallies.push(name === 'tests' ? testsIn(textOf(results)) : one(outcome))
}
rmSync(scratch, { recursive: true, force: true })
const all = total(tallies)
console.log(lastLine(all))
process.exitCode = all.failed === 0 ? 0 : 1

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
