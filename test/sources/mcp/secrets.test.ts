import { describe, expect, test } from 'vitest'
import { environmentFor } from '../../../src/sources/mcp/environment.ts'
import { masking, shownCommand, shownUrl } from '../../../src/sources/mcp/secrets.ts'

describe('shownCommand', () => {
  test.each([
    [['npx', '-y', 'server', './data'], 'npx -y server ./data'],
    [['node', 'my server.js', "it's"], `node 'my server.js' 'it'\\''s'`],
    [['s', '--api-key', 'abc', '--port', '80'], `s --api-key '***' --port 80`.replaceAll("'", '')],
    [['s', '--token=abc', 'API_TOKEN=abc'], 's --token=*** API_TOKEN=***'],
    [['s', '--header', 'Authorization: Bearer abc'], `s --header 'Authorization: ***'`],
    [['s', 'ghp_0123456789abcdef'], 's ***'],
    [['s', 'postgres://me:pass@db/x'], 's postgres://***:***@db/x'],
  ])('shows %j', (words, shown) => {
    expect(shownCommand(words)).toBe(shown)
  })
})

test('shownUrl keeps the place and hides what may be secret', () => {
  expect(shownUrl('https://me:pw@example.com/mcp?api_key=abc&x=1#f')).toBe('https://***:***@example.com/mcp?api_key=***&x=***#f')
  expect(shownUrl('https://example.com/mcp')).toBe('https://example.com/mcp')
  expect(shownUrl('no url')).toBe('no url')
})

describe('masking', () => {
  test('hides the value, and the token within it, but no short words', () => {
    const mask = masking({ Authorization: 'Bearer abcdefgh1234' }, true)
    expect(mask('got "Bearer abcdefgh1234", token abcdefgh1234, Bearer')).toBe('got "***", token ***, Bearer')
  })

  test('leaves values alone whose name does not speak of a secret', () => {
    expect(masking({ DATA_FOLDER: '/home/me/data', API_KEY: 'k-12345678' }, false)('/home/me/data k-12345678')).toBe(
      '/home/me/data ***',
    )
  })
})

test('environmentFor passes what programs need and what was given, and no key of ours', () => {
  const ours = {
    PATH: '/bin',
    HOME: '/h',
    LC_ALL: 'C',
    TERM: 'x',
    OPENAI_API_KEY: 'sk',
    ANTHROPIC_API_KEY: 'sk',
    NODE_OPTIONS: '-r evil',
    SHELL: '() { evil; }',
  }
  expect(environmentFor(ours, {})).toEqual({ PATH: '/bin', HOME: '/h', LC_ALL: 'C', TERM: 'x' })
  expect(environmentFor(ours, { OPENAI_API_KEY: 'given', PATH: '/other' })).toMatchObject({
    OPENAI_API_KEY: 'given',
    PATH: '/other',
  })
})
