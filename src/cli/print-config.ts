import { builtins } from '../builtins.ts'
import { count, visible } from '../core/text.ts'
import { effectiveConfig } from '../session/effective-config.ts'
import { shownTarget } from '../session/targets-configured.ts'
import { parse, type Command } from './command.ts'
import { configFlagsOf } from './config-flags.ts'
import { LINT_FLAGS } from './lint-flags.ts'
import { openSession, trustNamed } from './open.ts'

/** Flags that hold of one run and stand in no configuration. What goes to servers may hold keys, so it is not among them. */
const OF_THE_RUN = [
  'connect',
  'locked',
  'lockfile',
  'write-baseline',
  'prune-baseline',
  'base',
  'trust',
  'require-reading',
  'allow-empty',
  'fix',
  'fix-dry-run',
  'verbose',
  'quiet',
  'format',
  'output',
  'summary',
] as const satisfies readonly (keyof typeof LINT_FLAGS)[]

export const command: Command = {
  name: 'print-config',
  summary: 'show every value that lint would use with these flags, and where it comes from; lints nothing',
  usage: '[file] [flags]',
  example: 'rightcall print-config tools.json --preset strict',
  flags: LINT_FLAGS,
  async run(argv, world) {
    const { values, positionals } = parse(argv, LINT_FLAGS)
    const trust = await trustNamed(values.trust, world)
    const flags = configFlagsOf(values, world)
    const { config: all } = await openSession(world, { trust, connect: false, config: values.config, flags })
    const [file, ...others] = positionals
    const [target, ...more] = values.target ?? []
    const { config, rules } = effectiveConfig(all, builtins, { file, target, cwd: world.cwd })
    const line = (name: string, value: unknown, from: string) =>
      world.out(`${visible(`${name} = ${JSON.stringify(value)}  (${from})`)}\n`)
    for (const path of config.files) world.out(`read ${visible(path)}\n`)
    line('preset', config.preset.value, config.preset.from)
    line('profiles', config.profiles.value, config.profiles.from)
    line('max-warnings', config.maxWarnings.value ?? null, config.maxWarnings.from)
    line('lint.fail-on', config.failOn.value ?? null, config.failOn.from)
    line('lint.baseline', config.baseline.value ?? null, config.baseline.from)
    line('gate', config.gate.value, config.gate.from)
    for (const { id, severity, options, from } of rules)
      line(id, Object.keys(options).length === 0 ? severity : [severity, options], from)
    const off = new Map([...config.rules, ...config.flags].filter(([, { value }]) => value.level === 'off'))
    for (const [id, { from }] of off) if (!rules.some((rule) => rule.id === id)) line(id, 'off', from)
    for (const one of config.targets.value) line('target', shownTarget(one), one.from)
    for (const { value, from } of config.ignore) line('ignore', value, from)
    for (const flag of OF_THE_RUN) if (values[flag] !== undefined) line(flag, values[flag], `--${flag}`)
    if (others.length > 0)
      world.err(`${visible(`These are the rules for ${file}. They may differ for ${count(others.length, 'other argument')}.`)}\n`)
    if (more.length > 0)
      world.err(`${visible(`These are the values for the target ${target}. They may differ for the other targets.`)}\n`)
    return 0
  },
}
