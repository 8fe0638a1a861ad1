/*
 * `npm run new rule <family>/<name>`: writes a rule that passes all tests as it stands, and what is generated from it. Its
 * author then changes it step by step, and the tests stay green.
 */
import { spawnSync } from 'node:child_process'
import { UserError } from '../src/core/user-error.ts'
import { newRule } from './new/rule.ts'

const USAGE = 'npm run new rule <family>/<name>, for example npm run new rule description/first-person'

const [kind, id, ...more] = process.argv.slice(2)
try {
  if (kind === undefined) throw new UserError(`Say what is new: ${USAGE}`)
  if (kind !== 'rule')
    throw new UserError(`"${kind}" has no template, only a rule has: ${USAGE}. CONTRIBUTING.md says how to add other things.`)
  if (id === undefined || more.length > 0) throw new UserError(`A rule needs one id: ${USAGE}`)
  console.log(`wrote: ${newRule('.', id, new Date().toISOString().slice(0, 10))}`)
  const { status } = spawnSync(process.execPath, ['scripts/sync.ts'], { stdio: 'inherit' })
  if (status === 0) console.log('The rule passes npm test as it stands. CONTRIBUTING.md, "To add a rule", says what comes next.')
  process.exitCode = status ?? 1
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
