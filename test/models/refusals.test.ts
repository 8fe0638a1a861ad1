import { expect, test } from 'vitest'
import { stoppedBy } from '../../src/core/stopped.ts'
import { UserError } from '../../src/core/user-error.ts'
import { anthropic } from '../../src/models/anthropic.ts'
import { compatible } from '../../src/models/compatible.ts'
import { openai } from '../../src/models/openai.ts'
import { KEY, REQUEST } from '../helpers/dialects.ts'
import { providerServer, type Answer } from '../helpers/provider-server.ts'

const never = new AbortController().signal

async function failureOf(answer: Answer, provider = compatible) {
  const { url } = await providerServer(answer)
  const env = {
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_API_KEY: KEY,
    ANTHROPIC_BASE_URL: url,
    RIGHTCALL_API_KEY: KEY,
  }
  const model = await provider.open('some-model', { env, baseUrl: `${url}/v1`, cwd: '.' })
  const error: unknown = await model.ask(REQUEST, never).catch((reason: unknown) => reason)
  expect(String(error)).not.toContain(KEY)
  return { error, again: error instanceof UserError ? undefined : model.retry?.(error) }
}

const of = (status: number, error: object): Answer => ({ status, body: { error } })

test.each<[string, Answer]>([
  ['OpenAI, quota', of(429, { code: 'insufficient_quota', message: 'You exceeded your current quota, please check your plan.' })],
  [
    'OpenAI, quota without a code',
    of(429, { type: 'insufficient_quota', code: null, message: 'You exceeded your current quota.' }),
  ],
  ['OpenAI, hard limit', of(400, { code: 'billing_hard_limit_reached', message: 'Billing hard limit has been reached.' })],
  [
    'OpenAI, account',
    of(429, { code: 'billing_not_active', message: 'Your account is not active, please check your billing details.' }),
  ],
  ['OpenRouter', of(402, { code: 402, message: 'This request requires more credits, or fewer max_tokens.' })],
  ['OpenRouter, with status 200', { body: { error: { code: 402, message: 'Insufficient credits.' } } }],
  ['DeepSeek', of(402, { message: 'Insufficient Balance', type: 'unknown_error' })],
  [
    'Groq',
    of(400, { code: 'blocked_api_access', message: 'API access is blocked: the spend limit of your organization is reached.' }),
  ],
  ['One API', of(403, { code: 'insufficient_user_quota', message: 'user quota is not enough' })],
  ['Moonshot', of(429, { type: 'exceeded_current_quota_error', message: 'Your account is suspended.' })],
  ['Gemini', of(429, { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Your prepayment credits are depleted.' })],
])('no money at %s ends the run', async (_, answer) => {
  expect(stoppedBy((await failureOf(answer)).error)).toMatchObject({ reason: 'money' })
})

test.each<[string, Answer]>([
  ['400', of(400, { type: 'invalid_request_error', message: 'Your credit balance is too low to access the Anthropic API.' })],
  ['402', of(402, { type: 'billing_error', message: 'There is a problem with your billing.' })],
])('no money at Anthropic (%s) ends the run', async (_, answer) => {
  expect(stoppedBy((await failureOf(answer, anthropic)).error)).toMatchObject({ reason: 'money' })
})

test.each<[string, Answer]>([
  ['401', of(401, { message: `Incorrect API key provided: ${KEY}` })],
  ['403', of(403, { message: 'This key may not use the model.' })],
  ['Gemini', of(400, { status: 'INVALID_ARGUMENT', message: 'API key not valid. Please pass a valid API key.' })],
])('a refused key (%s) ends the run', async (_, answer) => {
  expect(stoppedBy((await failureOf(answer)).error)).toMatchObject({ reason: 'key' })
})

test.each<[string, Answer, unknown]>([
  [
    'a limit a minute that talks of billing, with the pause in the body',
    of(429, {
      status: 'RESOURCE_EXHAUSTED',
      message: 'You exceeded your current quota, please check your plan and billing details.',
      details: [{ retryDelay: '34s' }],
    }),
    { afterMs: 34_000, throttled: true },
  ],
  [
    'a rate limit with status 200',
    { body: { error: { message: 'rate limit exceeded' } } },
    { afterMs: undefined, throttled: true },
  ],
  ['a flagged question', of(403, { code: 403, message: 'Your input was flagged.' }), false],
  ['a wrong schema', of(400, { type: 'invalid_request_error', message: 'input_schema does not support oneOf' }), false],
  [
    'a limit that is used up, without a word of a pause',
    { status: 429, headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1.5s' }, body: {} },
    { afterMs: 1_500, throttled: true },
  ],
])('%s ends nothing', async (_, answer, again) => {
  expect((await failureOf(answer)).again).toEqual(again)
})

test('a parameter that the model does not take is said by name, and asked once', async () => {
  const refused = of(400, {
    code: 'unsupported_parameter',
    param: 'temperature',
    message: "Unsupported parameter: 'temperature'",
  })
  const { error } = await failureOf(refused, openai)
  expect(error).toBeInstanceOf(UserError)
  expect(String(error)).toContain("'temperature'")
})

test('a connection that fails says where and why, and no key', async () => {
  const model = await compatible.open('m', { env: { RIGHTCALL_API_KEY: KEY }, baseUrl: 'http://127.0.0.1:49997/v1', cwd: '.' })
  const error: unknown = await model.ask(REQUEST, never).catch((reason: unknown) => reason)
  expect(String(error)).toBe('Error: no connection to 127.0.0.1:49997: nothing listens at this address (ECONNREFUSED)')
  expect(model.retry?.(error)).toEqual({ afterMs: undefined, throttled: false })
})
