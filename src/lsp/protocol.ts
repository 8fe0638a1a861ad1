import * as lsp from 'vscode-languageserver/node'

/* The one door to the library that speaks the protocol. Handlers are functions of our own words and of these. */

export type LspCodeAction = lsp.CodeAction
export type LspCodeLens = lsp.CodeLens
export type LspCompletionItem = lsp.CompletionItem
export type LspDiagnostic = lsp.Diagnostic
export type LspHover = lsp.Hover
export type LspLocation = lsp.Location
export type LspPosition = lsp.Position
export type LspRange = lsp.Range
export type LspTextEdit = lsp.TextEdit
export type LspWorkspaceEdit = lsp.WorkspaceEdit
export type ClientCapabilities = lsp.ClientCapabilities
export type InitializeParams = lsp.InitializeParams
export type InitializeResult = lsp.InitializeResult
export type LspConnection = lsp.Connection
export type ContentChange = lsp.TextDocumentContentChangeEvent
export type CodeActionParams = lsp.CodeActionParams
export type Cancellation = lsp.CancellationToken

export const watchedFiles = lsp.DidChangeWatchedFilesNotification.type
export const incremental = lsp.TextDocumentSyncKind.Incremental
export const propertyKind = lsp.CompletionItemKind.Property
export const valueKind = lsp.CompletionItemKind.Value

/**
 * Speaks over these streams. The library ends the process when the client says so, or dies. `gone` is told when the stream ends,
 * or when what comes over it can no longer be told into messages: nothing behind that could be answered.
 */
export function connectionOver(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  gone: (why?: string) => void,
): LspConnection {
  const reader = new lsp.StreamMessageReader(input)
  // a message that is no JSON, or no message, is a fault of another class, and what follows it can be read
  reader.onError((error) => {
    if (error.name === 'Error') gone(error.message)
  })
  input.on('end', () => gone())
  input.on('close', () => gone())
  return lsp.createConnection(lsp.ProposedFeatures.all, reader, new lsp.StreamMessageWriter(output))
}

/** The answer to a request that the client took back. */
export function takenBack(): Error {
  return new lsp.ResponseError(lsp.LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
}

/** The answer to a request before the first one, `initialize`, or behind the last one, `shutdown`. */
export function refusedIn(phase: 'early' | 'late'): Error {
  return phase === 'early'
    ? new lsp.ResponseError(lsp.ErrorCodes.ServerNotInitialized, 'The first request must be initialize.')
    : new lsp.ResponseError(lsp.ErrorCodes.InvalidRequest, 'The server was shut down.')
}
