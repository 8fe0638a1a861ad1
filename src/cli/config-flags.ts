import { resolve } from 'node:path'
import type { ConfigFlags } from '../config/flags.ts'
import { CERTAINTIES, type Certainty } from '../core/certainty.ts'
import { UserError } from '../core/user-error.ts'
import { PROFILES } from '../lint/limits/limit.ts'
import { wholeNumber, type World } from './command.ts'

/** The flags that stand over settings of the configuration. */
export const CONFIG_FLAGS = {
  preset: {
    type: 'string',
    value: 'NAME',
    completes: ['recommended', 'strict'],
    says: 'recommended (default), or strict: more rules, and every info counts as a warning',
  },
  profile: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    completes: PROFILES,
    says: `also check the limits of these clients, for example cursor,anthropic (repeatable): ${PROFILES.join(', ')}`,
  },
  rule: {
    type: 'string',
    multiple: true,
    value: 'ID=LEVEL',
    completes: 'levels',
    says: 'set a rule to off, info, warn or error (repeatable)',
  },
  'max-warnings': { type: 'string', value: 'N', says: 'fail on more warnings than this' },
  'fail-on': {
    type: 'string',
    value: 'CERTAINTY',
    completes: CERTAINTIES,
    says: `fail on findings of at least this certainty, instead of on errors: ${CERTAINTIES.join(', ')}`,
  },
  baseline: { type: 'string', value: 'FILE', says: 'accept the findings that this file lists; only others count' },
} as const

/** The values of these flags. */
interface AskedConfig {
  readonly preset?: string
  readonly profile?: readonly string[]
  readonly rule?: readonly string[]
  readonly 'max-warnings'?: string
  readonly 'fail-on'?: string
  readonly baseline?: string
}

/** What these flags set. @throws UserError for a value that none takes */
export function configFlagsOf(values: AskedConfig, world: World): ConfigFlags {
  return {
    preset: presetOf(values.preset),
    profiles: values.profile?.flatMap((names) => names.split(',').map((name) => name.trim())),
    rules: (values.rule ?? []).map(ruleWord),
    maxWarnings: values['max-warnings'] === undefined ? undefined : wholeNumber(values['max-warnings'], 'max-warnings', 0),
    failOn: certaintyOf(values['fail-on']),
    baseline: values.baseline === undefined ? undefined : resolve(world.cwd, values.baseline),
  }
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
