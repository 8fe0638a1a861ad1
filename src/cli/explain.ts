import { didYouMean } from '../core/did-you-mean.ts'
import { nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { parse, type Command, type World } from './command.ts'
import { bareSession, openSession } from './open.ts'
import { chosenTargets, TARGET_FLAGS, targetWords } from './targets.ts'

const FORMATS = ['text', 'markdown', 'json'] as const

const flags = {
  format: {
    type: 'string',
    value: 'NAME',
    completes: FORMATS,
    says: 'text (default, for a terminal), markdown (the whole page) or json',
  },
  ...TARGET_FLAGS,
  target: { type: 'string', multiple: true, value: 'NAME', says: 'look for the finding in this target of the configuration' },
  connect: { type: 'boolean', says: 'start the servers that client configurations and targets name, to look for the finding' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
} as const

export const command: Command = {
  name: 'explain',
  summary: 'explain a rule (examples, why, options, evidence) or a finding (which model read it, and what was checked)',
  usage: '<rule> | <fingerprint> [files, globs, folders, - or URLs]',
  example: 'rightcall explain description/vague',
  flags,
  completes: 'rules',
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const [id, ...more] = positionals
    if (id === undefined)
      throw new UserError('explain takes a rule, or the fingerprint of a finding.', {
        hint: 'For example: rightcall explain description/vague',
      })
    const format = formatOf(values.format)
    if (/^[0-9a-f]{16}$/.test(id)) {
      if (format !== 'text')
        throw new UserError(`--format ${format} works for a rule, not for a finding.`, {
          hint: 'rightcall lint --format json prints every finding with its fingerprint.',
        })
      world.out(await findingText(id, more, values, world))
      return 0
    }
    if (more.length > 0)
      throw new UserError('explain takes one rule.', { hint: 'For example: rightcall explain description/vague' })
    world.out(await bareSession(world, { connect: false }).explain(id, { ...world.stdout, format }))
    return 0
  },
}

function formatOf(name: string = 'text'): (typeof FORMATS)[number] {
  const known = FORMATS.find((format) => format === name)
  if (known !== undefined) return known
  throw new UserError(`There is no format "${name}".`, {
    hint: didYouMean(nearest(name, FORMATS), `Formats: ${FORMATS.join(', ')}.`),
  })
}

type Values = ReturnType<typeof parse<typeof flags>>['values']

async function findingText(fingerprint: string, args: readonly string[], values: Values, world: World): Promise<string> {
  const session = await openSession(world, { connect: values.connect === true, config: values.config })
  const chosen = chosenTargets(args, values, session)
  if (chosen === undefined) {
    throw new UserError(`Where is the finding ${fingerprint}?`, {
      hint: 'After the fingerprint, name the files or servers that were linted, as for rightcall lint.',
    })
  }
  const { targets, problems } = await session.targets(targetWords(args, values, world, chosen))
  for (const { uri, message } of problems) world.err(`${visible(`${uri}: ${message}`)}\n`)
  return session.explainFinding(fingerprint, await session.lint(targets, { accepted: true }))
}
