import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { corpusServers } from '../helpers/corpus.ts'
import { folder } from '../helpers/folder.ts'
import { BIN } from '../helpers/real-process.ts'

const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0]
/** Where `.ci/run` runs, Neovim is installed: there it must not be missing. */
const isMissing = version === undefined && process.env['CI'] !== 'true'
if (isMissing) console.log('the test in Neovim skips: there is no nvim; `apt-get install neovim` brings it')

const YAML = `# Größe 🐎
tools:
  - name: get_rain
    description: weather
    inputSchema: { type: object }
  - name: get_snow
    description: This tool allows you to get the snow depth of one city, in centimetres.
    inputSchema: { type: object }
  - name: get_wind
    description: gusts
    inputSchema: { type: object }
`

/** A real server's answer where the corpus is, else a list of our own. */
function toolsOfServer(): { text: string; tool: string } {
  const served = corpusServers().find(({ id }) => id === 'modelcontextprotocol__server-memory')
  if (served !== undefined) return { text: readFileSync(served.path, 'utf8'), tool: 'create_entities' }
  return {
    text: JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: 'weather' }] }, undefined, 2),
    tool: String(CLEAN_TOOL.name),
  }
}

/** What Neovim saw; the text of what went wrong in it is `fault`. */
type Seen = ReturnType<typeof JSON.parse>

test.skipIf(isMissing)('in Neovim: findings, hover, actions, completion, definition, two roots', { timeout: 120_000 }, () => {
  const { text, tool } = toolsOfServer()
  const suite = `toolset: ../tools ü.json\nintents:\n  - id: one\n    says: Lies es, Jürgen 🐎.\n    expect: { tool: no_such_tool }\n`
  const root = folder({
    'Größe & Maß/tools ü.json': text,
    'Größe & Maß/more tools.yaml': YAML,
    'Größe & Maß/golden/intents.yaml': suite,
    'Größe & Maß/rightcall.config.yaml': 'preset: strict\n',
    'ö b/tools.json': JSON.stringify({ tools: [{ name: 'get_rain', description: 'weather', inputSchema: { type: 'object' } }] }),
    'ö b/rightcall.config.yaml': 'rules:\n  description/*: off\n  name/*: off\n',
  })
  const [one, two] = [join(root, 'Größe & Maß'), join(root, 'ö b')]
  const result = join(root, 'seen.json')
  const plan = {
    cmd: [process.execPath, BIN, 'lsp', '--stdio'],
    roots: [one, two],
    tools: join(one, 'tools ü.json'),
    tool,
    yaml: join(one, 'more tools.yaml'),
    repair: '(description/opener)',
    config: join(one, 'rightcall.config.yaml'),
    other: join(two, 'tools.json'),
    suite: join(one, 'golden/intents.yaml'),
    result,
  }
  const home = folder({ 'plan.json': JSON.stringify(plan) })
  mkdirSync(join(home, 'state'))
  const env = { PATH: process.env['PATH'], HOME: home, NVIM_PLAN: join(home, 'plan.json'), LANG: 'C.UTF-8' }
  const ran = spawnSync('nvim', ['--headless', '-u', join(import.meta.dirname, 'neovim.lua')], {
    env,
    encoding: 'utf8',
    cwd: root,
    timeout: 100_000,
  })
  expect(ran.error).toBeUndefined()
  const seen: Seen = JSON.parse(readFileSync(result, 'utf8'))
  expect(seen.fault, ran.stderr).toBeUndefined()

  expect(seen.tools.length).toBeGreaterThan(0)
  expect(seen.hover).toContain(`**What models see of \`${tool}\`**`)
  expect(seen.comment_chosen).toBe('Disable description/vague for this line')
  expect(seen.yaml_after_comment).toContain(
    '    # rightcall-disable-next-line description/vague -- kept for version 1\n    description: weather\n',
  )
  expect(readFileSync(plan.yaml, 'utf8')).toContain('description: "Get the snow depth of one city, in centimetres."\n')
  expect(seen.config).toBe(
    'preset: strict\nignore:\n  - rule: description/vague\n    tool: get_wind\n    at: /description\n    reason: ""',
  )
  // the other root has switched these rules off
  expect(seen.other.filter(({ code }: { code: string }) => /^(?:description|name)\//.test(code))).toEqual([])
  expect(seen.suite).toEqual([{ line: 4, column: 20, message: 'This expects the tool "no_such_tool", which the toolset lacks.' }])
  expect(seen.completions).toContain(tool)
  expect(seen.definition).toContain(JSON.stringify(tool))
})

test.skipIf(isMissing)('the snippet of the page works in Neovim', { timeout: 60_000 }, () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/editors.md'), 'utf8')
  const snippet = /```lua\n([^]*?)```/.exec(page)?.[1] ?? ''
  expect(snippet).toContain("'npx', 'rightcall', ")
  const command = [process.execPath, BIN].map((word) => `'${word}', `).join('')
  const root = folder({
    'ä b/tools.yaml': YAML,
    'init.lua': snippet.replace("'npx', 'rightcall', ", command),
    'look.lua': `vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 20)
      local codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
      vim.fn.writefile(codes, 'seen')
      vim.cmd('qall!')`,
  })
  const env = { PATH: process.env['PATH'], HOME: root, LANG: 'C.UTF-8' }
  const argv = ['--headless', '-u', 'init.lua', 'ä b/tools.yaml', '-c', 'luafile look.lua']
  const ran = spawnSync('nvim', argv, { env, encoding: 'utf8', cwd: root, timeout: 50_000 })
  expect(readFileSync(join(root, 'seen'), 'utf8').split('\n'), ran.stderr).toContain('description/vague')
})
