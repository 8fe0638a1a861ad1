import { builtins } from '../builtins.ts'
import { boundOf, limitsOf, profileOf } from '../lint/limits.ts'
import { consequenceOf } from '../lint/limits/consequence.ts'
import { PROFILES, type Profile } from '../lint/limits/limit.ts'
import { parse, type Command, type World } from './command.ts'

const { rules } = builtins

const flags = {
  profile: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    says: `what these clients limit, and the rules that say so, for example cursor,anthropic (repeatable): ${PROFILES.join(', ')}`,
  },
} as const

export const command: Command = {
  name: 'rules',
  summary: 'list the rules, or what a client limits',
  usage: '[flags]',
  example: 'rightcall rules',
  flags,
  async run(argv, world) {
    const { profile = [] } = parse(argv, flags).values
    const names = profile.flatMap((several) => several.split(',').map((name) => name.trim()))
    if (names.length === 0) catalogue(world)
    for (const name of names) clientLimits(profileOf(name, '--profile'), world)
    return 0
  },
}

function catalogue(world: World): void {
  const widest = Math.max(...Object.keys(rules).map((id) => id.length))
  for (const [id, { severity, summary, presets, profiles = {} }] of Object.entries(rules)) {
    const where = presets.includes('recommended') ? [] : [...presets.map((preset) => `preset ${preset}`), ...clients(profiles)]
    world.out(
      `${severity.padEnd(5)}  ${id.padEnd(widest)}  ${summary}${where.length === 0 ? '' : ` (only ${where.join(', ')})`}\n`,
    )
  }
  world.err('Not marked: in both presets, recommended and strict. --profile NAME shows what a client limits.\n')
}

function clients(profiles: Readonly<Partial<Record<Profile, string>>>): string[] {
  const names = Object.keys(profiles)
  return names.length === 0 ? [] : [`profile ${names.join(', ')}`]
}

function clientLimits(profile: Profile, world: World): void {
  world.out(`${profile}\n`)
  const active = Object.entries(rules).flatMap(([id, rule]) => {
    const severity = rule.profiles?.[profile]
    return severity === undefined ? [] : [{ id, severity, summary: rule.summary }]
  })
  const widest = Math.max(0, ...active.map(({ id }) => id.length))
  for (const { id, severity, summary } of active) world.out(`  ${severity.padEnd(5)}  ${id.padEnd(widest)}  ${summary}\n`)
  for (const limit of limitsOf([profile])) {
    const { kind, evidence } = limit
    world.out(`  ${kind} ${boundOf(limit)}, ${limit.pattern === undefined ? 'beyond it' : 'else'} ${consequenceOf([limit])}\n`)
    world.out(
      `    ${evidence.kind === 'report' ? 'reported by others' : 'said by the vendor'}, checked ${evidence.checked}: ${evidence.ref}\n`,
    )
  }
}
