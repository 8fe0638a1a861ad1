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
  locked: { type: 'boolean', says: 'check the tools in rightcall.lock.json, and start no server; see rightcall snapshot --help' },
  lockfile: { type: 'string', value: 'FILE', says: 'the lockfile for --locked (default rightcall.lock.json)' },
  ...CONFIG_FLAGS,
  'write-baseline': {
    type: 'boolean',
    says: 'accept all present findings: write them to the file of --baseline, or to rightcall.baseline.json',
  },
  'prune-baseline': { type: 'boolean', says: 'remove fixed findings from the baseline, and accept no new ones' },
  base: { type: 'string', value: 'REV', says: 'report only findings that are new since this git revision, such as origin/main' },
  'require-reading': {
    type: 'boolean',
    says: 'exit with code 3 if a model never read a tool, or the tool changed since; see rightcall read --help',
  },
  'allow-empty': { type: 'boolean', says: 'exit with code 0, not 3, when there is no tool to check' },
  fix: { type: 'boolean', says: 'write the safe fixes into the files, and report what remains' },
  'fix-dry-run': { type: 'boolean', says: 'show what --fix would change, and report what would remain' },
  suggestions: {
    type: 'boolean',
    says: 'with --fix or --fix-dry-run: also apply the suggestions, each linted again; they are drafts, so read the diff',
  },
  watch: { type: 'boolean', says: 'lint again whenever a relevant file changes, and report what is new and what is fixed' },
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
  ...TRUST_FLAG,
  ...DETAIL_FLAGS,
  ...OUTPUT_FLAGS,
} as const
