import { createServer, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'

export interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: ReturnType<typeof JSON.parse>
}

/** What the server answers next: a body with its status and headers, or what to do instead. */
export type Answer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | 'truncated'
  | 'hang'
  | 'huge'

/** A provider on the loopback: gives the answers in turn, the last one for ever, and keeps what it was asked. */
export async function providerServer(...answers: readonly Answer[]): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    asked.push({
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString() || 'null'),
    })
    const answer = answers[Math.min(asked.length, answers.length) - 1]
    if (answer === undefined || answer === 'hang') return
    if (answer === 'huge') {
      response.writeHead(200, { 'content-type': 'application/json' })
      const chunk = Buffer.alloc(2 ** 20, ' ')
      const more = (): void => void (response.destroyed || response.write(chunk, () => setImmediate(more)))
      return more()
    }
    if (answer === 'truncated') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"id": "x", "output": [')
      return void setTimeout(() => response.destroy(), 20)
    }
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(text)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, asked }
}
