import { UserError } from '../core/user-error.ts'
import { visible } from '../core/text.ts'
import { baselinePath } from '../session/baseline-path.ts'
import type { LintSettings } from '../session/linted.ts'
import type { TargetWords } from '../session/targets.ts'
import { parse, type Command } from './command.ts'
import { configFlagsOf } from './config-flags.ts'
import { LINT_FLAGS } from './lint-flags.ts'
import { openSession, trustNamed } from './open.ts'
import { checkInputs, outputs } from './output.ts'
import { chosenTargets, targetWords } from './targets.ts'

export const command: Command = {
  name: 'lint',
  summary: 'find what makes models choose wrongly in names, descriptions and schemas',
  usage: '[files, globs, folders, - or URLs] [flags]',
  example: 'rightcall lint --stdio "npx -y @modelcontextprotocol/server-memory"',
  flags: LINT_FLAGS,
  async run(argv, world) {
    const { values, positionals } = parse(argv, LINT_FLAGS)
    const trust = await trustNamed(values.trust, world)
    const session = await openSession(world, {
      trust,
      connect: values.connect ?? false,
      config: values.config,
      flags: configFlagsOf(values, world),
    })
    const report = outputs(values, world, session)
    const locked = lockedFrom(positionals, values)
    const chosen = locked === undefined ? chosenTargets(positionals, values, session) : []
    // the change that brings the configuration is judged before there is one to trust
    const isFirst = chosen === undefined && trust !== undefined && session.config.files.length === 0
    if (chosen === undefined && !isFirst) {
      throw new UserError('Nothing to lint.', {
        hint: 'Name files, globs, a folder, - for standard input, a URL, or --stdio "<command>", or list "targets" in the configuration.',
      })
    }
    const words = {
      ...targetWords(positionals, values, world, chosen ?? []),
      ...locked,
      ...(trust === undefined ? {} : { trust }),
    }
    const { targets, files, problems, pending, unchecked = [] } = await session.targets(words)
    for (const { uri, message, hint } of unchecked) world.err(`${visible([`${uri}:`, message, hint].join(' '))}\n`)
    checkInputs([...files, ...session.config.files, baselinePath(session.config, world.cwd)], values, world)
    const settings = {
      problems,
      unchecked,
      allowEmpty: isFirst || pending || values['allow-empty'] === true,
      rewrite: rewriteOf(values),
      base: values.base,
      requireReading: values['require-reading'] === true,
      trust,
    }
    const isFixing = values.fix === true || values['fix-dry-run'] === true
    const linted = isFixing
      ? await session.fix(targets, { ...settings, save: values.fix ?? false })
      : await session.lint(targets, settings)
    for (const line of linted.notes) world.err(`${visible(line)}\n`)
    await report(linted.report, linted.toolsets)
    return linted.report.verdict.exit
  },
}

function rewriteOf({
  'write-baseline': all = false,
  'prune-baseline': prune = false,
  base,
}: {
  readonly 'write-baseline'?: boolean
  readonly 'prune-baseline'?: boolean
  readonly base?: string
}): LintSettings['rewrite'] {
  if (all && prune) {
    throw new UserError('--write-baseline and --prune-baseline cannot be used together.', {
      hint: '--write-baseline accepts new findings and removes fixed ones; --prune-baseline only removes fixed ones.',
    })
  }
  const rewrite = all ? 'all' : prune ? 'prune' : undefined
  if (rewrite === undefined || base === undefined) return rewrite
  throw new UserError(`--base and --${all ? 'write' : 'prune'}-baseline cannot be used together: a baseline lists all findings.`)
}

/** @throws UserError where something else than the lockfile is to be checked, too */
function lockedFrom(
  args: readonly string[],
  {
    locked = false,
    lockfile,
    connect = false,
    stdio = [],
    target = [],
  }: {
    readonly locked?: boolean
    readonly lockfile?: string
    readonly connect?: boolean
    readonly stdio?: readonly string[]
    readonly target?: readonly string[]
  },
): Pick<TargetWords, 'locked' | 'lockfile'> | undefined {
  if (!locked) {
    if (lockfile === undefined) return undefined
    throw new UserError('--lockfile names the file that --locked reads: add --locked.')
  }
  const others = [...args, ...stdio.map(() => '--stdio'), ...target.map(() => '--target'), ...(connect ? ['--connect'] : [])]
  const [other] = others
  if (other === undefined) return { locked, lockfile }
  throw new UserError(`--locked checks only the lockfile, so it cannot be used with ${other}.`, {
    hint: 'To check one toolset of the lockfile, name it: rightcall lint "rightcall.lock.json#KEY".',
  })
}
