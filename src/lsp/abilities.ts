import type { ClientCapabilities, InitializeResult } from './protocol.ts'
import { incremental } from './protocol.ts'
import { SELECT } from './select.ts'
import type { Abilities } from './state.ts'

/** What a client can do. It counts columns in UTF-16 units, as the protocol says, unless it prefers bytes. */
export function abilitiesOf({ general, textDocument, window, workspace }: ClientCapabilities): Abilities {
  const edits = workspace?.workspaceEdit
  return {
    encoding:
      general?.positionEncodings?.find((encoding) => encoding === 'utf-8' || encoding === 'utf-16') === 'utf-8'
        ? 'utf-8'
        : 'utf-16',
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    related: (textDocument?.publishDiagnostics ?? textDocument?.diagnostic)?.relatedInformation === true,
    links: (textDocument?.publishDiagnostics ?? textDocument?.diagnostic)?.codeDescriptionSupport === true,
    selects: window?.showDocument?.support === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: edits?.documentChanges === true,
    createsFiles: edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true,
  }
}

/** What this server can do, for a client of these abilities. Lenses are left out where nobody wants them. */
export function offered({ encoding, pulls, selects }: Abilities, version: string, hasLenses: boolean): InitializeResult {
  return {
    serverInfo: { name: 'rightcall', version },
    capabilities: {
      positionEncoding: encoding,
      textDocumentSync: { openClose: true, change: incremental, save: { includeText: false } },
      hoverProvider: true,
      definitionProvider: true,
      completionProvider: { triggerCharacters: ['/', '"', ' ', ':'] },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.rightcall'] },
      ...(hasLenses ? { codeLensProvider: {} } : {}),
      ...(selects ? { executeCommandProvider: { commands: [SELECT] } } : {}),
      ...(pulls
        ? { diagnosticProvider: { identifier: 'rightcall', interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  }
}
