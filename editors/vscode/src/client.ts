import { extensions, Uri, workspace, type LogOutputChannel } from 'vscode'
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node'
import { nodeFault } from '../../../src/node-version.ts'
import type { Options } from '../../../src/lsp/requests.ts'
import { SELECTOR } from './languages.ts'

export type Client = LanguageClient
export { State as ClientState }

/** Why the server cannot run here, and what helps. */
export interface StartFault {
  readonly says: string
  readonly hint: string
}

/** The editor's Node is the one that the server runs on; a derived editor may bring an older one than its version says. */
export function startFault(): StartFault | undefined {
  const fault = nodeFault(process.versions.node)
  return fault && { says: fault.says, hint: 'It runs on the Node that this editor brings: update the editor.' }
}

/** A client that was not started yet, with the server that the settings name. `again` says whether a server that ended is started again. */
export function newClient(extension: Uri, output: LogOutputChannel, again: () => boolean): Client {
  const other = otherServer()
  const bundled = Uri.joinPath(extension, 'dist', 'server', 'server.js').fsPath
  const run = {
    module: other || bundled,
    args: other ? ['lsp'] : [],
    transport: TransportKind.stdio,
    // not in the workspace, which may be gone or a stranger's
    options: { cwd: extension.fsPath },
  }
  const client = new LanguageClient('rightcall', 'Rightcall', run, {
    documentSelector: SELECTOR,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: {
      trusted: workspace.isTrusted,
      lenses: workspace.getConfiguration('rightcall').get('codeLens.enabled', true),
      showsRuns: true,
    } satisfies Options,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () => ({ action: again() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
    },
    // the one who starts it says so
    initializationFailedHandler: () => false,
  })
  // in the output only: a second notice in the words of the library would help nobody
  const tell = client.error.bind(client)
  client.error = (message, data) => tell(message, data, false)
  return client
}

/** A server that does not start, and what to look at. */
export function didNotStart(): StartFault {
  const other = otherServer()
  const hint = other ? `Is the setting rightcall.server.path right? It names ${other}.` : 'The output says why.'
  return { says: 'The server did not start.', hint }
}

function otherServer(): string | undefined {
  return workspace.getConfiguration('rightcall').get<string>('server.path')
}

export function versionOf(client: Client | undefined): string {
  return (
    client?.initializeResult?.serverInfo?.version ?? String(extensions.getExtension('rightcall.rightcall')?.packageJSON.version)
  )
}
