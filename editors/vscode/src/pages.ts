import { commands, EventEmitter, Uri, ViewColumn, window, workspace, type Disposable } from 'vscode'
import {
  COMPARE_WITH_HEAD,
  RUN_VIEW,
  SHOW_RUN,
  type CompareWithHeadParams,
  type HeadComparison,
  type ToolInRun,
  type RunViewParams,
} from '../../../src/lsp/requests.ts'
import { isOurs, nameOf } from './languages.ts'
import type { ServerProcess } from './server-process.ts'

const HEAD_SCHEME = 'rightcall-head'
const RUN_SCHEME = 'rightcall-run'

/** What the server tells in Markdown, or why it tells nothing; undefined where it does not run. */
type Told = HeadComparison | ToolInRun | null | undefined

/** *Compare with HEAD*, and the run behind a lens: read-only pages, made again each time they are asked for. */
export function pages(server: ServerProcess): Disposable[] {
  const changed = new EventEmitter<Uri>()

  async function asked(page: Uri): Promise<Told> {
    const client = await server.running()
    if (page.scheme === RUN_SCHEME) {
      const params: RunViewParams = JSON.parse(page.query)
      return client?.sendRequest<ToolInRun | null>(RUN_VIEW, params)
    }
    const source = Uri.parse(page.query, true)
    const params: CompareWithHeadParams = { textDocument: { uri: client?.code2ProtocolConverter.asUri(source) ?? '' } }
    return client?.sendRequest<HeadComparison | null>(COMPARE_WITH_HEAD, params)
  }

  async function show(page: Uri): Promise<void> {
    const answer = await asked(page)
    if (answer === undefined) return told('The server does not run. *Rightcall: Restart the server* starts it.')
    if (answer === null) return told('This file is not open, or the server cannot read it.')
    if ('says' in answer) return told(answer.says)
    changed.fire(page)
    try {
      await commands.executeCommand('markdown.showPreviewToSide', page)
    } catch {
      // where VS Code's own Markdown is switched off, its text does
      await window.showTextDocument(await workspace.openTextDocument(page), { viewColumn: ViewColumn.Beside, preview: true })
    }
  }

  const provider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(page: Uri): Promise<string> {
      const answer = await asked(page)
      return answer === undefined || answer === null ? '' : 'says' in answer ? answer.says : answer.text
    },
  }
  return [
    changed,
    workspace.registerTextDocumentContentProvider(HEAD_SCHEME, provider),
    workspace.registerTextDocumentContentProvider(RUN_SCHEME, provider),
    commands.registerCommand('rightcall.compareWithHead', () => {
      const document = window.activeTextEditor?.document
      if (document === undefined || !isOurs(document))
        return told('Open a file with tools first: JSON, YAML, TypeScript or JavaScript.')
      const path = `/${nameOf(document.uri)} since HEAD.md`
      return show(Uri.from({ scheme: HEAD_SCHEME, path, query: document.uri.toString() }))
    }),
    commands.registerCommand(SHOW_RUN, (params: RunViewParams) =>
      show(
        Uri.from({
          scheme: RUN_SCHEME,
          path: `/${params.tool.replaceAll('/', '∕')} in a run.md`,
          query: JSON.stringify(params),
        }),
      ),
    ),
  ]
}

function told(says: string): void {
  void window.showInformationMessage(`Rightcall: ${says}`)
}
