import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applied } from '../../src/core/text-edit.ts'
import { textPlaces } from '../../src/lsp/text.ts'
import { editing } from '../helpers/editing.ts'

const TOOLS = 'tools:\n  - name: get_rain\n    description: weather\n    inputSchema: { type: object }\n'
const ABLE = {
  window: { showDocument: { support: true } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
}

interface Edit {
  readonly range: { readonly start: Place; readonly end: Place }
  readonly newText: string
}
interface Place {
  readonly line: number
  readonly character: number
}

function edited(text: string, edits: readonly Edit[]): string {
  const { offsetAt } = textPlaces(text, 'utf-16')
  return applied(
    text,
    edits.map(({ range, newText }) => ({ span: { start: offsetAt(range.start), end: offsetAt(range.end) }, text: newText })),
  )
}

/** An editor on a list with findings, and the actions that it is offered. */
async function onTools(capabilities: object, files: Record<string, string> = {}) {
  const client = editing({ 'tools.yaml': TOOLS, ...files }, 'Größe & Maß')
  const started = await client.start(capabilities, [client.rootUri])
  const uri = client.uri('tools.yaml')
  client.open(uri, TOOLS, 'yaml')
  await client.published(uri)
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
  const actions = await client.ask('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })
  const action = (start: string) => actions.find(({ title }: { title: string }) => title.startsWith(start))
  return { client, uri, started, action }
}

test.each([
  ['a configuration that is made', undefined],
  ['one with a list', '# Größe 🐎\nignore:\n- rule: description/opener\n  reason: ours\nlint: { fail-on: proved }\n'],
  ['one with lists in flow', 'ignore: [{ rule: description/opener, reason: ours }]\n'],
  ['one without a list', 'preset: strict'],
  ['one in JSON', '{ "ignore": [{ "rule": "description/opener", "reason": "" }], "preset": "strict" }'],
])('accepting a finding in %s leaves the cursor where the reason goes', async (_, config) => {
  const name = config?.startsWith('{') ? 'rightcall.config.json' : 'rightcall.config.yaml'
  const { client, action, started } = await onTools(ABLE, config === undefined ? {} : { [name]: config })
  expect(started.capabilities.executeCommandProvider).toEqual({ commands: ['rightcall.select'] })
  const { edit, command } = action('Accept ')
  const { edits } = edit.documentChanges.at(-1)
  const after = edited(config ?? '', edits)
  // what the client does: the edit, then the command
  await client.ask('workspace/executeCommand', { command: command.command, arguments: command.arguments })
  const shown = await client.hears('window/showDocument')
  expect(shown).toMatchObject({ uri: client.uri(name), takeFocus: true })
  expect(shown.selection.start).toEqual(shown.selection.end)
  const at = textPlaces(after, 'utf-16').offsetAt(shown.selection.start)
  expect(after.slice(0, at)).toMatch(/"?rule"?: ?[^]*"?reason"?: ?"$/)
  expect(after.slice(0, at).match(/rule/g)?.length).toBe(config?.includes('ignore') ? 2 : 1)
  expect(after.slice(at)).toMatch(/^"/)

  // until it is written, that is pointed out where it goes
  client.open(client.uri(name), after, 'yaml')
  const [fault] = await client.published(client.uri(name))
  expect(fault.message).toMatch(/needs a "reason"/)
  expect(fault.range.start).toEqual(textPlaces(after, 'utf-16').positionAt(after.indexOf('""')))
  const version = client.change(client.uri(name), { text: after.replaceAll('""', '"agreed with the shop"') })
  expect(await client.published(client.uri(name), version)).toEqual([])
})

test('a finding that was accepted with a reason is gone when the configuration is saved', async () => {
  const { client, uri, action } = await onTools(ABLE)
  const { edit, title } = action('Accept ')
  const { edits } = edit.documentChanges.at(-1)
  const rule = / (\S+\/\S+) /.exec(title)?.[1]
  const saved = async (reason: string) => {
    const before = client.heard.length
    writeFileSync(join(client.root, 'rightcall.config.yaml'), edited('', edits).replace('""', JSON.stringify(reason)))
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('rightcall.config.yaml'), type: 2 }] })
    const { diagnostics } = await client.hears('textDocument/publishDiagnostics', (params) => params.uri === uri, before)
    return diagnostics.map(({ code }: { code: string }) => code)
  }
  expect(await saved('')).toContain(rule)
  expect(await saved('agreed')).not.toContain(rule)
  expect(readFileSync(join(client.root, 'rightcall.config.yaml'), 'utf8')).toContain('reason: "agreed"')
})

test('the reason of a comment is selected, and pointed out until it is written', async () => {
  const { client, uri, action } = await onTools(ABLE)
  const { edit, command } = action('Disable ')
  const after = edited(TOOLS, edit.documentChanges[0].edits)
  await client.ask('workspace/executeCommand', { command: command.command, arguments: command.arguments })
  const { selection } = await client.hears('window/showDocument')
  const { offsetAt } = textPlaces(after, 'utf-16')
  const [start, end] = [offsetAt(selection.start), offsetAt(selection.end)]
  expect(after.slice(start, end)).toBe('say why this is right')
  const messages = async (text: string) => {
    const version = client.change(uri, { text })
    return (await client.published(uri, version)).map(({ message }) => message).join('\n')
  }
  expect(await messages(after)).toMatch(/gives no reason yet/)
  expect(await messages(after.slice(0, start) + 'a test' + after.slice(end))).not.toMatch(/no reason/)
})

test('a client that shows no documents is asked for nothing, and a command that is none changes nothing', async () => {
  const { action, started } = await onTools({ workspace: ABLE.workspace })
  expect(started.capabilities.executeCommandProvider).toBeUndefined()
  expect(action('Accept ').command).toBeUndefined()
  expect(action('Disable ').command).toBeUndefined()

  const able = await onTools(ABLE)
  for (const given of [undefined, [], [3], ['file:///x', {}], ['file:///x', { start: 1, end: 2 }], ['file:///x', null]])
    expect(await able.client.ask('workspace/executeCommand', { command: 'rightcall.select', arguments: given })).toBeNull()
  expect(able.client.heard.some(({ method }) => method === 'window/showDocument')).toBe(false)
})
