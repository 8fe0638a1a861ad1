import { shownTarget } from '../session/targets-configured.ts'
import { parse, type Command } from './command.ts'
import { openSession } from './open.ts'

const flags = {
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one upward' },
} as const

export const command: Command = {
  name: 'print-config',
  summary: 'show every effective value and where it came from',
  usage: '[file] [flags]',
  example: 'rightcall print-config tools.json',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const { config, rulesFor } = await openSession(world, { connect: false, config: values.config })
    const active = rulesFor(positionals[0] ?? '')
    const line = (name: string, value: unknown, from: string) => world.out(`${name} = ${JSON.stringify(value)}  (${from})\n`)
    for (const file of config.files) world.out(`read ${file}\n`)
    line('preset', config.preset.value, config.preset.from)
    line('profiles', config.profiles.value, config.profiles.from)
    line('max-warnings', config.maxWarnings.value ?? null, config.maxWarnings.from)
    line('lint.fail-on', config.failOn.value ?? null, config.failOn.from)
    line('lint.baseline', config.baseline.value ?? null, config.baseline.from)
    line('gate', config.gate.value, config.gate.from)
    for (const { id, severity, options, from } of active)
      line(id, Object.keys(options).length === 0 ? severity : [severity, options], from)
    for (const target of config.targets.value) line('target', shownTarget(target), target.from)
    for (const { value, from } of config.ignore) line('ignore', value, from)
    return 0
  },
}
