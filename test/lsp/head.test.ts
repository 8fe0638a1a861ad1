import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { editor } from '../helpers/editor.ts'
import { folder } from '../helpers/folder.ts'
import { repository } from '../helpers/repository.ts'

const list = (description: string): string => JSON.stringify({ tools: [{ ...CLEAN_TOOL, description }] })
const OLD = list('Finds the orders of one customer.')
const NEW = list('Finds the orders of one customer, newest first.')
const source = (words: string): string => `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { about } from './words.js'
const server = new McpServer({ name: 'rain', version: '1' })
server.registerTool('get_rain', { description: about + ${JSON.stringify(words)} }, async () => ({ content: [] }))
`

/** The answer about a file of a folder whose text in the editor is this one. */
async function asked(cwd: string, path: string, text: string, { languageId = 'json', trusted = true, root = cwd } = {}) {
  const client = editor({ cwd })
  onTestFinished(() => void client.server.kill('SIGKILL'))
  await client.start({}, [pathToFileURL(root).href], { trusted })
  const uri = /^[a-z]{3,}:/.test(path) ? path : pathToFileURL(join(cwd, path)).href
  client.open(uri, text, languageId)
  return client.ask('rightcall/compareWithHead', { textDocument: { uri } })
}

test('what changed for a model since HEAD is shown as Markdown, saved or not', async () => {
  const { cwd, write } = repository({ 'tools.json': OLD })
  const { text } = await asked(cwd, 'tools.json', NEW)
  expect(text).toMatch(/^### rightcall diff: /)
  expect(text).toMatch(/tools\.json at HEAD &#40;[0-9a-f]{7}&#41;<\/code> \(1 tool\) → `tools\.json` \(1 tool\)/)
  expect(text).toContain('**, newest first**')
  // a page of its own has nothing to fold away
  expect(text).not.toContain('<details>')
  // no column is empty
  expect(text).not.toContain('before → after')
  write({ 'tools.json': NEW })
  expect((await asked(cwd, 'tools.json', NEW)).text).toBe(text)
})

test('source code is read with what it imports now and then', async () => {
  const { cwd, write } = repository({
    'src/server.ts': source(''),
    'src/words.ts': "export const about = 'The rain of one city.'",
  })
  write({ 'src/words.ts': "export const about = 'The rain of one town.'" })
  const { text } = await asked(cwd, 'src/server.ts', source(' In mm.'), { languageId: 'typescript' })
  expect(text).toMatch(/city.*town.*In mm\./)
})

test('a file of a repository below the open folder is compared in its own repository, and one behind a link, too', async () => {
  const { cwd } = repository({ 'deep/tools.json': OLD })
  expect(await asked(join(cwd, 'deep'), 'tools.json', NEW, { root: join(cwd, '..') })).toHaveProperty('text')
  const linked = folder()
  symlinkSync(cwd, join(linked, 'link'))
  expect(await asked(join(linked, 'link/deep'), 'tools.json', NEW, { root: linked })).toHaveProperty('text')
})

test('a file that was renamed since is compared with what it was', async () => {
  const { cwd, git } = repository({ 'old.json': OLD })
  git('mv', 'old.json', 'tools.json')
  expect((await asked(cwd, 'tools.json', NEW)).text).toContain('old.json at HEAD')
})

test('nothing changed is said, whatever changed for people', async () => {
  const { cwd } = repository({ 'tools.json': OLD })
  const says = 'Nothing changed for a model since HEAD.'
  expect(await asked(cwd, 'tools.json', OLD)).toEqual({ says })
  expect(await asked(cwd, 'tools.json', JSON.stringify(JSON.parse(OLD), undefined, 4))).toEqual({ says })
})

test.each([
  ['a file that git does not know', 'new.json', NEW, {}, /^new\.json was not there at HEAD \([0-9a-f]{7}\)/],
  ['a text that is broken', 'tools.json', NEW.slice(0, 40), {}, /^tools\.json:1:\d+/],
  ['a text without tools', 'tools.json', '{ "name": "x" }', {}, /tools\.json/],
  ['a file that was broken then', 'broken.json', NEW, {}, /^broken\.json.* at HEAD \([0-9a-f]{7}\): /],
  ['a text that is no file', 'untitled:Untitled-1', NEW, {}, /Save it first/],
  ['a workspace that is not trusted', 'tools.json', NEW, { trusted: false }, /Trust the workspace/],
])('%s is said in words', async (_, path, text, how, says) => {
  const { cwd } = repository({ 'tools.json': OLD, 'broken.json': OLD.slice(0, 30) })
  const answer = await asked(cwd, path, text, how)
  expect(answer).toEqual({ says: expect.stringMatching(says) })
  expect(answer.says).not.toMatch(/--base|git:/)
})

test('where there is no repository, or none with a commit, that is said', async () => {
  const cwd = folder({ 'tools.json': OLD })
  expect(await asked(cwd, 'tools.json', NEW)).toEqual({ says: expect.stringContaining('not in a git repository') })
  mkdirSync(join(cwd, 'sub'))
  const { cwd: repo, git } = repository({})
  git('checkout', '--quiet', '--orphan', 'empty')
  expect(await asked(repo, 'tools.json', NEW)).toEqual({ says: 'This repository has no commit yet. Commit the file first.' })
})

test('a document that is not open has nothing to compare', async () => {
  const { cwd } = repository({ 'tools.json': OLD })
  const client = editor({ cwd })
  onTestFinished(() => void client.server.kill('SIGKILL'))
  await client.start({}, [pathToFileURL(cwd).href])
  const uri = pathToFileURL(join(cwd, 'tools.json')).href
  expect(await client.ask('rightcall/compareWithHead', { textDocument: { uri } })).toBeNull()
})
