import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Command, World } from './command.ts'
import { COMMANDS, everyCommand } from './commands.ts'
import { toldError } from './told-error.ts'

/** Runs one command line and gives its exit code: 0 clean, 1 a gate failed, 2 could not run, 3 incomplete. */
export async function main([name, ...argv]: readonly string[], world: World): Promise<number> {
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      ;(name === undefined ? world.err : world.out)(await overview())
      return name === undefined ? 2 : 0
    }
    if (name === '--version' || name === '-v') {
      world.out(`${(await import('../builtins.ts')).builtins.version}\n`)
      return 0
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (load === undefined) throw unknownCommand(name)
    const { command } = await load()
    if (argv.includes('--help') || argv.includes('-h')) {
      world.out(helpOf(command))
      return 0
    }
    return await command.run(argv, world)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    world.err(toldError(error))
    return error.exitCode
  }
}

function unknownCommand(name: string): UserError {
  return new UserError(`There is no command "${name}".`, {
    hint: didYouMean(nearest(name, Object.keys(COMMANDS)), `Commands: ${Object.keys(COMMANDS).join(', ')}.`),
  })
}

async function overview(): Promise<string> {
  const commands = await everyCommand()
  return [
    'rightcall lints the descriptions by which language models choose tools, and measures whether models make the right call.',
    '',
    ...commands.map(({ name, summary }) => `  rightcall ${name.padEnd(13)} ${summary}`),
    '',
    `  for example: ${commands[0]?.example}`,
    '',
    'Help for a command: rightcall lint --help. Exit codes: 0 passed, 1 failed, 2 could not run, 3 incomplete,',
    '130 after Ctrl-C, 143 after SIGTERM.',
    '',
  ].join('\n')
}

function helpOf({ name, usage, summary, example, flags }: Command): string {
  const rows = Object.entries(flags).map(
    ([flag, { value, says }]) => [`--${flag}${value === undefined ? '' : ` ${value}`}`, says] as const,
  )
  const widest = Math.max(0, ...rows.map(([flag]) => flag.length))
  return [
    `rightcall ${name} ${usage}`,
    '',
    `  ${summary}`,
    '',
    ...rows.map(([flag, says]) => `  ${flag.padEnd(widest)}  ${says}`),
    ...(rows.length > 0 ? [''] : []),
    `  for example: ${example}`,
    '',
  ].join('\n')
}
