import { didYouMean } from '../core/did-you-mean.ts'
import { bySeverity } from '../core/severity.ts'
import { clip, count, nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { LintedSuite } from '../session/golden.ts'
import type { ListedTools } from '../session/suite-tools.ts'
import { parse, type Command, type World } from './command.ts'
import { bareSession } from './open.ts'
import type { AskedTargets } from './targets.ts'
import { SERVER_FLAGS, askedServer } from './server.ts'

const flags = {
  ...SERVER_FLAGS,
  strict: { type: 'boolean', says: 'exit with code 1 for warnings, too' },
  format: { type: 'string', value: 'NAME', completes: ['text', 'json'], says: 'text (default) or json' },
} as const

export const command: Command = {
  name: 'golden',
  summary:
    'check golden suites (leaks, duplicates, impossible expectations, tools without an intent), or list the tools of a suite',
  usage: 'lint <suite…> [flags], or tools [suite] [flags]',
  example: 'rightcall golden lint golden/support-desk',
  flags,
  completes: ['lint', 'tools'],
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const [what, ...suites] = positionals
    if (what !== 'lint' && what !== 'tools') {
      const says = what === undefined ? 'golden takes a subcommand: lint or tools.' : `There is no golden ${what}.`
      throw new UserError(says, {
        hint: didYouMean(nearest(what ?? '', ['lint', 'tools']), 'For example: rightcall golden lint golden/support-desk'),
      })
    }
    const { format = 'text' } = values
    if (format !== 'text' && format !== 'json')
      throw new UserError(`There is no format "${format}".`, { hint: 'Formats: text, json.' })
    if (what === 'tools') return printTools(suites, values, world)
    if (suites.length === 0) throw new UserError('No golden suite was named.', { hint: 'For example golden/support-desk.' })
    const session = bareSession(world, { connect: values.connect === true })
    const server = await askedServer(values, world, session)
    const linted: LintedSuite[] = []
    for (const suite of suites) linted.push(await session.lintSuite(suite, server))
    world.out(format === 'json' ? jsonOf(linted) : linted.map(textOf).join(''))
    const worst = linted.flatMap(({ remarks }) => remarks).toSorted(bySeverity)[0]?.severity
    return worst === 'error' || (worst === 'warn' && values.strict === true) ? 1 : 0
  },
}

/** The tools to write intents for: as a table, or as `tools/list` gives them, which a suite can name as its file. */
async function printTools(suites: readonly string[], asked: AskedTools, world: World): Promise<number> {
  if (suites.length > 1) throw new UserError('golden tools takes one suite, or --stdio "<command>".')
  const session = bareSession(world, { connect: asked.connect === true })
  const { tools } = await session.listTools(suites[0], await askedServer(asked, world, session))
  const json = () => `${JSON.stringify({ tools: tools.map(({ raw }) => raw) }, undefined, 2)}\n`
  world.out(asked.format === 'json' ? json() : tools.map(toolText).join('\n'))
  return 0
}

interface AskedTools extends AskedTargets {
  readonly connect?: boolean
  readonly format?: string
}

function toolText({ name, description = '', parameters }: ListedTools['tools'][number]): string {
  const lines = parameters.map(({ name: own, required, takes, description: says = '' }) =>
    [`  ${own}${required ? '' : '?'}: ${takes}`, firstLine(says)].filter((part) => part !== '').join('   '),
  )
  return `${[name, `  ${firstLine(description)}`, ...lines].map((line) => visible(clip(line, 200))).join('\n')}\n`
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1).join('')
}

function jsonOf(suites: readonly LintedSuite[]): string {
  return `${JSON.stringify({ version: 1, kind: 'golden', suites }, undefined, 2)}\n`
}

/** One line a remark, `file:line:column: severity check: message`, and one that sums up. */
function textOf({ uri, intents, tools, remarks }: LintedSuite): string {
  const lines = remarks.map(
    ({ position: { line, column }, severity, check, message }) => `${uri}:${line}:${column}: ${severity} ${check}: ${message}`,
  )
  const sum = remarks.length === 0 ? 'nothing to report' : count(remarks.length, 'remark')
  return `${[...lines, `${uri}: ${count(intents, 'intent')} over ${count(tools, 'tool')}, ${sum}`].map(visible).join('\n')}\n`
}
