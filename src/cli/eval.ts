import { UserError } from '../core/user-error.ts'
import { evaluate } from '../session/evaluate.ts'
import { parse, type Command } from './command.ts'
import { RUN_FLAGS, runSettings } from './eval-flags.ts'
import { ioOf } from './io.ts'
import { outputs } from './output.ts'

export const command: Command = {
  name: 'eval',
  summary: 'measure whether models choose the right tool, on a golden suite',
  usage: '<suite> [flags]',
  example: 'rightcall eval golden/support-desk --model local:hybrid',
  flags: RUN_FLAGS,
  async run(argv, world) {
    const { values, positionals } = parse(argv, RUN_FLAGS)
    const report = outputs(values, world)
    if (positionals.length > 1) throw new UserError('eval takes one suite at a time.')
    const { settings, live } = runSettings(values, positionals[0], world)
    const io = ioOf(world, { connect: values.connect === true })
    const { report: result, folder } = await evaluate(settings, io).finally(live.end)
    await report(result)
    world.err(`journal: ${folder}\n`)
    return result.incomplete ? 3 : 0
  },
}
