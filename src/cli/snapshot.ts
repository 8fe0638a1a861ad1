import { UserError } from '../core/user-error.ts'
import { visible } from '../core/text.ts'
import { parse, type Command } from './command.ts'
import { openSession } from './open.ts'
import { chosenTargets, TARGET_FLAGS, targetWords } from './targets.ts'

const flags = {
  ...TARGET_FLAGS,
  target: { type: 'string', multiple: true, value: 'NAME', says: 'pin this target of the configuration (repeatable)' },
  connect: {
    type: 'boolean',
    says: 'start the servers that client configurations and targets name; each command is printed first',
  },
  check: {
    type: 'boolean',
    says: 'write nothing: exit with code 1 if the targets differ from the lockfile, and show what changed',
  },
  prune: { type: 'boolean', says: 'remove from the lockfile what none of these targets serves now' },
  lockfile: { type: 'string', value: 'FILE', says: 'the lockfile (default rightcall.lock.json)' },
  format: { type: 'string', value: 'NAME', completes: ['text', 'json'], says: 'text (default) or json' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
} as const

export const command: Command = {
  name: 'snapshot',
  summary: 'pin the tools that are served now in rightcall.lock.json, or check that they have not changed',
  usage: '[files, globs, folders, - or URLs] [flags]',
  example: 'rightcall snapshot --stdio "npx -y @modelcontextprotocol/server-memory"',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const { format = 'text', check = false, prune = false } = values
    if (format !== 'text' && format !== 'json')
      throw new UserError(`There is no format "${format}".`, { hint: 'Formats: text, json.' })
    if (check && prune) throw new UserError('--check and --prune cannot be used together: --check writes nothing.')
    const session = await openSession(world, { connect: values.connect === true, config: values.config })
    const chosen = chosenTargets(positionals, values, session)
    if (chosen === undefined) {
      throw new UserError(check ? 'Nothing to check.' : 'Nothing to pin.', {
        hint: 'Name files, globs, a folder, a URL, or --stdio "<command>", or list "targets" in the configuration.',
      })
    }
    const words = { ...targetWords(positionals, values, world, chosen), lockfile: values.lockfile }
    const { targets, problems, unchecked = [] } = await session.targets(words)
    const whole = chosen === 'all'
    const report = await session.snapshot(targets, { check, prune, whole, problems, unchecked, lockfile: values.lockfile })
    world.out(session.snapshotText(report, { json: format === 'json', ...world.stdout }))
    if (format === 'json' && report.verdict.because !== null) world.err(`${visible(report.verdict.because)}\n`)
    return report.verdict.exit
  },
}
