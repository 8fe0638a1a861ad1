import { commands, window, workspace, type ExtensionContext } from 'vscode'
import { modelViews } from './model-view.ts'
import { pages } from './pages.ts'
import { serverProcess } from './server-process.ts'
import { statusItem } from './status.ts'

let stop: () => Promise<void> = async () => undefined

export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Rightcall', { log: true })
  const server = serverProcess(extensionUri, output)
  const views = modelViews(server)
  stop = server.stop
  subscriptions.push(
    output,
    ...statusItem(server),
    ...views.disposables,
    ...pages(server),
    commands.registerCommand('rightcall.restart', () => server.restart()),
    commands.registerCommand('rightcall.showOutput', () => output.show()),
    commands.registerCommand('rightcall.showModelView', () => views.show()),
    // the editor itself says where there is nothing to repair
    commands.registerCommand('rightcall.fixAll', () =>
      commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.rightcall', apply: 'first' }),
    ),
    workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    workspace.onDidChangeConfiguration((event) => {
      const settings = ['rightcall.server.path', 'rightcall.codeLens.enabled']
      if (settings.some((name) => event.affectsConfiguration(name))) void server.restart()
    }),
  )
  await server.start()
}

export function deactivate(): Promise<void> {
  return stop()
}
