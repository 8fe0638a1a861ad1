import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import type { Model, ModelProvider } from '../../src/core/model.ts'
import { UserError } from '../../src/core/user-error.ts'
import { compatible } from '../../src/models/compatible.ts'
import { openai } from '../../src/models/openai.ts'
import { chat, DIALECTS, KEY, REQUEST, response, type Dialect } from '../helpers/dialects.ts'
import { providerServer, type Answer, type Asked } from '../helpers/provider-server.ts'

const never = new AbortController().signal

/** That every provider has a dialect, or needs none, is for test/contract/model.test.ts to say. */
const speaking = (await builtins.modelProviders()).flatMap((provider): [string, ModelProvider, Dialect][] => {
  const dialect = DIALECTS[provider.prefix]
  return dialect === undefined ? [] : [[provider.prefix, provider, dialect]]
})

describe.each(speaking)('%s', (_, provider, dialect) => {
  async function open(...answers: readonly Answer[]): Promise<{ model: Model; asked: Asked[] }> {
    const { url, asked } = await providerServer(...answers)
    const model = await provider.open('some-model', { env: dialect.env(url), baseUrl: undefined, cwd: '.' })
    return { model, asked }
  }

  async function failure(...answers: readonly Answer[]): Promise<{ error: unknown; model: Model; asked: Asked[] }> {
    const { model, asked } = await open(...answers)
    const error = await model.ask(REQUEST, never).catch((reason: unknown) => reason)
    expect(JSON.stringify({ ...Object(error), message: String(error), stack: Object(error).stack })).not.toContain(KEY)
    return { error, model, asked }
  }

  test('sends the question with its tools in order, the key in its header, and nothing that newer models refuse', async () => {
    const { model, asked } = await open({ body: dialect.text('Hello.') })
    await model.ask(REQUEST, never)
    expect(asked).toHaveLength(1)
    const [{ path, body }] = asked as [Asked]
    expect(path).toBe(dialect.path)
    expect(String(dialect.keyOf(asked[0] as Asked))).toContain(KEY)
    expect(body.model).toBe('some-model')
    expect(JSON.stringify(body)).toContain('What is the weather in Paris?')
    expect(JSON.stringify(body)).toContain('Be brief.')
    expect(JSON.stringify(body)).not.toContain(KEY)
    for (const refused of ['temperature', 'top_p', 'seed', 'stream']) expect(body).not.toHaveProperty(refused)
    const names = body.tools.map((tool: { name?: string; function?: { name: string } }) => tool.name ?? tool.function?.name)
    expect(names).toEqual(['weather_now_2', 'weather_now'])
    expect(JSON.stringify(model.parameters)).not.toContain(KEY)
  })

  test('gives parallel calls under the tools’ own names, tokens, and the model that answered', async () => {
    const { model } = await open({ body: dialect.calls(['weather_now_2', '{"city":"Paris"}'], ['weather_now', '{}']) })
    expect(await model.ask(REQUEST, never)).toEqual({
      calls: [
        { tool: 'weather.now', arguments: { city: 'Paris' } },
        { tool: 'weather_now', arguments: {} },
      ],
      text: '',
      stop: 'calls',
      usage: { input: 100, output: 20, cachedInput: 60 },
      model: 'gpt-x-2026',
    })
  })

  test('keeps the name of a call to a tool that does not exist', async () => {
    const { model } = await open({ body: dialect.calls(['send_rain', '{}']) })
    expect((await model.ask(REQUEST, never)).calls).toEqual([{ tool: 'send_rain', arguments: {} }])
  })

  test.each([
    ['text', () => dialect.text('Which Paris?'), { text: 'Which Paris?', stop: 'end' }],
    ['a refusal', () => dialect.refusal, { text: 'I will not.', stop: 'refusal' }],
    ['an answer that was cut off', () => dialect.cutOff, { stop: 'length' }],
  ])('gives %s as an answer without calls', async (_name, body, expected) => {
    const { model } = await open({ body: body() })
    expect(await model.ask(REQUEST, never)).toMatchObject({ calls: [], ...expected })
  })

  test('asks without tools where there are none', async () => {
    const { model, asked } = await open({ body: dialect.text('Hello.') })
    await model.ask({ ...REQUEST, tools: [] }, never)
    expect(asked[0]?.body.tools ?? []).toEqual([])
  })

  test.each<[string, Answer, { afterMs: number | undefined; throttled: boolean }]>([
    [
      '429 with seconds',
      { status: 429, headers: { 'retry-after': '3' }, body: { error: { message: 'slow down' } } },
      { afterMs: 3000, throttled: true },
    ],
    ['429 with milliseconds', { status: 429, headers: { 'retry-after-ms': '250' }, body: {} }, { afterMs: 250, throttled: true }],
    ['429 without a word', { status: 429, body: {} }, { afterMs: undefined, throttled: true }],
    ['500', { status: 500, body: { error: { message: 'oops' } } }, { afterMs: undefined, throttled: false }],
    [
      '529',
      { status: 529, body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } },
      { afterMs: undefined, throttled: false },
    ],
    ['a torn body', 'truncated', { afterMs: undefined, throttled: false }],
    [
      'HTML with 200',
      { headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' },
      { afterMs: undefined, throttled: false },
    ],
    ['JSON of another kind', { body: { hello: 'world' } }, { afterMs: undefined, throttled: false }],
    ['JSON that is none', { body: '{"output": [' }, { afterMs: undefined, throttled: false }],
  ])('says that asking again may help after %s, and does not ask again by itself', async (_name, answer, again) => {
    const { error, model, asked } = await failure(answer)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(UserError)
    expect(model.retry?.(error)).toEqual(again)
    expect(asked).toHaveLength(1)
  })

  test('does not ask again after a request that the provider found wrong', async () => {
    const { error, model } = await failure({ status: 400, body: { error: { message: `bad schema, key ${KEY}` } } })
    expect(model.retry?.(error)).toBe(false)
    expect(String(error)).toContain('bad schema')
  })

  test.each([401, 403])('names the variable of a key that is refused (%i)', async (status) => {
    const { error } = await failure({ status, body: { error: { message: `Incorrect API key provided: ${KEY}` } } })
    expect(error).toBeInstanceOf(UserError)
    expect(String(error)).toContain(dialect.keyName)
  })

  test('says which model a provider does not know', async () => {
    const { error } = await failure({ status: 404, body: { error: { message: 'model not found' } } })
    expect(error).toBeInstanceOf(UserError)
    expect(String(error)).toContain('some-model')
  })

  test('follows no redirect with the key', async () => {
    const elsewhere = await providerServer({ body: {} })
    const { error } = await failure({ status: 307, headers: { location: `${elsewhere.url}/steal` }, body: '' })
    expect(error).toBeInstanceOf(Error)
    expect(elsewhere.asked).toEqual([])
  })

  test('reads no more than 16 MiB', async () => {
    const { error } = await failure('huge')
    expect(error).toBeInstanceOf(Error)
  })

  test('ends when it is told to', async () => {
    const { model } = await open('hang')
    const stop = new AbortController()
    const asking = model.ask(REQUEST, stop.signal)
    setTimeout(() => stop.abort(), 30)
    await expect(asking).rejects.toThrow()
  })
})

