import {
  EventEmitter,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
} from 'vscode'
import { MODEL_VIEW, type ModelView, type ModelViewParams } from '../../../src/lsp/requests.ts'
import { isOurs, nameOf } from './languages.ts'
import type { ServerProcess } from './server-process.ts'

const SCHEME = 'rightcall'
const PAUSE_MS = 300

/** *Show what the model sees*: a read-only text next to the file, which follows it. */
export function modelViews(server: ServerProcess) {
  const changed = new EventEmitter<Uri>()
  const timers = new Map<string, NodeJS.Timeout>()

  async function ask(source: Uri, position?: Position): Promise<ModelView | null | undefined> {
    const client = await server.running()
    const params: ModelViewParams = {
      textDocument: { uri: client?.code2ProtocolConverter.asUri(source) ?? '' },
      ...(position === undefined ? {} : { position: { line: position.line, character: position.character } }),
    }
    return client?.sendRequest<ModelView | null>(MODEL_VIEW, params)
  }

  async function show(): Promise<void> {
    const editor = window.activeTextEditor
    if (editor === undefined || !isOurs(editor.document)) {
      return told('Open a file with tools first: JSON, YAML, TypeScript or JavaScript.')
    }
    const { uri } = editor.document
    const view = await ask(uri, editor.selection.active)
    if (view === undefined) return told('The server does not run. *Rightcall: Restart the server* starts it.')
    if (view === null) return told(`${nameOf(uri)} has no tools that rightcall can read.`)
    const document = await workspace.openTextDocument(viewOf(uri))
    const shown = await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true })
    const start = new Position(view.line ?? 0, 0)
    shown.selection = new Selection(start, start)
    shown.revealRange(new Range(start, start), TextEditorRevealType.AtTop)
  }

  /** Asks again when typing pauses. */
  function follow(source: Uri): void {
    const view = viewOf(source)
    if (!workspace.textDocuments.some(({ uri }) => uri.toString() === view.toString())) return
    const key = view.toString()
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key)
        changed.fire(view)
      }, PAUSE_MS),
    )
  }

  const disposables: Disposable[] = [
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      async provideTextDocumentContent(view) {
        const source = Uri.parse(view.query, true)
        // the server knows what is open only, and after a reload the view may be there first
        await workspace.openTextDocument(source)
        const answer = await ask(source)
        return answer?.text ?? `${nameOf(source)} has no tools that rightcall can read.\n`
      },
    }),
    workspace.onDidChangeTextDocument(({ document }) => follow(document.uri)),
  ]
  return { show, disposables }
}

function viewOf(source: Uri): Uri {
  return Uri.from({ scheme: SCHEME, path: `/What a model sees of ${nameOf(source)}.md`, query: source.toString() })
}

function told(says: string): void {
  void window.showInformationMessage(`Rightcall: ${says}`)
}
