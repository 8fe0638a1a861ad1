import { describe, expect, test } from 'vitest'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

const PARAMETERS = 'parameters: { temperature: 0.5, max-tokens: 200 }'

function shop(more: Readonly<Record<string, string>> = {}): string {
  return folder({ 'intents.yaml': suiteYaml(PARAMETERS), 'tools.json': toolsJson(), 'good.json': scriptJson(), ...more })
}

async function sent(command: 'eval' | 'compare', more: Readonly<Record<string, string>>, ...argv: string[]) {
  const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
  const words = command === 'eval' ? ['eval', '.'] : ['compare', 'tools.json', 'tools.json', '--suite', '.']
  const { out, err } = await rightcall([...words, '--model', 'compatible:x', '--no-cache', '--format', 'json', ...argv], {
    cwd: shop(more),
    env: { RIGHTCALL_BASE_URL: url },
  })
  if (out === '') throw new Error(err)
  const report = JSON.parse(out)
  return { body: asked[0]?.body, manifest: report.manifest ?? report.before }
}

describe('parameters: in a suite', () => {
  test.each(['eval', 'compare'] as const)('are sent by %s, and stand in the manifest', async (command) => {
    const { body, manifest } = await sent(command, {})
    expect(body).toMatchObject({ temperature: 0.5, max_tokens: 200 })
    expect(manifest.models[0].parameters).toMatchObject({ temperature: 0.5, max_tokens: 200 })
  })

  test('count more than the configuration, and flags count more than both', async () => {
    const config = { 'rightcall.config.yaml': 'eval: { parameters: { temperature: 1, max-tokens: 9, tool-choice: required } }' }
    const { body } = await sent('eval', config, '--max-tokens', '300')
    expect(body).toMatchObject({ temperature: 0.5, max_tokens: 300, tool_choice: 'required' })
  })

  test('are left alone by models that generate nothing; a flag for them is refused', async () => {
    const argv = ['eval', '.', '--model', 'local:bm25', '--model', 'scripted:good.json']
    expect((await rightcall(argv, { cwd: shop() })).code).toBe(0)
    const { code, err } = await rightcall([...argv, '--temperature', '0'], { cwd: shop() })
    expect([code, err]).toEqual([2, expect.stringContaining('does not take --temperature 0')])
  })

  test.each([
    ['parameters: { temprature: 0 }', /intents\.yaml:2:15 is the unknown key "temprature"\. Did you mean temperature\?/],
    ['parameters: { temperature: hot }', /:2:28 should be a number of at least 0, not "hot"/],
    ['parameters: { max-tokens: 0.5 }', /should be a whole number above 0, not 0\.5/],
    ['parameters: { tool-choice: maybe }', /should be one of auto, required, none, not "maybe"/],
    ['parameters: { reasoning-effort: lo }', /should be one of none, minimal, low,.*not "lo"/],
    ['parameters: 3', /should be an object such as \{ temperature: 0 \}/],
  ])('%s is refused with its place', async (line, says) => {
    const { code, err } = await rightcall(['eval', '.', '--model', 'scripted:good.json'], {
      cwd: shop({ 'intents.yaml': suiteYaml(line) }),
    })
    expect(err).toMatch(says)
    expect(code).toBe(2)
  })
})
