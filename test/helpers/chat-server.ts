import { createServer, type IncomingMessage } from 'node:http'
import { isObject, type JsonObject } from '../../src/core/json.ts'
import { onTestFinished } from 'vitest'

export interface ChatAnswer {
  readonly status?: number
  /** Tools to call; text instead where there are none. */
  readonly calls?: readonly string[]
  readonly error?: string
  readonly model?: string
  /** That the provider counts in the question. */
  readonly tokensIn?: number
}

/** What a chat-completions server was asked. */
export interface ChatQuestion {
  readonly model: string
  readonly says: string
  readonly key: string | undefined
  /** Descriptions of the tools that were shown. */
  readonly descriptions: readonly string[]
  readonly body: JsonObject
}

/** A chat-completions server on a port of its own until the test ends. Gives its base URL and what it was asked. */
export async function chatServer(answer: (question: ChatQuestion) => ChatAnswer | Promise<ChatAnswer>) {
  const asked: ChatQuestion[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const question = questionFrom(await bodyOf(request), request.headers.authorization)
      asked.push(question)
      const { status = 200, calls = [], error, model = question.model, tokensIn = 10 } = await answer(question)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(error === undefined ? completion(model, calls, tokensIn) : { error: { message: error } }))
    })()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`, asked }
}

function completion(model: string, calls: readonly string[], tokensIn: number) {
  const tool_calls = calls.map((name, index) => ({ id: `c${index}`, type: 'function', function: { name, arguments: '{}' } }))
  const message = { role: 'assistant', content: calls.length > 0 ? null : 'Hm.', ...(calls.length > 0 ? { tool_calls } : {}) }
  return {
    id: 'x',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop', message }],
    usage: { prompt_tokens: tokensIn, completion_tokens: 2, total_tokens: tokensIn + 2 },
  }
}

async function bodyOf(request: IncomingMessage): Promise<JsonObject> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const body: unknown = JSON.parse(text)
  return isObject(body) ? body : {}
}

function questionFrom(body: JsonObject, authorization: string | undefined): ChatQuestion {
  const { model, messages, tools } = body
  const said = Array.isArray(messages) ? messages.at(-1) : undefined
  const shown: readonly unknown[] = Array.isArray(tools) ? tools : []
  return {
    model: String(model),
    says: String(isObject(said) ? said['content'] : ''),
    body,
    key: authorization?.replace('Bearer ', ''),
    descriptions: shown.map((tool) => {
      const inner = isObject(tool) ? tool['function'] : undefined
      return String(isObject(inner) ? inner['description'] : '')
    }),
  }
}
