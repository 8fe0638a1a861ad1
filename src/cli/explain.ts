import { UserError } from '../core/user-error.ts'
import { parse, type Command } from './command.ts'
import { bareSession } from './open.ts'

export const command: Command = {
  name: 'explain',
  summary: 'show a rule: why, evidence, options, examples',
  usage: '<rule>',
  example: 'rightcall explain description/vague',
  flags: {},
  async run(argv, world) {
    const [id, ...more] = parse(argv, {}).positionals
    if (id === undefined || more.length > 0)
      throw new UserError('explain takes one rule.', { hint: 'For example: rightcall explain description/vague' })
    world.out(await bareSession(world, { connect: false }).explain(id))
    return 0
  },
}
