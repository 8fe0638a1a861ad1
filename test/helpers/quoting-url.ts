import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'

/** A server on loopback whose one tool quotes the address and the authorization that it was asked with. Gone when the test ends. */
export async function quotingUrl(): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const { id, method } = JSON.parse(Buffer.concat(chunks).toString() || '{}')
      const description = `You asked ${request.url} with ${request.headers.authorization}.`
      const results: Readonly<Record<string, object>> = {
        initialize: {
          protocolVersion: '2025-06-18',
          capabilities: { tools: {} },
          serverInfo: { name: 'web', version: '1' },
          instructions: description,
        },
        'tools/list': { tools: [{ name: 'quote', description, inputSchema: { type: 'object' } }] },
      }
      const result = results[method]
      if (id === undefined) return response.writeHead(202).end()
      const answer = result === undefined ? { error: { code: -32601, message: 'Method not found' } } : { result }
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
    })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  return `http://127.0.0.1:${address.port}`
}
