import { UserError } from '../core/user-error.ts'
import { count, visible } from '../core/text.ts'
import {
  configFor,
  fixFiles,
  lintLoaded,
  loadTargets,
  PROFILES,
  targetsOf,
  type Config,
  type LintOptions,
  type Loaded,
  type Target,
} from '../session.ts'
import { parse, wholeNumber, type Command, type World } from './command.ts'
import { ioOf, targetIoOf } from './io.ts'
import { checkInputs, outputs, OUTPUT_FLAGS } from './output.ts'
import { startedTargets, TARGET_FLAGS, withHeaders, type AskedTargets } from './targets.ts'

const flags = {
  ...TARGET_FLAGS,
  connect: { type: 'boolean', says: 'start the servers that client configurations name; each command is printed first' },
  preset: { type: 'string', value: 'NAME', says: 'recommended (default) or strict' },
  profile: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    says: `what these clients accept, for example cursor,anthropic (repeatable): ${PROFILES.join(', ')}`,
  },
  rule: { type: 'string', multiple: true, value: 'ID=LEVEL', says: 'set a rule to off, info, warn or error (repeatable)' },
  'max-warnings': { type: 'string', value: 'N', says: 'fail on more warnings than this' },
  fix: { type: 'boolean', says: 'make the safe repairs in the files themselves, and report what remains' },
  'fix-dry-run': { type: 'boolean', says: 'show what --fix would change, and report what would remain' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one upward' },
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
    const report = outputs(values, world)
    const profiles = values.profile?.flatMap((names) => names.split(',').map((name) => name.trim()))
    const options = { preset: presetOf(values.preset), profiles, rules: (values.rule ?? []).map(ruleWord) }
    const config = await configFor(world.cwd, values.config)
    const most =
      values['max-warnings'] === undefined ? config.maxWarnings.value : wholeNumber(values['max-warnings'], 'max-warnings', 0)
    const io = ioOf(world, { connect: values.connect ?? false })
    const asked = await askedTargets(positionals, values, world)
    checkInputs([...asked.files, ...config.files], values, world)
    const { targets, fixes, problems } = await repaired(asked.targets, values, { config, options, world })
    const { toolsets, problems: unloaded } = await loadTargets(targets, io)
    const loaded: Loaded = { toolsets, problems: [...asked.problems, ...problems, ...unloaded] }
    const { report: result, unusedIgnores } = lintLoaded(loaded, config, options, world.cwd)
    for (const line of unusedIgnores) world.err(`${line}\n`)
    const fileless = targets.some((target) => target.kind !== 'document' || target.document.uri === '<stdin>')
    if (fixes !== undefined && fileless && result.summary.fixable > 0) {
      world.err(`${count(result.summary.fixable, 'safe repair')} left: a live server or standard input has no file to write.\n`)
    }
    await report(fixes === undefined ? result : { ...result, fixes }, toolsets)
    if (result.problems.length > 0) return 2
    return result.summary.errors > 0 || (most !== undefined && result.summary.warnings > most) ? 1 : 0
  },
}

interface Asked extends AskedTargets {
  readonly fix?: boolean
  readonly 'fix-dry-run'?: boolean
}

async function askedTargets(positionals: readonly string[], asked: Asked, world: World) {
  const commands = startedTargets(asked, world)
  if (commands.length + positionals.length === 0) {
    throw new UserError('Nothing to lint.', {
      hint: 'Name files, globs, a folder, - for standard input, a URL, or --stdio "<command>".',
    })
  }
  const { targets, files, problems } = await targetsOf(positionals, targetIoOf(world))
  return { targets: [...withHeaders(targets, asked, world), ...commands], files, problems }
}

interface Repairing {
  readonly config: Config
  readonly options: LintOptions
  readonly world: World
}

/** The targets after `--fix` or `--fix-dry-run`; `fixes` is undefined where neither was asked for. */
async function repaired(targets: readonly Target[], asked: Asked, { config, options, world }: Repairing) {
  const save = asked.fix ?? false
  if (!save && asked['fix-dry-run'] !== true) return { targets, fixes: undefined, problems: [] }
  const io = ioOf(world, { connect: false })
  const { left, ...applied } = await fixFiles(targets, config, options, io, { save })
  for (const line of left) world.err(`not repaired: ${visible(line)}\n`)
  const findings = applied.fixes.reduce((sum, fix) => sum + fix.findings, 0)
  const where = count(applied.fixes.length, 'file')
  world.err(`${save ? 'repaired' : 'would repair'} ${count(findings, 'finding')} in ${where}\n`)
  return applied
}

function presetOf(name: string | undefined): LintOptions['preset'] {
  if (name === undefined || name === 'recommended' || name === 'strict') return name
  throw new UserError(`There is no preset "${name}".`, { hint: 'Presets: recommended, strict.' })
}

function ruleWord(word: string): LintOptions['rules'][number] {
  const [id = '', level = ''] = word.split('=')
  if (level === 'off' || level === 'info' || level === 'warn' || level === 'error') return { id, level }
  throw new UserError(`--rule takes ID=LEVEL, for example --rule description/vague=warn, not "${word}".`, {
    hint: 'Levels: off, info, warn, error.',
  })
}
