import { UserError } from '../core/user-error.ts'
import { pathOfUri } from './documents.ts'
import type { HeadComparison } from './requests.ts'
import type { Opened } from './state.ts'

/** What changed for a model between an open document and its file at git HEAD, or why nobody can tell. */
export async function compareWithHead(opened: Opened, isTrusted: boolean): Promise<HeadComparison> {
  const { document, session, textOf } = opened
  const path = pathOfUri(document.uri)
  if (path === undefined) return { says: 'This text is not a file yet, so git does not know it. Save it first.' }
  // git reads the settings of the repository
  if (!isTrusted) return { says: 'In a workspace that is not trusted, git is not run. Trust the workspace first.' }
  try {
    const report = await session.changesSinceHead({ path, text: document.text, textOf })
    if (report.changes.length === 0 && report.problems.length === 0) return { says: 'Nothing changed for a model since HEAD.' }
    return { text: session.diffText(report, { format: 'markdown', color: false, width: 80, unfolded: true }) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { says: [error.message, error.hint].filter((words) => words !== undefined).join(' ') }
  }
}
