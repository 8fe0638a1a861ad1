import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'

/** What editors show. */
interface Shown {
  readonly diagnostics: readonly { readonly message: string; readonly range: { readonly start: { readonly line: number } } }[]
}

/** yaml-language-server, spoken to as an editor does, with documents of one name. */
export async function yamlLanguageServer(name = 'rightcall.config.yaml') {
  const bin = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server')
  const server = spawn(process.execPath, [bin, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  onTestFinished(() => void server.kill())
  const waiting = new Map<number, (result: unknown) => void>()
  const published = new Map<string, (shown: Shown) => void>()
  let pending = Buffer.alloc(0)
  let last = 0

  server.stdout.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (let next = message(); next !== undefined; next = message()) received(next)
  })

  function message(): ReturnType<typeof JSON.parse> | undefined {
    const head = pending.indexOf('\r\n\r\n')
    const length = Number(/Content-Length: (\d+)/.exec(pending.subarray(0, Math.max(head, 0)).toString())?.[1])
    if (head < 0 || pending.length < head + 4 + length) return undefined
    const text = pending.subarray(head + 4, head + 4 + length).toString()
    pending = pending.subarray(head + 4 + length)
    return JSON.parse(text)
  }

  function received({ id, method, params, result }: ReturnType<typeof JSON.parse>): void {
    if (method === 'textDocument/publishDiagnostics') published.get(params.uri)?.(params)
    else if (method === 'workspace/configuration')
      send({ id, result: params.items.map(() => ({ validate: true, completion: true })) })
    else if (method !== undefined && id !== undefined) send({ id, result: null })
    else waiting.get(id)?.(result)
  }

  function send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message })
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }

  function ask(method: string, params: object): Promise<ReturnType<typeof JSON.parse>> {
    const id = ++last
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      send({ id, method, params })
    })
  }

  await ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: { completion: { completionItem: { snippetSupport: false, documentationFormat: ['markdown'] } } },
    },
  })
  send({ method: 'initialized', params: {} })

  const uriOfNext = () => `file:///project/${++last}/${name}`

  /** Opens a text and gives what the server reports of it. */
  function opened(uri: string, text: string): Promise<Shown['diagnostics']> {
    return new Promise((resolve) => {
      published.set(uri, ({ diagnostics }) => resolve(diagnostics))
      send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } })
    })
  }

  /** Opens a text without its `|`, and gives what a request about that place says. */
  async function openedAt(marked: string) {
    const uri = uriOfNext()
    const before = marked.slice(0, marked.indexOf('|')).split('\n')
    await opened(uri, marked.replace('|', ''))
    return { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } }
  }

  return {
    /** What is reported, `line: message`, lines from 1. */
    async reports(text: string): Promise<string[]> {
      const found = await opened(uriOfNext(), text)
      return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`)
    },
    /** What hover says at the place of `|`. */
    hover: async (marked: string): Promise<string> =>
      (await ask('textDocument/hover', await openedAt(marked)))?.contents.value ?? '',
    /** What is offered at the place of `|`. */
    async offers(marked: string): Promise<{ readonly label: string; readonly documentation: string }[]> {
      const answer = await ask('textDocument/completion', await openedAt(marked))
      return answer.items.map((item: { label: string; documentation?: string | { value: string } }) => ({
        label: item.label,
        documentation: typeof item.documentation === 'string' ? item.documentation : (item.documentation?.value ?? ''),
      }))
    },
  }
}
