import { builtins } from '../builtins.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { parse, type Command } from './command.ts'
import { bashScript } from './completions/bash.ts'
import { fishScript } from './completions/fish.ts'
import { offeredBy, type Offered } from './completions/offer.ts'
import { zshScript } from './completions/zsh.ts'

const SHELLS: ReadonlyMap<string, (commands: readonly Offered[]) => string> = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
])

/** The command that prints what shells complete of these commands. */
export function completionsOf(commands: () => Promise<readonly Command[]>): Command {
  const names = [...SHELLS.keys()]
  return {
    name: 'completions',
    summary: 'print a script that lets a shell complete commands, flags, rules, formats and models',
    usage: '<bash | zsh | fish>',
    example: 'rightcall completions bash > ~/.local/share/bash-completion/completions/rightcall',
    flags: {},
    completes: names,
    async run(argv, world) {
      const [shell, ...more] = parse(argv, {}).positionals
      if (shell === undefined || more.length > 0)
        throw new UserError('completions takes one shell.', { hint: `Shells: ${names.join(', ')}.` })
      const script = SHELLS.get(shell)
      if (script === undefined)
        throw new UserError(`There are no completions for "${shell}".`, {
          hint: didYouMean(nearest(shell, names), `Shells: ${names.join(', ')}.`),
        })
      world.out(script(await offeredBy(await commands(), builtins)))
      return 0
    },
  }
}
