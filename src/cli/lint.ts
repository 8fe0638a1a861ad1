import type { Command } from './command.ts'
import { LINT_FLAGS } from './lint-flags.ts'
import { lintRound, parseLint } from './lint-round.ts'

export const command: Command = {
  name: 'lint',
  summary: 'find what makes models choose wrongly in names, descriptions and schemas',
  usage: '[files, globs, folders, - or URLs] [flags]',
  example: 'rightcall lint --stdio "npx -y @modelcontextprotocol/server-memory"',
  flags: LINT_FLAGS,
  async run(argv, world) {
    const asked = parseLint(argv)
    // few runs watch
    if (asked.values.watch === true) return (await import('./lint-watch.ts')).watchLint(asked, world)
    return (await lintRound(asked, world)).report.verdict.exit
  },
}
