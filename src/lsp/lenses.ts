import { lastOfTool } from '../session/measured/last-of-tool.ts'
import { measuredWords } from '../session/measured/measured-words.ts'
import type { LspCodeLens } from './protocol.ts'
import { SHOW_RUN, type RunViewParams } from './requests.ts'
import type { Opened } from './state.ts'

/** Above each tool what was measured of it last; nothing where nothing was. A click shows the run, where the client can. */
export async function lensesFor(
  { document, folder, places, session, uri, lint }: Opened,
  showsRuns: boolean,
): Promise<LspCodeLens[]> {
  const { toolsets, recognised } = lint()
  const tools = toolsets.flatMap((set) => set.tools).filter(({ origin }) => origin?.uri === uri)
  if (!recognised || tools.length === 0) return []
  const runs = await session.measured()
  const now = Date.now()
  return tools.flatMap((tool) => {
    const found = lastOfTool(tool, document.path, runs, folder)
    const span = tool.origin?.span('/name') ?? tool.origin?.span('')
    if (found === undefined || span === undefined) return []
    const { journal } = found.run
    const params: RunViewParams[] =
      journal === undefined ? [] : [{ textDocument: { uri: document.uri }, journal, tool: tool.name }]
    // a lens without a command is words alone
    const command = showsRuns && journal !== undefined ? { command: SHOW_RUN, arguments: params } : { command: '' }
    return [{ range: places.rangeOf(span), command: { title: measuredWords(found, now), ...command } }]
  })
}
