import { UserError } from '../core/user-error.ts'
import { parse, type Command } from './command.ts'
import { printForecast } from './dry-run.ts'
import { RUN_FLAGS, runSettings, sayStopped } from './eval-flags.ts'
import { openSession } from './open.ts'
import { outputs } from './output.ts'

export const command: Command = {
  name: 'eval',
  summary: 'measure whether models choose the right tool, on a golden suite',
  usage: '<suite> [flags]',
  example: 'rightcall eval golden/support-desk --model local:hybrid',
  flags: RUN_FLAGS,
  async run(argv, world) {
    const { values, positionals } = parse(argv, RUN_FLAGS)
    const session = await openSession(world, { connect: values.connect === true })
    const report = outputs(values, world, session)
    if (positionals.length > 1) throw new UserError('eval takes one suite at a time.')
    const { settings, live } = runSettings(values, positionals[0], world)
    if (values['dry-run'] === true) return printForecast(await session.forecastEvaluation(settings), values.format, world)
    const { report: result, folder } = await session.evaluate(settings).finally(live.end)
    await report(result)
    sayStopped(result, folder, world)
    return result.verdict.exit
  },
}
