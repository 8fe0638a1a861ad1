import { clip, count, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { ReadClaims, ToolClaims } from '../session/claims.ts'
import { parse, type Command } from './command.ts'
import { bareSession } from './open.ts'
import { TARGET_FLAGS, targetWords } from './targets.ts'

const flags = {
  ...TARGET_FLAGS,
  tool: { type: 'string', value: 'NAME', says: 'only this tool' },
  format: { type: 'string', value: 'NAME', completes: ['text', 'json'], says: 'text (default) or json' },
} as const

export const command: Command = {
  name: 'claims',
  summary: 'show what rightcall reads from the descriptions: why a finding is there, or why it is missing',
  usage: '[files, globs, folders, - or URLs] [flags]',
  example: 'rightcall claims tools.json --tool search',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const { format = 'text', tool } = values
    if (format !== 'text' && format !== 'json')
      throw new UserError(`There is no format "${format}".`, { hint: 'Formats: text, json.' })
    const session = bareSession(world, { connect: false })
    const words = targetWords(positionals, values, world)
    if (words.args.length + words.stdio.length === 0) {
      throw new UserError('Nothing to read.', {
        hint: 'Name files, globs, a folder, - for standard input, a URL, or --stdio "<command>".',
      })
    }
    const { targets, problems } = await session.targets(words)
    const read = await session.claims(targets, tool === undefined ? {} : { tool })
    const all = [...problems, ...read.problems]
    world.out(format === 'json' ? jsonOf({ ...read, problems: all }) : read.tools.map(textOf).join(''))
    for (const { uri, message, hint } of format === 'json' ? [] : all) {
      world.err(`${visible(`${uri}: ${message}`)}\n`)
      if (hint !== undefined) world.err(`  ${clip(visible(hint), 2_000)}\n`)
    }
    if (read.tools.length === 0 && all.length > 0) return 2
    if (read.tools.length === 0) world.err('There is no tool to read.\n')
    return read.tools.length === 0 || all.length > 0 ? 3 : 0
  },
}

function jsonOf({ tools, problems }: ReadClaims): string {
  return `${JSON.stringify({ version: 1, kind: 'claims', tools, problems }, undefined, 2)}\n`
}

/** One tool, its parameters, and a line a claim. A `!` marks what a rule reports. */
function textOf({ tool, uri, claims }: ToolClaims): string {
  const lines = [`${tool || '(no name)'} in ${uri}: ${count(claims.length, 'claim')}`]
  for (const [about, ofOne] of Map.groupBy(claims, (claim) => claim.about)) {
    lines.push(`  ${about ?? 'names nothing'}`)
    for (const { kind, says, quote, at, conflict } of ofOne) {
      lines.push(`  ${conflict ? '!' : ' '} ${kind.padEnd(8)} ${clip(says, 40)}: "${clip(quote, 80)}" at ${at}`)
    }
  }
  return `${lines.map(visible).join('\n')}\n`
}
