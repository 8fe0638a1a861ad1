import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { bash } from '../helpers/ci-steps.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const SERVE = join(import.meta.dirname, '../fixtures/servers/serve.mjs')
const PROJECT = {
  '.git/HEAD': 'ref: refs/heads/main',
  'package.json': JSON.stringify({
    name: 'tides-mcp',
    dependencies: { '@modelcontextprotocol/sdk': '1' },
    bin: 'server.mjs',
    scripts: { build: 'x' },
  }),
  'package-lock.json': '{}',
  'node_modules/x': '',
  'server.mjs': `import { serve } from ${JSON.stringify(SERVE)}\nserve()\n`,
}
const WRITTEN = ['rightcall.config.yaml', 'rightcall.mcp.json', '.github/workflows/rightcall.yml']
const text = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8')

describe('init', () => {
  test('writes the configuration, the servers and the workflow, and ends with the one command to run', async () => {
    const cwd = folder(PROJECT)
    const { code, out, err } = await rightcall(['init'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(
      'tides-mcp is a server that uses @modelcontextprotocol/sdk, built with npm, started by: node server.mjs.',
    )
    for (const path of WRITTEN) expect(out).toContain(`  wrote  ${path}\n`)
    expect(out.trimEnd().split('\n').at(-1)).toBe('Next: npx rightcall lint rightcall.mcp.json --connect')
    expect(parse(text(cwd, 'rightcall.config.yaml'))).toEqual({
      preset: 'recommended',
      targets: ['rightcall.mcp.json'],
      gate: ['description/missing', 'description/vague', 'description/placeholder', 'description/restates-name'],
    })
  })

  test('names servers so that they start', async () => {
    const cwd = folder({ ...PROJECT, 'other.yaml': 'preset: recommended\n' })
    await rightcall(['init'], { cwd })
    const { out } = await rightcall(['lint', 'rightcall.mcp.json', '--connect', '--config', 'other.yaml', '--format', 'json'], {
      cwd,
    })
    expect(JSON.parse(out).summary).toMatchObject({ toolsets: 1, tools: 1 })
  })

  test('shows everything and writes nothing with --dry-run', async () => {
    const cwd = folder(PROJECT)
    const before = readdirSync(cwd)
    const { code, out } = await rightcall(['init', '--dry-run'], { cwd })
    expect(code).toBe(0)
    expect(readdirSync(cwd)).toEqual(before)
    for (const path of WRITTEN) expect(out).toContain(`would write ${path}\n`)
    expect(out).toContain('"command": "node"')
    expect(out).toContain('Afterwards: npx rightcall lint')
  })

  test('overwrites nothing: a second run keeps all files, whatever is in them by then', async () => {
    const cwd = folder({ ...PROJECT, '.github/workflows/rightcall.yml': 'mine' })
    await rightcall(['init'], { cwd })
    expect(text(cwd, '.github/workflows/rightcall.yml')).toBe('mine')
    const { out } = await rightcall(['init'], { cwd })
    expect(out.match(/ {2}kept {3}/g)).toHaveLength(3)
    expect(text(cwd, '.github/workflows/rightcall.yml')).toBe('mine')
  })

  test.each(['rightcall.config.json', 'rightcall.config.yml'])('keeps a configuration of another name: %s', async (name) => {
    const cwd = folder({ ...PROJECT, [name]: '{}' })
    const { out } = await rightcall(['init'], { cwd })
    expect(out).toContain(`  kept   ${name}`)
    expect(existsSync(join(cwd, 'rightcall.config.yaml'))).toBe(false)
  })

  test('follows no link out of the project', async () => {
    const [cwd, elsewhere] = [folder(PROJECT), folder()]
    symlinkSync(join(elsewhere, 'made'), join(cwd, 'rightcall.config.yaml'))
    const { code, out } = await rightcall(['init'], { cwd })
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('  kept   rightcall.config.yaml') })
    expect(readdirSync(elsewhere)).toEqual([])
    const linked = folder(PROJECT)
    symlinkSync(elsewhere, join(linked, '.github'))
    const { err } = await rightcall(['init'], { cwd: linked })
    expect(err).toContain('would be outside the project: its folder is a link.')
    expect(readdirSync(join(elsewhere, 'workflows'))).toEqual([])
  })

  test('builds first where nothing is built yet', async () => {
    const { 'server.mjs': _, 'node_modules/x': __, ...unbuilt } = PROJECT
    const { out } = await rightcall(['init'], { cwd: folder(unbuilt) })
    expect(out).toContain('Next: npm ci && npm run build && npx rightcall lint rightcall.mcp.json --connect\n')
  })

  test('writes for the whole repository from a package of it', async () => {
    const cwd = folder({
      '.git/HEAD': '',
      ...Object.fromEntries(
        Object.entries(PROJECT)
          .slice(1)
          .map(([path, said]) => [`the packages/tides/${path}`, said]),
      ),
    })
    const { out } = await rightcall(['init', 'the packages/tides'], { cwd })
    expect(out).toContain('Next: npx rightcall lint rightcall.mcp.json --connect\n')
    expect(JSON.parse(text(cwd, 'rightcall.mcp.json'))).toEqual({
      mcpServers: { 'tides-mcp': { command: 'node', args: ['server.mjs'], cwd: 'the packages/tides' } },
    })
    expect(text(cwd, '.github/workflows/rightcall.yml')).toContain("(cd 'the packages/tides' && npm run build)")
    const within = await rightcall(['init'], { cwd: join(cwd, 'the packages/tides') })
    expect(within.out).toContain('Next: cd ../.. && npx rightcall lint')
  })

  test('copies no value of a client configuration, only names', async () => {
    const secret = {
      command: 'npx',
      args: ['-y', 'tides-mcp', '--token', 'SECRET-1', '--key=SECRET-2', 'https://me:SECRET-3@host/'],
      env: { TIDES_KEY: 'SECRET-4' },
    }
    const cwd = folder({ ...PROJECT, '.mcp.json': JSON.stringify({ mcpServers: { tides: secret } }) })
    const { out } = await rightcall(['init'], { cwd })
    expect(out).toContain('TIDES_KEY')
    expect([out, ...WRITTEN.map((path) => text(cwd, path))].join()).not.toContain('SECRET')
  })

  test('shows hostile names harmlessly, and as one word of a shell', async () => {
    const name = 'a\u001b[2J\n::error::$(touch canary)'
    const cwd = folder({
      '.git/HEAD': '',
      [`${'x; touch canary'}/package.json`]: PROJECT['package.json'].replace('tides-mcp', JSON.stringify(name).slice(1, -1)),
    })
    mkdirSync(join(cwd, 'x; touch canary/node_modules'))
    const { out } = await rightcall(['init'], { cwd: join(cwd, 'x; touch canary') })
    expect(out).not.toContain('\u001b')
    expect(out).not.toMatch(/^::/m)
    const workflow = parse(text(cwd, '.github/workflows/rightcall.yml'))
    const { run } = workflow.jobs.lint.steps.find((step: { run?: string }) => step.run !== undefined)
    const built = bash(`npm() { pwd; }\n${run}`, cwd, { PATH: process.env['PATH'] ?? '', RUNNER_TEMP: folder() })
    expect(built).toEqual({ code: 0, log: expect.stringContaining('/x; touch canary\n') })
    expect(existsSync(join(cwd, 'canary'))).toBe(false)
  })

  test.each<[string, readonly string[], string]>([
    ['no server', [], 'No server was found here'],
    ['no folder', ['nowhere'], 'nowhere is not a folder.'],
    ['two folders', ['.', '.'], 'init takes one folder.'],
    ['an unknown flag', ['--force'], 'Unknown flag --force.'],
  ])('is exit 2 and writes nothing: %s', async (_, args, says) => {
    const cwd = folder({ 'README.md': 'A page.' })
    const { code, err } = await rightcall(['init', ...args], { cwd })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
    expect(readdirSync(cwd)).toEqual(['README.md'])
  })
})

