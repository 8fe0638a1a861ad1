import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { parse, wholeNumber, type Command } from './command.ts'
import { dollarsOf, askedParameters, RUN_FLAGS } from './eval-flags.ts'
import { openSession } from './open.ts'
import { progressOn } from './progress.ts'
import { chosenTargets, TARGET_FLAGS, targetWords } from './targets.ts'

const flags = {
  ...TARGET_FLAGS,
  target: { type: 'string', multiple: true, value: 'NAME', says: 'read this target of the configuration (repeatable)' },
  connect: {
    type: 'boolean',
    says: 'start the servers that client configurations and targets name; each command is printed first',
  },
  model: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    completes: 'models',
    says: 'the model that reads: anthropic:…, openai:…, compatible:…; its provider gets the definitions (repeatable)',
  },
  looks: {
    type: 'string',
    value: 'N',
    says: 'how many second looks to ask for where no comparison decides (default 1)',
  },
  'dry-run': {
    type: 'boolean',
    says: 'print which tools would be read and why, with requests, tokens and cost, and ask nothing',
  },
  'max-cost': RUN_FLAGS['max-cost'],
  concurrency: RUN_FLAGS.concurrency,
  out: RUN_FLAGS.out,
  seed: { type: 'string', value: 'N', says: 'the seed for boundaries, ids and controls (default: random)' },
  'base-url': RUN_FLAGS['base-url'],
  temperature: RUN_FLAGS.temperature,
  'reasoning-effort': RUN_FLAGS['reasoning-effort'],
  'max-tokens': RUN_FLAGS['max-tokens'],
  'no-cache': RUN_FLAGS['no-cache'],
  format: { type: 'string', value: 'NAME', completes: ['text', 'json'], says: 'text (default) or json' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
} as const

export const command: Command = {
  name: 'read',
  summary: 'let a model read the tools, verify what it reports, and keep the result for lint',
  usage: '[files, globs, folders, - or URLs] --model NAME [flags]',
  example: 'rightcall read --stdio "npx -y @modelcontextprotocol/server-memory" --model anthropic:claude-opus-5 --dry-run',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const { format = 'text' } = values
    if (format !== 'text' && format !== 'json')
      throw new UserError(`There is no format "${format}".`, { hint: 'Formats: text, json.' })
    const session = await openSession(world, { connect: values.connect === true, config: values.config })
    const chosen = chosenTargets(positionals, values, session)
    if (chosen === undefined) {
      throw new UserError('Nothing to read.', {
        hint: 'Name files, globs, a folder, - for standard input, a URL, or --stdio "<command>", or list "targets" in the configuration.',
      })
    }
    const live = progressOn(world)
    const settings = {
      models: values.model ?? [],
      looks: wholeNumber(values.looks, 'looks', 1),
      seed: values.seed === undefined ? undefined : wholeNumber(values.seed, 'seed', 0),
      concurrency: wholeNumber(values.concurrency, 'concurrency', 8, 1),
      out: values.out,
      baseUrl: values['base-url'],
      parameters: askedParameters(values),
      maxCost: dollarsOf(values['max-cost']),
      cache: values['no-cache'] !== true,
      drain: world.drain,
      progress: live.update,
    }
    const { targets, problems, unchecked = [] } = await session.targets(targetWords(positionals, values, world, chosen))
    for (const { uri, message, hint } of unchecked) world.err(`${visible([`${uri}:`, message, hint].join(' '))}\n`)
    if (values['dry-run'] === true) {
      const forecast = await session.forecastReading(targets, { ...settings, problems })
      world.out(session.readingText(forecast, { json: format === 'json' }))
      return 0
    }
    const { report, notes } = await session.read(targets, { ...settings, problems }).finally(live.end)
    for (const line of notes) world.err(`${visible(line)}\n`)
    world.out(session.readingText(report, { json: format === 'json' }))
    for (const { says, hint } of report.stopped) {
      world.err(`rightcall: ${clip(visible(says), 2_000)}\n`)
      if (hint !== undefined) world.err(`  ${clip(visible(hint), 2_000)}\n`)
    }
    if (report.journal !== null) world.err(`journal: ${visible(report.journal)}\n`)
    return report.verdict.exit
  },
}
