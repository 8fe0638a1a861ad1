/*
 * `npm test`: everything that must hold before a change lands, one line a check, all of them even when one fails.
 * The last line is `N passed, N failed`; the test runner's own tests count one by one.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const scratch = mkdtempSync(join(tmpdir(), 'rightcall-check-'))
const results = join(scratch, 'tests.json')
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['lint and import law', 'eslint', '--config', '.eslintrc.cjs', '--max-warnings', '0', '.'],
  ['formatting', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['generated files are fresh', 'node', 'scripts/sync.ts', '--check'],
  ['evidence is fresh', 'node', 'scripts/evidence.ts', '--check'],
  ['build', 'node', 'scripts/build.ts'],
  ['tests', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  ['package (publint)', 'publint', '--strict'],
  ['unused code and dependencies (knip)', 'knip'],
]

let [passed, failed] = [0, 0]
for (const [name, command, ...args] of CHECKS) {
  const started = Date.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (name === 'tests') count()
  else if (status === 0) passed++
  else failed++
}
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** A test run that left no result, or ended badly without a failing test, is a failure of its own. */
function count(): void {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(results, 'utf8'))
    passed += numPassedTests
    failed += numFailedTests + (success || numFailedTests > 0 ? 0 : 1)
  } catch {
    failed++
  }
}
