// `node server.ts` answers Chat Completions, Responses and Messages after a fixed spread of latencies, and prints its port.
import { createServer } from 'node:http'

/** Milliseconds; taken in turn, so that every run waits for the same ones. Median 180, one in twenty 600. */
const LATENCIES = [120, 150, 180, 210, 240, 140, 170, 180, 190, 300, 130, 160, 180, 200, 260, 150, 170, 190, 220, 600]

const call = { name: 'find_order', arguments: '{}' }
const BODIES: Readonly<Record<string, unknown>> = {
  '/v1/chat/completions': {
    model: 'bench-1',
    choices: [
      {
        index: 0,
        finish_reason: 'tool_calls',
        message: { role: 'assistant', content: null, tool_calls: [{ id: 'c', type: 'function', function: call }] },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 20 },
  },
  '/v1/responses': {
    ...{ id: 'r', object: 'response', status: 'completed', model: 'bench-1' },
    output: [{ type: 'function_call', call_id: 'c', ...call }],
    usage: { input_tokens: 900, output_tokens: 20 },
  },
  '/v1/messages': {
    ...{ id: 'm', type: 'message', role: 'assistant', model: 'bench-1', stop_reason: 'tool_use' },
    content: [{ type: 'tool_use', id: 'c', name: call.name, input: {} }],
    usage: { input_tokens: 900, output_tokens: 20 },
  },
}

/** Path to the body of the first request, which `/first` and the path give. */
const firsts = new Map<string, string>()
let turn = 0
const server = createServer((request, response) => {
  const path = request.url ?? ''
  const first = firsts.get(path.replace(/^\/first/, ''))
  if (first !== undefined && path.startsWith('/first')) return void response.end(first)
  const chunks: Buffer[] = []
  if (first === undefined) request.on('data', (chunk: Buffer) => chunks.push(chunk))
  else request.resume()
  request.on('end', () => {
    if (first === undefined) firsts.set(path, Buffer.concat(chunks).toString())
    const body = JSON.stringify(BODIES[path] ?? {})
    const wait = LATENCIES[turn++ % LATENCIES.length] ?? 0
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      response.end(body)
    }, wait)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
