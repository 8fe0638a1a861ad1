import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { editing } from '../helpers/editing.ts'
import { folder } from '../helpers/folder.ts'

const TOOLS = JSON.stringify({ tools: [{ ...CLEAN_TOOL, name: 'find_secrets' }] })
const VAGUE = JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: 'weather' }] })

/** A workspace, and beside it a folder that is not open. */
async function between(
  trusted: boolean,
  files: (elsewhere: string) => Record<string, string>,
  links: Record<string, string> = {},
) {
  const elsewhere = folder({
    'tools.json': TOOLS,
    'base.yaml': 'rules: { description/vague: off }\n',
    'texts.ts': "export const TEXT = 'weather'\n",
  })
  const client = editing(files(elsewhere))
  for (const [link, to] of Object.entries(links)) symlinkSync(join(elsewhere, to), join(client.root, link))
  await client.start({}, [client.rootUri], { trusted })
  return { client, elsewhere }
}

async function toolsOffered(trusted: boolean, toolset: (elsewhere: string) => string, links: Record<string, string> = {}) {
  const suite = (elsewhere: string) =>
    `toolset: ${toolset(elsewhere)}\nintents:\n  - id: one\n    says: Find it.\n    expect: { tool:  }\n`
  const { client, elsewhere } = await between(trusted, (there) => ({ 'suite.yaml': suite(there), 'tools.json': TOOLS }), links)
  client.open(client.uri('suite.yaml'), suite(elsewhere), 'yaml')
  const offered = await client.ask('textDocument/completion', {
    textDocument: { uri: client.uri('suite.yaml') },
    position: { line: 4, character: 20 },
  })
  return offered.map(({ label }: { label: string }) => label)
}

test.each([
  ['an absolute path', (elsewhere: string) => join(elsewhere, 'tools.json'), {}],
  ['a path upward', (elsewhere: string) => `../${elsewhere.split('/').at(-1)}/tools.json`, {}],
  ['a link', () => 'link.json', { 'link.json': 'tools.json' }],
])('what %s leads to outside is read only in a trusted workspace', async (_, toolset, links) => {
  expect(await toolsOffered(true, toolset, links)).toEqual(['find_secrets'])
  expect(await toolsOffered(false, toolset, links)).toEqual([])
})

test('files inside are read in an untrusted workspace as well', async () => {
  expect(await toolsOffered(false, () => 'tools.json')).toEqual(['find_secrets'])
})

test('a configuration cannot extend one outside of an untrusted workspace, and says why', async () => {
  const { client, elsewhere } = await between(false, (there) => ({
    'rightcall.config.yaml': `extends: ['${there}/base.yaml']\n`,
  }))
  client.open(client.uri('tools.json'), VAGUE)
  const found = await client.published(client.uri('tools.json'))
  expect(found.map(({ code }) => code)).toContain('description/vague')
  const { message } = await client.hears('window/showMessage')
  expect(message).toContain(
    `${elsewhere}/base.yaml is not in an open folder, so it is not read unless this workspace is trusted.`,
  )
  client.open(client.uri('rightcall.config.yaml'), `extends: ['${elsewhere}/base.yaml']\n`, 'yaml')
  const [fault] = await client.published(client.uri('rightcall.config.yaml'))
  expect(fault.message).toContain('Trust the workspace, or put the file into it.')
})

test('source code takes no texts from outside of an untrusted workspace', async () => {
  const source = (elsewhere: string) =>
    [
      "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'",
      `import { TEXT } from '../${elsewhere.split('/').at(-1)}/texts.ts'`,
      "const server = new McpServer({ name: 'rain', version: '1' })",
      "server.registerTool('get_rain', { description: TEXT }, async () => ({ content: [] }))",
    ].join('\n')
  const shownWhen = async (trusted: boolean): Promise<string> => {
    const { client, elsewhere } = await between(trusted, () => ({}))
    client.open(client.uri('server.ts'), source(elsewhere), 'typescript')
    return (await client.ask('rightcall/modelView', { textDocument: { uri: client.uri('server.ts') } })).text
  }
  expect(await shownWhen(true)).toContain('weather')
  expect(await shownWhen(false)).toContain('Not known without running the code, so not shown: `/description`')
})

test('a configuration above the open folder does not govern an untrusted one', async () => {
  const client = editing({ 'open/tools.json': VAGUE })
  writeFileSync(join(client.root, 'rightcall.config.yaml'), 'rules: { description/vague: off }\n')
  await client.start({}, [client.uri('open')], { trusted: false })
  client.open(client.uri('open/tools.json'), VAGUE)
  expect((await client.published(client.uri('open/tools.json'))).map(({ code }) => code)).toContain('description/vague')
})
