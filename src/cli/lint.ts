import { UserError } from '../core/user-error.ts'
import { configFor, lintLoaded, loadTargets, PROFILES, readStream, targetsOf, type LintOptions, type Loaded } from '../session.ts'
import { parse, wholeNumber, type Command, type World } from './command.ts'
import { ioOf } from './io.ts'
import { outputs, OUTPUT_FLAGS } from './output.ts'
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
    const loaded = await load(positionals, values, world)
    const { report: result, unusedIgnores } = lintLoaded(loaded, config, options, world.cwd)
    for (const line of unusedIgnores) world.err(`${line}\n`)
    await report(result, loaded.toolsets)
    if (result.problems.length > 0) return 2
    return result.summary.errors > 0 || (most !== undefined && result.summary.warnings > most) ? 1 : 0
  },
}

interface Asked extends AskedTargets {
  readonly connect?: boolean
}

async function load(positionals: readonly string[], asked: Asked, world: World): Promise<Loaded> {
  const commands = startedTargets(asked, world)
  if (commands.length + positionals.length === 0) {
    throw new UserError('Nothing to lint.', {
      hint: 'Name files, globs, a folder, - for standard input, a URL, or --stdio "<command>".',
    })
  }
  const io = ioOf(world, { connect: asked.connect ?? false })
  const { targets, problems } = await targetsOf(positionals, { cwd: world.cwd, stdin: () => readStream(world.stdin, '<stdin>') })
  const loaded = await loadTargets([...withHeaders(targets, asked, world), ...commands], io)
  return { toolsets: loaded.toolsets, problems: [...problems, ...loaded.problems] }
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