describe('the CI that init writes', () => {
  test('on GitHub has a token that only reads, and builds nothing of a fork', async () => {
    const cwd = folder(PROJECT)
    await rightcall(['init'], { cwd })
    const workflow = parse(text(cwd, '.github/workflows/rightcall.yml'))
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push'])
    const { steps } = workflow.jobs.lint
    expect(steps[0].with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false })
    for (const step of steps.filter(({ run }: { run?: string }) => run !== undefined)) {
      expect(step.if).toContain('head.repo.full_name == github.repository')
      expect(step.run).not.toContain('${{')
    }
    expect(steps.at(-1)).toEqual({ uses: `rightcall/rightcall@v${packageJson.version}`, with: { connect: 'true' } })
  })

  test.each([
    ['1', '1', true],
    ['', '', true],
    ['2', '1', false],
  ])('on GitLab builds only what is its own: from %j into %j', async (source, target, builds) => {
    const cwd = folder({ ...PROJECT, '.git/config': 'url = https://gitlab.com/acme/tides.git\n', 'bin/npm': '' })
    await rightcall(['init'], { cwd })
    const pipeline = parse(text(cwd, '.gitlab-ci.yml'))
    expect(pipeline.include).toEqual([{ component: expect.stringMatching(/@\d/), inputs: { connect: 'true' } }])
    const script = `npm() { touch built; }\n${pipeline.rightcall.before_script.join('\n')}`
    const env = {
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: source,
      CI_MERGE_REQUEST_PROJECT_ID: target,
      RUNNER_TEMP: folder(),
      PATH: process.env['PATH'] ?? '',
    }
    expect(bash(script, cwd, env).code).toBe(0)
    expect(existsSync(join(cwd, 'built'))).toBe(builds)
  })
})
