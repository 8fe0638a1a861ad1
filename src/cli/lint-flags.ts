import { CONFIG_FLAGS } from './config-flags.ts'
import { TRUST_FLAG } from './open.ts'
import { DETAIL_FLAGS, OUTPUT_FLAGS } from './output.ts'
import { TARGET_FLAGS } from './targets.ts'

/** The flags of `rightcall lint`, which `print-config` takes, too. */
export const LINT_FLAGS = {
  ...TARGET_FLAGS,
  target: { type: 'string', multiple: true, value: 'NAME', says: 'check this target of the configuration (repeatable)' },
  connect: {
    type: 'boolean',
    says: 'start the servers that client configurations and targets name; each command is printed first',
  },
  locked: { type: 'boolean', says: 'check what rightcall.lock.json holds, and start nothing; see rightcall snapshot --help' },
  lockfile: { type: 'string', value: 'FILE', says: 'the lockfile of --locked, when it is not rightcall.lock.json' },
  ...CONFIG_FLAGS,
  'write-baseline': {
    type: 'boolean',
    says: 'accept everything that is found now: write it to --baseline, or to rightcall.baseline.json',
  },
  'prune-baseline': { type: 'boolean', says: 'take out of the baseline what is fixed, and accept nothing new' },
  base: { type: 'string', value: 'REV', says: 'report only what a lint of this git revision does not find, such as origin/main' },
  'require-reading': {
    type: 'boolean',
    says: 'exit with code 3 if a model never read a tool, or the tool changed since; see rightcall read --help',
  },
  'allow-empty': { type: 'boolean', says: 'exit with code 0, not 3, when there is no tool to check' },
  fix: { type: 'boolean', says: 'make the safe repairs in the files themselves, and report what remains' },
  'fix-dry-run': { type: 'boolean', says: 'show what --fix would change, and report what would remain' },
  suggestions: {
    type: 'boolean',
    says: 'with --fix or --fix-dry-run: make the suggestions, too, each linted again; read the diff, they are drafts',
  },
  watch: { type: 'boolean', says: 'lint again whenever a file that counts changes, and say what is new and what is fixed' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one upward' },
  ...TRUST_FLAG,
  ...DETAIL_FLAGS,
  ...OUTPUT_FLAGS,
} as const
