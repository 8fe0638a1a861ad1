import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { World } from './command.ts'
import type { AskedLint } from './lint-round.ts'

const PIN = 'Pin its tools with rightcall snapshot, then run rightcall lint --locked --watch.'

/** Flags that `--watch` does not go with, each with the reason and what to do. */
const REFUSED: readonly (readonly [keyof AskedLint['values'], string, string])[] = [
  ['stdio', 'it watches files, and a running server does not report that its tools changed', PIN],
  ['connect', 'it would start the servers again at every change of a file', PIN],
  [
    'fix',
    'files would change while somebody edits them',
    'Fix once: rightcall lint --fix. In an editor, rightcall lsp fixes on save.',
  ],
  ['fix-dry-run', 'it shows findings, not fixes', 'Show them once: rightcall lint --fix-dry-run.'],
  ['write-baseline', 'every new finding would be accepted as soon as it is there', 'Write the baseline once, without --watch.'],
  ['prune-baseline', 'it would remove entries in the middle of an edit', 'Prune the baseline once, without --watch.'],
  ['trust', 'it judges a working tree once, for somebody who did not write it', 'Leave --watch out.'],
  ['summary', 'the summary of a step would grow with every change', 'Leave --summary out.'],
]

/** Refuses what cannot be watched, before anything is read. @throws UserError */
export function refuseUnwatchable({ values, positionals }: AskedLint, world: World): void {
  for (const [flag, why, hint] of REFUSED) {
    const value = values[flag]
    if (value === undefined || value === false) continue
    throw new UserError(`--watch cannot be used with --${flag}: ${why}.`, { hint })
  }
  for (const arg of positionals) {
    if (arg === '-')
      throw new UserError('--watch cannot be used with -: standard input does not change.', { hint: 'Name a file.' })
    if (/^https?:/i.test(arg))
      throw new UserError(
        `--watch cannot be used with a URL: it watches files, and a server does not report that its tools changed.`,
        {
          hint: PIN,
        },
      )
  }
  for (const path of [...positionals, ...(values.config === undefined ? [] : [values.config])]) {
    const found = statSync(resolve(world.cwd, path), { throwIfNoEntry: false })
    if (found?.isFIFO() !== true) continue
    throw new UserError(`--watch cannot be used with ${path}: a pipe can be read only once.`, {
      hint: 'Write it to a file, and name the file.',
    })
  }
}
