import {
  languages,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type Disposable,
  type TextDocument,
} from 'vscode'
import { versionOf } from './client.ts'
import { isOurs, nameOf } from './languages.ts'
import type { ServerProcess } from './server-process.ts'

/** How the server is, and what it found in the file that is shown. A click shows the output. */
export function statusItem(server: ServerProcess): Disposable[] {
  const item = window.createStatusBarItem('rightcall.status', StatusBarAlignment.Right, 100)
  item.name = 'Rightcall'
  item.command = 'rightcall.showOutput'

  function show(): void {
    const document = window.activeTextEditor?.document
    const broken = server.state() === 'stopped'
    if (!broken && (document === undefined || !isOurs(document))) return item.hide()
    const found = document === undefined ? 0 : findingsIn(document)
    item.text = textOf(server, found)
    item.backgroundColor = broken ? new ThemeColor('statusBarItem.errorBackground') : undefined
    item.tooltip = tooltipOf(server, document, found)
    item.accessibilityInformation = { label: `Rightcall: ${server.state()}, ${counted(found)}` }
    item.show()
  }

  show()
  return [
    item,
    server.onDidChange(show),
    window.onDidChangeActiveTextEditor(show),
    languages.onDidChangeDiagnostics(show),
    workspace.onDidGrantWorkspaceTrust(show),
  ]
}

function findingsIn({ uri }: TextDocument): number {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'rightcall').length
}

function textOf(server: ServerProcess, found: number): string {
  if (server.state() === 'stopped') return '$(error) rightcall: stopped'
  if (server.state() === 'starting') return '$(loading~spin) rightcall'
  return found === 0 ? '$(checklist) rightcall' : `$(checklist) rightcall: ${found}`
}

function tooltipOf(server: ServerProcess, document: TextDocument | undefined, found: number): MarkdownString {
  const fault = server.fault()
  const lines = [
    `**Rightcall** ${versionOf(server.client())}, ${server.state()}`,
    ...(fault === undefined ? [] : [`${fault.says} ${fault.hint}`]),
    ...(document === undefined ? [] : [`${counted(found)} in ${nameOf(document.uri)}`]),
    ...(workspace.isTrusted ? [] : ['Restricted Mode: only files below the open folders are read.']),
    'Click to show the output.',
  ]
  return new MarkdownString(lines.join('\n\n'))
}

function counted(found: number): string {
  return found === 1 ? '1 finding' : `${found === 0 ? 'No' : found} findings`
}
