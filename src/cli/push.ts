import { count, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { parse, type Command } from './command.ts'
import { bareSession } from './open.ts'

const flags = {
  store: { type: 'string', value: 'FILE', says: 'the history to add them to (default .rightcall/history.sqlite)' },
} as const

export const command: Command = {
  name: 'push',
  summary: 'add runs to the history that the dashboard shows',
  usage: '<run…> [flags]',
  example: 'rightcall push .rightcall/runs/*',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    if (positionals.length === 0)
      throw new UserError('No run was named.', { hint: 'Name the folders that eval prints at the end, or the journals in them.' })
    const session = bareSession(world, { connect: false })
    const history = await session.history(values.store)
    let failed = 0
    try {
      for (const path of positionals) {
        try {
          for (const { id, outcome } of (await session.push(path, history)).runs)
            world.out(`${visible(`${outcome.padEnd(7)} ${id}  ${path}`)}\n`)
        } catch (error) {
          // the other runs are worth having
          if (!(error instanceof UserError)) throw error
          failed++
          world.err(`${visible(`${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}`)}\n`)
        }
      }
    } finally {
      await history.close()
    }
    if (failed > 0) throw new UserError(`${count(failed, 'run')} of ${positionals.length} could not be pushed.`)
    return 0
  },
}