describe('arguments that are no JSON', () => {
  const asText = speaking.filter(([prefix]) => prefix !== 'anthropic')
  test.each(asText)('come back from %s as the text that the model wrote', async (_, provider, dialect) => {
    const { url } = await providerServer({ body: dialect.calls(['weather_now', '{"city": Paris}']) })
    const model = await provider.open('m', { env: dialect.env(url), baseUrl: undefined, cwd: '.' })
    expect((await model.ask(REQUEST, never)).calls).toEqual([{ tool: 'weather_now', arguments: '{"city": Paris}' }])
  })
})

test('openai says strict and store aloud, for left out they mean something else', async () => {
  const { url, asked } = await providerServer({ body: response([]) })
  const model = await openai.open('m', { env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: url }, baseUrl: undefined, cwd: '.' })
  await model.ask(REQUEST, never)
  expect(asked[0]?.body).toMatchObject({ store: false, tool_choice: 'auto', tools: [{ strict: false }, { strict: false }] })
})

test.each<[string, ModelProvider, unknown]>([
  ['a failed response', openai, response([], { status: 'failed', error: { code: 'server_error', message: 'it broke' } })],
  ['a cancelled response', openai, response([], { status: 'cancelled' })],
  ['a choice that ended in an error', compatible, chat({ role: 'assistant', content: '' }, 'error')],
])('%s with status 200 is a failure, not an abstention', async (_, provider, body) => {
  const { url } = await providerServer({ body })
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: url, RIGHTCALL_BASE_URL: url }
  const model = await provider.open('m', { env, baseUrl: undefined, cwd: '.' })
  const error = await model.ask(REQUEST, never).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(model.retry?.(error)).toEqual({ afterMs: undefined, throttled: false })
})

test('a used-up quota stops the run instead of being asked again', async () => {
  const { url } = await providerServer({ status: 429, body: { error: { code: 'insufficient_quota', message: 'quota' } } })
  const model = await openai.open('m', { env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: url }, baseUrl: undefined, cwd: '.' })
  await expect(model.ask(REQUEST, never)).rejects.toThrowError(UserError)
})

describe('opening', () => {
  test('a compatible server needs no key, and gets no other provider’s', async () => {
    const { url, asked } = await providerServer({ body: chat({ role: 'assistant', content: 'Hi.' }) })
    const env = { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY }
    vi.stubEnv('OPENAI_API_KEY', KEY).stubEnv('OPENAI_CUSTOM_HEADERS', `X-Company: ${KEY}`)
    onTestFinished(() => void vi.unstubAllEnvs())
    const model = await compatible.open('m', { env, baseUrl: `${url}/v1`, cwd: '.' })
    await model.ask(REQUEST, never)
    expect(JSON.stringify(asked[0]?.headers)).not.toContain(KEY)
    expect(asked[0]?.headers).not.toHaveProperty('x-company')
  })

  test.each(['ftp://x', 'nonsense', 'http://me:secret@localhost/v1', 'http://localhost/v1?key=secret'])(
    'refuses the address %s without repeating it',
    async (baseUrl) => {
      const error = await compatible.open('m', { env: {}, baseUrl, cwd: '.' }).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(UserError)
      expect(String(error)).not.toContain('secret')
    },
  )
})
