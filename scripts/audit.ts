/*
 * Asks the registry which installed packages have known vulnerabilities. All are `devDependencies`, and the build bundles
 * some of them, so all of them are asked about. A registry that gives no answer counts as skipped (77), not as clean.
 */
import { spawnSync } from 'node:child_process'
import { verdictOfAudit } from './audit/verdict.ts'
import { SKIPPED } from './check/tally.ts'

const CODES = { passed: 0, failed: 1, skipped: SKIPPED }

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' })
const { outcome, lines } = verdictOfAudit(stdout ?? '')
for (const line of lines) console.log(line)
process.exitCode = CODES[outcome]
