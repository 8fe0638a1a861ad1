import { resolve } from 'node:path'
import { PROFILES } from '../lint/limits/limit.ts'
import { CERTAINTIES, type Certainty } from '../core/certainty.ts'
import { UserError } from '../core/user-error.ts'
import { visible } from '../core/text.ts'
import { baselinePath } from '../session/baseline-path.ts'
import type { LintSettings } from '../session/linted.ts'
import type { TargetWords } from '../session/targets.ts'
import type { ConfigFlags } from '../config/flags.ts'
import { parse, wholeNumber, type Command } from './command.ts'
import { openSession, TRUST_FLAG, trustNamed } from './open.ts'
import { checkInputs, DETAIL_FLAGS, outputs, OUTPUT_FLAGS } from './output.ts'
import { chosenTargets, TARGET_FLAGS, targetWords } from './targets.ts'

const flags = {
  ...TARGET_FLAGS,
  target: { type: 'string', multiple: true, value: 'NAME', says: 'check this target of the configuration (repeatable)' },
  connect: {
    type: 'boolean',
    says: 'start the servers that client configurations and targets name; each command is printed first',
  },
  locked: { type: 'boolean', says: 'check what rightcall.lock.json holds, and start nothing; see rightcall snapshot --help' },
  lockfile: { type: 'string', value: 'FILE', says: 'the lockfile of --locked, when it is not rightcall.lock.json' },
  preset: {
    type: 'string',
    value: 'NAME',
    says: 'recommended (default), or strict: more rules, and every info counts as a warning',
  },
  profile: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    says: `what these clients accept, for example cursor,anthropic (repeatable): ${PROFILES.join(', ')}`,
  },
  rule: { type: 'string', multiple: true, value: 'ID=LEVEL', says: 'set a rule to off, info, warn or error (repeatable)' },
  'max-warnings': { type: 'string', value: 'N', says: 'fail on more warnings than this' },
  'fail-on': {
    type: 'string',
    value: 'CERTAINTY',
    says: `instead of errors, fail on findings this sure or surer: ${CERTAINTIES.join(', ')}`,
  },
  baseline: { type: 'string', value: 'FILE', says: 'accept the findings that this file lists; only others count' },
  'write-baseline': {
    type: 'boolean',
    says: 'accept everything that is found now: write it to --baseline, or to rightcall.baseline.json',
  },
  'prune-baseline': { type: 'boolean', says: 'take out of the baseline what is fixed, and accept nothing new' },
  base: { type: 'string', value: 'REV', says: 'report only what a lint of this git revision does not find, such as origin/main' },
  'require-reading': {
    type: 'boolean',
    says: 'exit with 3 where a tool changed since a model read it, or none did; see rightcall read --help',
  },
  'allow-empty': { type: 'boolean', says: 'exit with 0, not 3, when there is no tool to check' },
  fix: { type: 'boolean', says: 'make the safe repairs in the files themselves, and report what remains' },
  'fix-dry-run': { type: 'boolean', says: 'show what --fix would change, and report what would remain' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one upward' },
  ...TRUST_FLAG,
  ...DETAIL_FLAGS,
  ...OUTPUT_FLAGS,
} as const

export const command: Command = {
  name: 'lint',
  summary: 'find what in names, descriptions and schemas makes models choose wrongly',
  usage: '[files, globs, folders, - or URLs] [flags]',
  example: 'rightcall lint --stdio "npx -y @modelcontextprotocol/server-memory"',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const trust = await trustNamed(values.trust, world)
    const session = await openSession(world, {
      trust,
      connect: values.connect ?? false,
      config: values.config,
      flags: {
        preset: presetOf(values.preset),
        profiles: values.profile?.flatMap((names) => names.split(',').map((name) => name.trim())),
        rules: (values.rule ?? []).map(ruleWord),
        maxWarnings: values['max-warnings'] === undefined ? undefined : wholeNumber(values['max-warnings'], 'max-warnings', 0),
        failOn: certaintyOf(values['fail-on']),
        baseline: values.baseline === undefined ? undefined : resolve(world.cwd, values.baseline),
      },
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
    throw new UserError('--write-baseline and --prune-baseline exclude each other.', {
      hint: '--write-baseline accepts what is new and takes out what is fixed; --prune-baseline only takes out.',
    })
  }
  const rewrite = all ? 'all' : prune ? 'prune' : undefined
  if (rewrite === undefined || base === undefined) return rewrite
  throw new UserError(`--base and --${all ? 'write' : 'prune'}-baseline exclude each other: a baseline lists all findings.`)
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
    throw new UserError('--lockfile names the file that --locked reads; write --locked, too.')
  }
  const others = [...args, ...stdio.map(() => '--stdio'), ...target.map(() => '--target'), ...(connect ? ['--connect'] : [])]
  const [other] = others
  if (other === undefined) return { locked, lockfile }
  throw new UserError(`--locked checks what the lockfile holds and nothing else, so it does not go with ${other}.`, {
    hint: 'One toolset of it is a target like any other: rightcall lint "rightcall.lock.json#KEY".',
  })
}

function presetOf(name: string | undefined): ConfigFlags['preset'] {
  if (name === undefined || name === 'recommended' || name === 'strict') return name
  throw new UserError(`There is no preset "${name}".`, { hint: 'Presets: recommended, strict.' })
}

function ruleWord(word: string): NonNullable<ConfigFlags['rules']>[number] {
  const [id = '', level = ''] = word.split('=')
  if (level === 'off' || level === 'info' || level === 'warn' || level === 'error') return { id, level }
  throw new UserError(`--rule takes ID=LEVEL, for example --rule description/vague=warn, not "${word}".`, {
    hint: 'Levels: off, info, warn, error.',
  })
}

function certaintyOf(name: string | undefined): Certainty | undefined {
  const known = CERTAINTIES.find((certainty) => certainty === name)
  if (name === undefined || known !== undefined) return known
  throw new UserError(`--fail-on takes one of ${CERTAINTIES.join(', ')}, not "${name}".`)
}
