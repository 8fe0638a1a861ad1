import { expect, test } from 'vitest'
import type { ModelParameters, ModelProvider } from '../../src/core/model.ts'
import { anthropic } from '../../src/models/anthropic.ts'
import { compatible } from '../../src/models/compatible.ts'
import { local } from '../../src/models/local.ts'
import { openai } from '../../src/models/openai.ts'
import { chat, DIALECTS, KEY, REQUEST, response } from '../helpers/dialects.ts'
import { providerServer } from '../helpers/provider-server.ts'

const never = new AbortController().signal
const ENV = { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY }

async function sent(provider: ModelProvider, id: string, parameters: ModelParameters, request = REQUEST) {
  const body =
    provider === anthropic ? DIALECTS['anthropic']?.text('Hi.') : provider === openai ? response([]) : chat({ content: 'Hi.' })
  const { url, asked } = await providerServer({ body })
  const env = { ...ENV, OPENAI_BASE_URL: `${url}/v1`, ANTHROPIC_BASE_URL: url }
  const model = await provider.open(id, { env, baseUrl: `${url}/v1`, cwd: '.', parameters })
  await model.ask(request, never)
  return { body: asked[0]?.body, parameters: model.parameters }
}

test('each provider is sent the parameters as it names them, and they are in the manifest', async () => {
  const all = { reasoningEffort: 'low', maxTokens: 500, toolChoice: 'required' } as const
  expect(await sent(openai, 'gpt-5.4', all)).toMatchObject({
    body: { reasoning: { effort: 'low' }, max_output_tokens: 500, tool_choice: 'required' },
    parameters: { reasoning_effort: 'low', max_output_tokens: 500, tool_choice: 'required' },
  })
  expect(await sent(anthropic, 'claude-opus-4-6', all)).toMatchObject({
    body: { output_config: { effort: 'low' }, max_tokens: 500, tool_choice: { type: 'any' } },
    parameters: { effort: 'low', max_tokens: 500, tool_choice: 'any' },
  })
  expect(await sent(compatible, 'qwen3', { ...all, temperature: 0 })).toMatchObject({
    body: { temperature: 0, reasoning_effort: 'low', max_tokens: 500, tool_choice: 'required' },
    parameters: { temperature: 0, reasoning_effort: 'low', max_tokens: 500, tool_choice: 'required' },
  })
})

test.each<[string, ModelProvider, string, ModelParameters, RegExp]>([
  [
    'a temperature for a model that reasons',
    openai,
    'gpt-6-luna',
    { temperature: 0 },
    /--temperature 0.*--reasoning-effort none/,
  ],
  ['an effort for one that does not', openai, 'gpt-4.1', { reasoningEffort: 'low' }, /does not take --reasoning-effort low/],
  ['too few tokens', openai, 'gpt-6-luna', { maxTokens: 3 }, /16 or more/],
  ['a temperature for Claude', anthropic, 'claude-haiku-5-5', { temperature: 1 }, /no longer takes a temperature/],
  ['a forced call of the newest Claude', anthropic, 'claude-opus-5-5', { toolChoice: 'required' }, /only auto/],
  ['an effort that Claude has not', anthropic, 'claude-opus-5-5', { reasoningEffort: 'minimal' }, /low, medium, high/],
  ['an effort for an older Claude', anthropic, 'claude-haiku-4-5', { reasoningEffort: 'low' }, /no effort/],
  ['anything for retrieval', local, 'bm25', { temperature: 0 }, /local:bm25 does not take --temperature 0/],
])('%s is refused before anything is asked', async (_, provider, id, parameters, says) => {
  await expect(provider.open(id, { env: ENV, baseUrl: undefined, cwd: '.', parameters })).rejects.toThrow(says)
})

test('a temperature is taken by a model that reasons where it is told not to', async () => {
  expect((await sent(openai, 'gpt-6-luna', { temperature: 0, reasoningEffort: 'none' })).body).toMatchObject({ temperature: 0 })
})

test('Anthropic keeps what comes before the last tool, and the system text', async () => {
  const { body, parameters } = await sent(anthropic, 'claude-haiku-5-5', {})
  const marker = { cache_control: { type: 'ephemeral' } }
  expect(body.tools.map((tool: object) => 'cache_control' in tool)).toEqual([false, true])
  expect(body.tools[1]).toMatchObject(marker)
  expect(body.system).toEqual([{ type: 'text', text: 'Be brief.', ...marker }])
  expect(JSON.stringify(parameters)).not.toContain('cache')
})

test('OpenAI gets one cache key a toolset, and a breakpoint where the model needs one', async () => {
  const older = await sent(openai, 'gpt-5.4', {})
  const other = await sent(openai, 'gpt-5.4', {}, { ...REQUEST, says: 'Another?' })
  const fewer = await sent(openai, 'gpt-5.4', {}, { ...REQUEST, tools: REQUEST.tools.slice(1) })
  expect(older.body.prompt_cache_key).toMatch(/^rightcall-[0-9a-f]{16}$/)
  expect(other.body.prompt_cache_key).toBe(older.body.prompt_cache_key)
  expect(fewer.body.prompt_cache_key).not.toBe(older.body.prompt_cache_key)
  expect(older.body).toMatchObject({ instructions: 'Be brief.', input: REQUEST.says })
  expect(older.body).not.toHaveProperty('prompt_cache_options')

  const { body } = await sent(openai, 'gpt-6-luna', {})
  expect(body).not.toHaveProperty('instructions')
  expect(body).toMatchObject({
    prompt_cache_options: { mode: 'explicit' },
    input: [
      { role: 'developer', content: [{ type: 'input_text', text: 'Be brief.', prompt_cache_breakpoint: { mode: 'explicit' } }] },
      { role: 'user', content: REQUEST.says },
    ],
  })
})

test('a compatible server is sent nothing that it might not know', async () => {
  expect(Object.keys((await sent(compatible, 'qwen3', {})).body).sort()).toEqual(['messages', 'model', 'tool_choice', 'tools'])
})
