import { count, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'
import { parse, type Command, type World } from './command.ts'
import { CONFIG_FLAGS, configFlagsOf } from './config-flags.ts'
import { askedOne, type FixAsking } from './fix-asking.ts'
import { openSession } from './open.ts'
import { chosenTargets, TARGET_FLAGS, targetWords } from './targets.ts'

const flags = {
  ...TARGET_FLAGS,
  target: { type: 'string', multiple: true, value: 'NAME', says: 'this target of the configuration (repeatable)' },
  connect: {
    type: 'boolean',
    says: 'start the servers that client configurations and targets name; each command is printed first',
  },
  only: {
    type: 'string',
    multiple: true,
    value: 'RULE',
    completes: 'rules',
    says: 'ask only about this rule, such as parameter/unit-missing or annotation/* (repeatable)',
  },
  'dry-run': { type: 'boolean', says: 'write nothing; show all changes as one diff at the end' },
  ...CONFIG_FLAGS,
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
} as const

export const command: Command = {
  name: 'fix',
  summary: 'go through fixes and suggestions one at a time, and make those that you agree with',
  usage: '[files, globs, folders or URLs] [flags]',
  example: 'rightcall fix tools.json',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const session = await openSession(world, {
      connect: values.connect ?? false,
      config: values.config,
      flags: configFlagsOf(values, world),
    })
    const chosen = chosenTargets(positionals, values, session)
    if (chosen === undefined) {
      throw new UserError('Nothing to fix.', {
        hint: 'Name files, globs, a folder, a URL, or --stdio "<command>", or list "targets" in the configuration.',
      })
    }
    if (positionals.includes('-'))
      throw new UserError('fix asks on standard input, so - cannot be read from there.', { hint: HINT })
    const keyboard = world.keyboard?.()
    if (keyboard === undefined) {
      throw new UserError('fix asks before each change, and there is no terminal to ask on.', { hint: HINT })
    }
    try {
      const save = values['dry-run'] !== true
      const { targets, problems } = await session.targets(targetWords(positionals, values, world, chosen))
      const steps = await session.fixSteps(targets, { save, ...(values.only === undefined ? {} : { only: values.only }) })
      const asked = await askedAll(session, { steps, keyboard, world, save })
      for (const { uri, diff } of save ? [] : steps.diffs()) if (uri !== '') world.out(`${visible(diff.trimEnd())}\n`)
      const unread = [...problems, ...steps.problems]
      for (const { uri, message } of unread) world.err(`${visible(`${uri}: ${message}`)}\n`)
      if (asked.interrupted) return 130
      if (unread.length === 0) return 0
      return asked.offered === 0 ? 2 : 3
    } finally {
      keyboard.close()
    }
  },
}

const HINT =
  'Without questions: rightcall lint --fix-dry-run --suggestions shows all changes, and lint --fix --suggestions makes them.'

interface All {
  readonly offered: number
  readonly interrupted: boolean
}

async function askedAll(session: Session, asking: FixAsking & { readonly world: World; readonly save: boolean }): Promise<All> {
  const { steps, world, save } = asking
  let offered = 0
  const decisions: { readonly made: number; readonly skipped: number }[] = []
  let stopped: 'quit' | 'interrupted' | undefined
  while (stopped === undefined) {
    const step = steps.next()
    if (step === undefined) break
    offered++
    const answer = await askedOne(session, step, asking)
    if (answer.kind === 'made') decisions.push({ made: answer.changes, skipped: 0 })
    else if (answer.kind === 'skipped') decisions.push({ made: 0, skipped: answer.changes })
    else if (answer.kind === 'undone') decisions.pop()
    else stopped = answer.kind
  }
  const made = decisions.reduce((sum, one) => sum + one.made, 0)
  const skipped = decisions.reduce((sum, one) => sum + one.skipped, 0)
  const dropped = steps.dropped().length
  const files = steps.diffs().length
  const parts = [
    `${count(made, 'change')} ${!save ? 'agreed to, nothing written' : files > 0 || made === 0 ? `made in ${count(files, 'file')}` : 'taken'}`,
    ...(skipped > 0 ? [`${skipped} left`] : []),
    ...(dropped > 0 ? [`${dropped} not offered, because a lint after them finds something new or the same again`] : []),
    ...(stopped === undefined ? [] : ['stopped before the end']),
  ]
  world.out(offered === 0 ? `Nothing to decide: no finding has a fix or a suggestion.\n` : `${parts.join('; ')}.\n`)
  return { offered, interrupted: stopped === 'interrupted' }
}
