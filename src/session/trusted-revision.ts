import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { openRevision, type GitIo, type Revision } from '../sources/git.ts'

/** Opens the revision that configuration and commands are taken from. @throws UserError saying how CI gets it */
export async function trustedRevision(name: string, { cwd, env, signal }: GitIo): Promise<Revision> {
  try {
    return await openRevision(name, { cwd, env, signal, asker: { name: '--trust', with: (other) => `--trust ${other}` } })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(`The revision ${clip(visible(name), 80)} cannot be read: ${error.message}`, {
      hint: 'Fetch it first. In CI, the clone may be shallow: set fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 for GitLab.',
      cause: error,
    })
  }
}
