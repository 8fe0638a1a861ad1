import { appendFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { World } from './command.ts'

/** GitHub drops the whole summary of a step that is larger, and with it what other commands of the step wrote. */
const MOST_BYTES = 2 ** 20

/** The file that GitHub shows as the summary of the step. @throws UserError where there is none */
export function stepSummary({ env, cwd }: World): string {
  const path = env['GITHUB_STEP_SUMMARY']
  if (path) return resolve(cwd, path)
  throw new UserError('--summary adds to the file that GITHUB_STEP_SUMMARY names, and that variable is not set.', {
    hint: 'GitHub Actions sets it. Elsewhere write --output markdown:FILE.',
  })
}

/** Adds a report to the summary of the step, below what is there. @throws UserError when it cannot be written */
export async function addToSummary(path: string, markdown: string, { err }: World): Promise<void> {
  const text = `\n${markdown}`
  try {
    const before = await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
    if (before + Buffer.byteLength(text) > MOST_BYTES) {
      err('The summary of the step would be larger than 1 MiB, which GitHub does not show, so the report was left out of it.\n')
    } else await appendFile(path, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(`The summary of the step could not be written to ${path}: ${why}.`, { cause: error })
  }
}
