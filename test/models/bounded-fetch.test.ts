import { createServer, type ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { answerIn, boundedFetch } from '../../src/models/bounded-fetch.ts'

/** The address of a server that answers everything so, and the headers that it was sent. */
async function serving(answer: (response: ServerResponse) => void) {
  const heard: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    heard.push(request.headers)
    request.resume().on('end', () => answer(response))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`, heard }
}

const POST = { method: 'POST', body: '{"say":"é"}' }

test('gives the data of an answer, whatever its type is called', async () => {
  const { url } = await serving((response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('{"text":"é"}'))
  expect(answerIn(await boundedFetch(url, POST))).toEqual({ text: 'é' })
})

test('sends the headers that it is given, but for those that tell of this machine', async () => {
  const { url, heard } = await serving((response) => response.end('{}'))
  await boundedFetch(url, {
    ...POST,
    headers: { Authorization: 'Bearer k', 'X-Stainless-OS': 'Linux', 'X-Stainless-Arch': 'x64' },
  })
  expect(heard).toEqual([expect.objectContaining({ authorization: 'Bearer k', 'content-length': '12' })])
  expect(JSON.stringify(heard)).not.toContain('stainless')
})

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)('reads an answer that a proxy packed with %s', async (packing, pack) => {
  const { url } = await serving((response) => response.writeHead(200, { 'content-encoding': packing }).end(pack('{"a":[1]}')))
  expect(answerIn(await boundedFetch(url, POST))).toEqual({ a: [1] })
})

test.each<[string, (response: ServerResponse) => void]>([
  [
    'a few packed bytes that become 17 MiB',
    (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(' '.repeat(17 * 2 ** 20))),
  ],
  ['packed bytes that are none', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('{}')],
  ['a packing that nobody asked for', (response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('{}')],
  ['17 MiB', (response) => response.end(' '.repeat(17 * 2 ** 20))],
  ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ['an answer from the cache of nobody', (response) => response.writeHead(304).end()],
  ['a status that there is not', (response) => response.writeHead(777).end()],
  ['no answer, but the end of the connection', (response) => response.destroy()],
])('throws an error for %s', async (_, answer) => {
  const { url } = await serving(answer)
  await expect(boundedFetch(url, POST)).rejects.toThrow(Error)
})

test.each([
  ['{"a":', 200],
  ['', 200],
  ['', 204],
  ['<html>', 200],
] as const)('gives no data where the answer is %j with %i', async (text, status) => {
  const { url } = await serving((response) => response.writeHead(status).end(text))
  const response = await boundedFetch(url, POST)
  expect(() => answerIn(response)).toThrow(SyntaxError)
})

test('leaves the words of a refusal to the client that reads them', async () => {
  const { url } = await serving((response) => response.writeHead(429, { 'retry-after': '3' }).end('{"error":"slow"}'))
  const response = await boundedFetch(url, POST)
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([429, '3', '{"error":"slow"}'])
})

test.each<[string, (response: ServerResponse) => void]>([
  ['before the answer begins', () => undefined],
  ['in the middle of the answer', (response) => void response.writeHead(200).write('{"a":')],
])('stops %s, and closes the connection', async (_, answer) => {
  let closed = false
  const { url } = await serving((response) => {
    response.on('close', () => (closed = true))
    answer(response)
  })
  const stop = new AbortController()
  const asked = boundedFetch(url, { ...POST, signal: stop.signal })
  setTimeout(() => stop.abort(new Error('enough')), 50)
  await expect(asked).rejects.toThrow('enough')
  await expect.poll(() => closed).toBe(true)
})

test('sends nothing once it is told to stop', async () => {
  const { url, heard } = await serving((response) => response.end('{}'))
  await expect(boundedFetch(url, { ...POST, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  expect(heard).toEqual([])
})
