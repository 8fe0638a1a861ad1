import { builtins } from '../builtins.ts'
import { SEVERITIES } from '../core/severity.ts'
import { UserError } from '../core/user-error.ts'
import { boundOf, limitsOf, profileOf } from '../lint/limits.ts'
import { consequenceOf } from '../lint/limits/consequence.ts'
import { PROFILES, type Profile } from '../lint/limits/limit.ts'
import { jsonOfRules } from '../session/rule-list.ts'
import { rulesWanted, type ListedRule } from '../session/rule-filter.ts'
import { parse, type Command, type World } from './command.ts'

const { rules } = builtins

const flags = {
  preset: {
    type: 'string',
    value: 'NAME',
    completes: ['recommended', 'strict'],
    says: 'only the rules of recommended, or of strict, with their severity there',
  },
  severity: {
    type: 'string',
    multiple: true,
    value: 'LEVEL',
    completes: SEVERITIES,
    says: 'only rules of this severity: error, warn or info (repeatable)',
  },
  category: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    completes: 'categories',
    says: 'only the rules of this folder, for example safety (repeatable)',
  },
  profile: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    completes: PROFILES,
    says: `the limits of these clients, and the rules that report them, for example cursor,anthropic (repeatable): ${PROFILES.join(', ')}`,
  },
  format: { type: 'string', value: 'NAME', completes: ['text', 'json'], says: 'text (default) or json' },
} as const

export const command: Command = {
  name: 'rules',
  summary: 'list all rules, the rules that match these words, or the limits of a client',
  usage: '[words or globs] [flags]',
  example: 'rightcall rules "safety/*" --severity error',
  flags,
  completes: 'rules',
  async run(argv, world) {
    const { values, positionals: words } = parse(argv, flags)
    const { format = 'text', profile: said = [], ...only } = values
    if (format !== 'text' && format !== 'json')
      throw new UserError(`There is no format "${format}".`, { hint: 'Formats: text, json.' })
    const profiles = said.flatMap((several) => several.split(',').map((name) => profileOf(name.trim(), '--profile')))
    const wanted = { ...only, words }
    const found = rulesWanted(builtins, { ...wanted, profile: profiles })
    if (format === 'json') world.out(jsonOfRules(found, builtins, profiles))
    else if (profiles.length === 0) catalogue(found, world)
    for (const profile of format === 'json' ? [] : profiles)
      clientLimits(profile, rulesWanted(builtins, { ...wanted, profile: [profile] }), world)
    if (found.length === 0) world.err('No rule matches; rightcall rules lists all of them.\n')
    return 0
  },
}

function catalogue(found: readonly ListedRule[], world: World): void {
  const widest = Math.max(0, ...found.map(({ id }) => id.length))
  for (const { id, severity, rule } of found) {
    const { summary, presets, profiles = {} } = rule
    const where = presets.includes('recommended') ? [] : [...presets.map((preset) => `preset ${preset}`), ...clients(profiles)]
    world.out(
      `${severity.padEnd(5)}  ${id.padEnd(widest)}  ${summary}${where.length === 0 ? '' : ` (only ${where.join(', ')})`}\n`,
    )
  }
  const all = Object.keys(rules).length
  if (found.length > 0 && found.length < all) world.err(`${found.length} of ${all} rules.\n`)
  world.err('Rules without a mark are in both presets, recommended and strict. --profile NAME shows the limits of a client.\n')
}

function clients(profiles: Readonly<Partial<Record<Profile, string>>>): string[] {
  const names = Object.keys(profiles)
  return names.length === 0 ? [] : [`profile ${names.join(', ')}`]
}

function clientLimits(profile: Profile, active: readonly ListedRule[], world: World): void {
  world.out(`${profile}\n`)
  const widest = Math.max(0, ...active.map(({ id }) => id.length))
  for (const { id, severity, rule } of active) world.out(`  ${severity.padEnd(5)}  ${id.padEnd(widest)}  ${rule.summary}\n`)
  for (const limit of limitsOf([profile])) {
    const { kind, evidence } = limit
    world.out(`  ${kind} ${boundOf(limit)}, ${limit.pattern === undefined ? 'beyond it' : 'else'} ${consequenceOf([limit])}\n`)
    world.out(
      `    ${evidence.kind === 'report' ? 'reported by others' : 'stated by the vendor'}, checked ${evidence.checked}: ${evidence.ref}\n`,
    )
  }
}
