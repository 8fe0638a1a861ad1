import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { BIN } from './real-process.ts'

type Data = ReturnType<typeof JSON.parse>

/** An editor that started `rightcall lsp` as a process of its own and speaks to it over stdio. */
export function editor({ cwd, argv = [BIN, 'lsp', '--stdio'] }: { readonly cwd: string; readonly argv?: readonly string[] }) {
  const server = spawn(process.execPath, [...argv], { cwd, env: { PATH: process.env['PATH'] }, stdio: 'pipe' })
  const ended = once(server, 'close').then(([code, signal]): number | string => code ?? signal)
  const waiting = new Map<number, { resolve(result: Data): void; reject(error: Error): void }>()
  const heard: { method: string; params: Data }[] = []
  const listeners = new Set<() => void>()
  let [pending, last, errors] = [Buffer.alloc(0), 0, '']
  server.stderr.on('data', (chunk) => (errors += String(chunk)))
  server.stdin.on('error', () => undefined)
  server.stdout.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (let next = message(); next !== undefined; next = message()) received(next)
  })

  function message(): Data {
    const head = pending.indexOf('\r\n\r\n')
    const length = Number(/Content-Length: (\d+)/.exec(pending.subarray(0, Math.max(head, 0)).toString())?.[1])
    if (head < 0 || !(pending.length >= head + 4 + length)) return undefined
    const text = pending.subarray(head + 4, head + 4 + length).toString()
    pending = pending.subarray(head + 4 + length)
    return JSON.parse(text)
  }

  function received({ id, method, params, result, error }: Data): void {
    if (method !== undefined && id !== undefined) send({ id, result: null })
    if (method !== undefined) {
      heard.push({ method, params })
      for (const listener of [...listeners]) listener()
    } else if (error !== undefined) waiting.get(id)?.reject(new Error(`${error.code} ${error.message}`))
    else waiting.get(id)?.resolve(result)
  }

  function send(sent: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...sent })
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }

  function ask(method: string, params: object): Promise<Data> {
    const id = ++last
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      send({ id, method, params })
    })
  }

  const tell = (method: string, params: object) => send({ method, params })
  const versions = new Map<string, number>()

  return {
    server,
    ended,
    ask,
    tell,
    heard,
    raw: (text: string) => server.stdin.write(text),
    errors: () => errors,
    lastId: () => last,
    /** Waits for a message from the server; those that came before count where `from` says so. */
    hears(method: string, fits: (params: Data) => boolean = () => true, from = 0): Promise<Data> {
      return new Promise((resolve) => {
        const look = () => {
          const found = heard.slice(from).find((one) => one.method === method && fits(one.params))
          if (found === undefined) return
          listeners.delete(look)
          resolve(found.params)
        }
        listeners.add(look)
        look()
      })
    },
    async start(capabilities: object = {}, roots: readonly string[] = [], initializationOptions?: object): Promise<Data> {
      const workspaceFolders = roots.map((uri) => ({ uri, name: uri }))
      const answer = await ask('initialize', {
        processId: process.pid,
        rootUri: roots[0] ?? null,
        workspaceFolders,
        capabilities,
        initializationOptions,
      })
      tell('initialized', {})
      return answer
    },
    open(uri: string, text: string, languageId = 'json'): void {
      versions.set(uri, 1)
      tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
    },
    change(uri: string, ...contentChanges: readonly object[]): number {
      const version = (versions.get(uri) ?? 0) + 1
      versions.set(uri, version)
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
      return version
    },
    close: (uri: string) => tell('textDocument/didClose', { textDocument: { uri } }),
    /** What is published of a document at a version, or at any. */
    async published(uri: string, version?: number): Promise<Data[]> {
      const fits = (params: Data) => params.uri === uri && (version === undefined || params.version === version)
      return (await this.hears('textDocument/publishDiagnostics', fits)).diagnostics
    },
    pulled: async (uri: string): Promise<Data[]> => (await ask('textDocument/diagnostic', { textDocument: { uri } })).items,
    async stop(): Promise<number | string> {
      await ask('shutdown', {})
      tell('exit', {})
      return ended
    },
  }
}
