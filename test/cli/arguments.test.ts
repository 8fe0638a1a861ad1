import { describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const clean = JSON.stringify({ tools: [CLEAN_TOOL] })

describe('an empty argument, as an unset variable leaves it, is exit 2 and does nothing', () => {
  test.each<[string[], string]>([
    [['lint', ''], 'An argument is empty.'],
    [['lint', 'tools.json', ' '], 'An argument is empty.'],
    [['lint', 'tools.json', '\t\n'], 'An argument is empty.'],
    [['lint', 'tools.json', '--config', ''], '--config is empty.'],
    [['lint', 'tools.json', '--config='], '--config is empty.'],
    [['lint', 'tools.json', '--output', ''], '--output is empty.'],
    [['lint', 'tools.json', '--output', 'json:a.json', '--output', ' '], '--output is empty.'],
    [['lint', 'tools.json', '--format', ''], '--format is empty.'],
    [['lint', '--stdio', ''], '--stdio is empty.'],
    [['lint', 'tools.json', '--profile', ''], '--profile is empty.'],
    [['eval', ''], 'An argument is empty.'],
    [['eval', '.', '--out', ''], '--out is empty.'],
    [['eval', '.', '--filter', ''], '--filter is empty.'],
    [['eval', '.', '--model', ''], '--model is empty.'],
    [['compare', '', 'tools.json', '--suite', '.'], 'An argument is empty.'],
    [['compare', 'tools.json', 'tools.json', '--suite', ''], '--suite is empty.'],
    [['print-config', ''], 'An argument is empty.'],
    [['print-config', '--config', ''], '--config is empty.'],
    [['explain', ''], 'An argument is empty.'],
  ])('%j', async (argv, says) => {
    const { code, out, err } = await rightcall(argv, { cwd: folder({ 'tools.json': clean }) })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(`rightcall: ${says}\n  Perhaps it comes from a variable that is not set.\n`)
  })
})

describe('what is no tool list is told what to do instead', () => {
  const files = {
    'src/server.ts': 'import { McpServer } from "@modelcontextprotocol/server"\nconst x: number = 1\n',
    'server.js': '/* a server */\nserver.tool("a", {})\n',
    'server.py': 'name: str\n',
    'main.go': 'package main\n',
    'pyproject.toml': '[tool.x]\nname = "x"\n',
    'plain.toml': 'name = "x"\n',
    'toml.txt': 'title = "x"\n\n[servers.a]\ncommand = "npx"\n',
    'page.html': '<!doctype html><p>x</p>\n',
    'page.txt': '<html></html>',
    'data.xml': '<?xml version="1.0"?><a/>',
    'table.csv': 'name,description\na,b\n',
    'README.md': '# Title\n\n- a: b\n',
  }
  test.each<[string, RegExp, RegExp]>([
    ['src/server.ts', /no tools in a known form/, /registerTool.*Name the file that defines the tools/],
    ['server.js', /no tools in a known form/, /registerTool/],
    ['server.py', /a language that is not read yet; TypeScript and JavaScript are/, /--stdio "python server\.py".*tools\/list/],
    ['main.go', /source code/, /--stdio/],
    ['pyproject.toml', /is TOML/, /JSON or YAML/],
    ['plain.toml', /is TOML/, /JSON or YAML/],
    ['toml.txt', /is TOML/, /JSON or YAML/],
    ['page.html', /is HTML/, /JSON or YAML/],
    ['page.txt', /is HTML or XML/, /JSON or YAML/],
    ['data.xml', /is XML/, /JSON or YAML/],
    ['table.csv', /is CSV/, /JSON or YAML/],
    ['README.md', /is Markdown/, /JSON or YAML/],
    ['npx -y some-server', /does not exist/, /--stdio "npx -y some-server"/],
    ['API_KEY=x npx some-server', /does not exist/, /--stdio/],
  ])('%s', async (path, says, hint) => {
    const { code, out } = await rightcall(['lint', path, '--format', 'json'], { cwd: folder(files) })
    const [problem] = JSON.parse(out).problems
    expect(code).toBe(2)
    expect(`${problem.uri} ${problem.message}`).toMatch(says)
    expect(problem.hint).toMatch(hint)
  })

  test('as configuration, and from standard input', async () => {
    const cwd = folder({ ...files, 'tools.json': clean })
    const config = await rightcall(['lint', 'tools.json', '--config', 'pyproject.toml'], { cwd })
    expect(config).toMatchObject({ code: 2, err: expect.stringContaining('pyproject.toml is TOML') })
    const stdin = await rightcall(['lint', '-'], { cwd, stdin: files['toml.txt'] })
    expect(stdin).toMatchObject({ code: 2, out: expect.stringContaining('is TOML') })
  })

  test.each([['list.ts'], ['list.md'], ['list.toml'], ['list.txt']])('but a tool list in JSON is read from %s', async (path) => {
    expect((await rightcall(['lint', path], { cwd: folder({ [path]: clean }) })).code).toBe(0)
  })

  test('but a tool list in YAML is read, whatever stands in its texts', async () => {
    const yaml = `tools:\n  - ${JSON.stringify({ ...CLEAN_TOOL, description: undefined })}\n  - name: b\n    inputSchema: {type: object}\n    description: |\n      [section]\n      key = "value"\n      <html>\n`
    const { out } = await rightcall(['lint', 'list.txt', '--format', 'json'], { cwd: folder({ 'list.txt': yaml }) })
    expect(JSON.parse(out)).toMatchObject({ problems: [], summary: { tools: 2 } })
  })
})

describe('--stdio with words that only a shell understands says how to write it', () => {
  test.each([
    ['API_KEY=secret-value npx some-server', /API_KEY=… is a variable.*--env API_KEY passes it on/s],
    ['FOO=1 BAR=2 node server.js', /FOO=… is a variable.*--env FOO/s],
    ["$env:API_KEY='secret-value' ; npx some-server", /API_KEY=… is a variable/s],
    ['cd /tmp && node server.js', /cd is a word of the shell.*sh -c/s],
    ['export A=1', /export is a word of the shell/s],
  ])('%s', async (line, says) => {
    const { code, out } = await rightcall(['lint', '--stdio', line, '--format', 'json'], { cwd: folder() })
    const [problem] = JSON.parse(out).problems
    expect(code).toBe(2)
    expect(`${problem.message} ${problem.hint}`).toMatch(says)
    expect(out).not.toContain('secret-value')
  })
})
