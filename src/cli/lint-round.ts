import { UserError } from '../core/user-error.ts'
import { visible } from '../core/text.ts'
import type { Session } from '../session/api.ts'
import { baselinePath } from '../session/baseline-path.ts'
import type { Linted, LintSettings } from '../session/linted.ts'
import type { TargetWords } from '../session/targets.ts'
import { parse, type World } from './command.ts'
import { configFlagsOf } from './config-flags.ts'
import { LINT_FLAGS } from './lint-flags.ts'
import { openSession, trustNamed } from './open.ts'
import { checkInputs, outputs } from './output.ts'
import { chosenTargets, targetWords } from './targets.ts'

/** A command line of `lint`, parsed. @throws UserError for a flag that there is not */
export function parseLint(argv: readonly string[]) {
  return parse(argv, LINT_FLAGS)
}

export type AskedLint = ReturnType<typeof parseLint>

/** What one lint gave, and what it depended on. */
interface LintRound extends Pick<Linted, 'report'> {
  readonly config: Session['config']
  /** Absolute paths of files that were named or found. */
  readonly files: readonly string[]
}

/** Reads, lints and reports, once. `looks` is told of files that are read in addition to those in the answer. @throws UserError */
export async function lintRound(
  { values, positionals }: AskedLint,
  world: World,
  looks?: (path: string) => void,
): Promise<LintRound> {
  const isFixing = values.fix === true || values['fix-dry-run'] === true
  if (values.suggestions === true && !isFixing) {
    throw new UserError('--suggestions needs --fix or --fix-dry-run: it adds the suggestions to the safe fixes.', {
      hint: 'To decide on them one at a time, run rightcall fix with the same targets.',
    })
  }
  const trust = await trustNamed(values.trust, world)
  const session = await openSession(world, {
    trust,
    connect: values.connect ?? false,
    config: values.config,
    flags: configFlagsOf(values, world),
    looks,
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
  const linted = isFixing
    ? await session.fix(targets, { ...settings, save: values.fix ?? false, suggestions: values.suggestions ?? false })
    : await session.lint(targets, settings)
  for (const line of linted.notes) world.err(`${visible(line)}\n`)
  await report(linted.report, linted.toolsets)
  return { report: linted.report, config: session.config, files }
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
