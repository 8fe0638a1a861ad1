import { dirname, sep } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { configOfTexts } from '../session/config.ts'
import { isConfigFile } from './completion.ts'
import type { ProjectSettings } from './projects.ts'
import type { LspDiagnostic } from './protocol.ts'
import { saidPlace } from './said-place.ts'
import { openAt, type Opened, type State } from './state.ts'

/** What is wrong with a configuration as it stands in the editor; undefined for a document that is none. */
export async function configDiagnostics(
  { document, places, session }: Opened,
  state: State,
  open: ProjectSettings['open'],
): Promise<LspDiagnostic[] | undefined> {
  const { path } = document
  if (!isConfigFile(path) && !session.config.files.includes(path)) return undefined
  const folder = dirname(path)
  try {
    open(folder, await configOfTexts(path, folder, (file) => openAt(state.documents, file)?.text, state.outside))
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const name = path.slice(folder.length + (folder.endsWith(sep) ? 0 : 1))
    const { offset, says } = saidPlace(error.message, name, places)
    const word = /^[^\s:,]+/.exec(document.text.slice(offset))?.[0].length ?? 1
    return [
      {
        range: places.rangeOf({ start: offset, end: offset + word }),
        severity: 1,
        source: 'rightcall',
        message: [sentence(says), error.hint].filter(Boolean).join('\n'),
      },
    ]
  }
}

/** What followed the place of a fault, as a sentence of its own. */
function sentence(says: string): string {
  return /^(?:has|is|says|extends|names|accepts|lists)\b/.test(says) ? `The configuration ${says}` : says
}
