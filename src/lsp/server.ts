import { setImmediate } from 'node:timers/promises'
import { abilitiesOf, offered } from './abilities.ts'
import { actionsFor } from './actions.ts'
import { completionsAt, isConfigFile } from './completion.ts'
import { configDiagnostics } from './config-diagnostics.ts'
import { definitionAt } from './definition.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { pathOfOpen, pathOfUri, type OpenDocument } from './documents.ts'
import { compareWithHead } from './head.ts'
import { hoverAt } from './hover.ts'
import { modelView } from './model-view.ts'
import { openProjects, type ProjectSettings } from './projects.ts'
import {
  connectionOver,
  refusedIn,
  takenBack,
  watchedFiles,
  type Cancellation,
  type InitializeParams,
  type LspDiagnostic,
} from './protocol.ts'
import { publisher } from './publisher.ts'
import { notBelow } from './reach.ts'
import { lensesFor } from './lenses.ts'
import {
  COMPARE_WITH_HEAD,
  isTrusted,
  lensesOf,
  MODEL_VIEW,
  RUN_VIEW,
  type CompareWithHeadParams,
  type HeadComparison,
  type ModelViewParams,
  type ToolInRun,
  type RunViewParams,
} from './requests.ts'
import { runView } from './run-view.ts'
import { placeToSelect } from './select.ts'
import { suiteDiagnostics } from './suite-diagnostics.ts'
import { stateOf, type Opened, type State } from './state.ts'
import { changedText } from './text.ts'

export interface ServerSettings {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  readonly version: string
  /** The working directory, for texts that are no files. */
  readonly cwd: string
  readonly open: ProjectSettings['open']
  /** Loads the parsers. */
  prepare(): Promise<void>
  /** Ends the process, because the client is gone, or can no longer be understood. */
  gone(isDone: boolean, why?: string): void
}

/** Serves one editor. The process ends with the connection: when the client says so, dies, or closes the stream. */
export function serve({ input, output, version, cwd, open, prepare, gone }: ServerSettings): void {
  let phase: 'early' | 'running' | 'late' = 'early'
  const connection = connectionOver(input, output, (why) => gone(phase === 'late', why))
  const documents = new Map<string, OpenDocument>()
  const roots = new Set<string>()
  /** False in an editor's restricted mode. */
  let trusted = true
  let lenses = lensesOf(undefined)
  const outside = notBelow(() => [...roots])
  /** The files that open suites read their tools from. */
  const toolsets = new Map<string, string>()
  const projects = openProjects({ open, outside: (path) => (trusted ? undefined : outside(path)), tell: showError })
  const ready = prepare()
  let state: State = stateOf(abilitiesOf({}), documents, projects, () => [...roots])

  const push = publisher({
    report: async (uri) => {
      const opened = await state.opened(uri)
      return opened && { version: opened.document.version, diagnostics: await shownOf(opened) }
    },
    isCurrent: (uri, current) => documents.get(uri)?.version === current,
    publish: (uri, current, diagnostics) => void connection.sendDiagnostics({ uri, version: current, diagnostics }),
    failed: (error) => connection.console.error(told(error)),
  })

  /** To be read, not to be answered. */
  function showError(says: string): void {
    void connection.sendNotification('window/showMessage', { type: 1, message: `rightcall: ${says}` })
  }

  async function shownOf(opened: Opened): Promise<LspDiagnostic[]> {
    const configured = await configDiagnostics(opened, state, open)
    if (configured !== undefined) return configured
    const suite = suiteDiagnostics(opened, state)
    if (suite?.toolset === undefined) toolsets.delete(opened.document.uri)
    else toolsets.set(opened.document.uri, suite.toolset)
    return [...diagnosticsOf(opened, state), ...(suite?.diagnostics ?? [])]
  }

  connection.onInitialize(async (params) => {
    for (const root of rootsOf(params)) roots.add(root)
    trusted = isTrusted(params.initializationOptions)
    lenses = lensesOf(params.initializationOptions)
    state = stateOf(abilitiesOf(params.capabilities), documents, projects, () => [...roots])
    await ready
    phase = 'running'
    // runs are read from files that nobody vouches for before the workspace is trusted
    return offered(state.abilities, version, lenses.wanted && trusted)
  })

  connection.onShutdown(() => {
    phase = 'late'
  })

  connection.onInitialized(async () => {
    if (!state.abilities.watches) return
    const watchers = [
      '**/rightcall.{config.{yaml,yml,json},reading.jsonl}',
      '**/*.{json,jsonc,yaml,yml,ts,tsx,mts,cts,js,jsx,mjs,cjs}',
    ]
    await connection.client.register(watchedFiles, { watchers: watchers.map((globPattern) => ({ globPattern })) })
  })

  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: FoldersChanged) => {
    for (const { uri } of event.removed) roots.delete(pathOfUri(uri) ?? '')
    for (const { uri } of event.added) roots.add(pathOfUri(uri) ?? cwd)
    projects.forgetConfigs()
    again()
  })

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version: first, text } }) => {
    const path = pathOfOpen(uri, languageId, [...roots][0] ?? cwd)
    documents.set(uri, { uri, path, version: first, text })
    changed(uri)
  })

  connection.onDidChangeTextDocument(({ textDocument: { uri, version: next }, contentChanges }) => {
    const document = documents.get(uri)
    // a client that changes what it never opened is broken, and its text unknown
    if (document === undefined) return
    const text = changedText(document.text, state.textPlaces(document), contentChanges, state.abilities.encoding)
    documents.set(uri, { ...document, version: next, text })
    changed(uri)
  })

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri)
    toolsets.delete(uri)
    push.forget(uri)
    if (!state.abilities.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] })
  })

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => touched([pathOfUri(uri) ?? '']))
  connection.onDidChangeWatchedFiles(({ changes }) => touched(changes.map(({ uri }) => pathOfUri(uri) ?? '')))

  function changed(uri: string): void {
    if (state.abilities.pulls) return
    push.schedule(uri)
    const path = documents.get(uri)?.path
    for (const [suite, toolset] of toolsets) if (toolset === path) push.schedule(suite)
  }

  /** Files changed on the disk: what depends on them is asked for again. */
  function touched(paths: readonly string[]): void {
    if (paths.some((path) => isConfigFile(path) || projects.isConfig(path))) projects.forgetConfigs()
    else projects.lookAgain()
    again()
  }

  function again(): void {
    if (state.abilities.pulls) {
      if (state.abilities.refreshes) connection.languages.diagnostics.refresh()
    } else for (const uri of documents.keys()) push.schedule(uri)
  }

  /** Answers for an open document, unless the client has taken the question back meanwhile. */
  async function answer<Answer>(
    uri: string,
    cancellation: Cancellation,
    give: (opened: Opened) => Answer | Promise<Answer>,
    otherwise: Answer,
  ): Promise<Answer> {
    if (phase !== 'running') throw refusedIn(phase)
    // what was sent right behind the question is read first: a change, or that it is no longer asked
    await setImmediate()
    if (cancellation.isCancellationRequested) throw takenBack()
    const opened = await state.opened(uri)
    return opened === undefined ? otherwise : give(opened)
  }

  connection.languages.diagnostics.on(({ textDocument: { uri } }, cancellation) =>
    answer(uri, cancellation, async (opened) => ({ kind: 'full', items: await shownOf(opened) }), { kind: 'full', items: [] }),
  )
  connection.onCodeAction((params, cancellation) =>
    answer(params.textDocument.uri, cancellation, (opened) => actionsFor(opened, params, state), []),
  )
  connection.onExecuteCommand(async (params) => {
    const place = placeToSelect(params)
    if (place !== undefined) await connection.window.showDocument({ ...place, takeFocus: true })
    return null
  })
  connection.onHover(({ textDocument: { uri }, position }, cancellation) =>
    answer(uri, cancellation, async (opened) => (await hoverAt(opened, position)) ?? null, null),
  )
  connection.onCompletion(({ textDocument: { uri }, position }, cancellation) =>
    answer(uri, cancellation, (opened) => completionsAt(opened, position, state), []),
  )
  connection.onDefinition(({ textDocument: { uri }, position }, cancellation) =>
    answer(uri, cancellation, (opened) => definitionAt(opened, position, state), []),
  )
  connection.onRequest(MODEL_VIEW, ({ textDocument: { uri }, position }: ModelViewParams, cancellation: Cancellation) =>
    answer(uri, cancellation, (opened) => modelView(opened, position) ?? null, null),
  )
  connection.onCodeLens(({ textDocument: { uri } }, cancellation) =>
    answer(uri, cancellation, (opened) => (trusted ? lensesFor(opened, lenses.shown) : []), []),
  )
  connection.onRequest(RUN_VIEW, (params: RunViewParams, cancellation: Cancellation) =>
    answer<ToolInRun | null>(params.textDocument.uri, cancellation, (opened) => (trusted ? runView(opened, params) : null), null),
  )
  connection.onRequest(COMPARE_WITH_HEAD, ({ textDocument: { uri } }: CompareWithHeadParams, cancellation: Cancellation) =>
    answer<HeadComparison | null>(uri, cancellation, (opened) => compareWithHead(opened, trusted), null),
  )

  connection.listen()
}

interface FoldersChanged {
  readonly event: { readonly added: readonly { readonly uri: string }[]; readonly removed: readonly { readonly uri: string }[] }
}

function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  const paths = uris.flatMap((uri) => pathOfUri(uri) ?? [])
  return paths.length === 0 && rootPath ? [rootPath] : paths
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
