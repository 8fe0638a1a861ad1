import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { survey } from '../../src/init/survey.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { folder } from '../helpers/folder.ts'

type Files = Readonly<Record<string, string>>

const SDK = { '@modelcontextprotocol/sdk': '^1.29.0' }
const manifest = (more: object): string => JSON.stringify({ name: '@acme/tides-mcp', dependencies: SDK, ...more })
const usage = (...args: readonly string[]): string =>
  JSON.stringify({ mcpServers: { tides: { command: 'npx', args, env: { TIDES_KEY: 'sk-live-4242' } } } })

const PROJECTS: readonly (readonly [kind: string, files: Files, found: object])[] = [
  [
    'npm, a bin',
    { 'package.json': manifest({ bin: 'dist/index.js', scripts: { build: 'tsc' } }), 'package-lock.json': '{}' },
    {
      name: 'tides-mcp',
      start: ['node', 'dist/index.js'],
      toolchain: { manager: 'npm', install: ['npm ci'] },
      build: ['npm run build'],
    },
  ],
  [
    'npm without a lock file',
    { 'package.json': manifest({ bin: './server.js' }) },
    { start: ['node', 'server.js'], toolchain: { install: ['npm install'] }, build: [] },
  ],
  [
    'pnpm, several bins',
    { 'package.json': manifest({ bin: { 'tides-login': 'dist/login.js', 'tides-mcp': 'dist/index.js' } }), 'pnpm-lock.yaml': '' },
    { start: ['node', 'dist/index.js'], toolchain: { manager: 'pnpm', install: ['pnpm install --frozen-lockfile'] } },
  ],
  [
    'yarn 1',
    { 'package.json': manifest({ main: 'dist/index.js', scripts: { build: 'tsc' } }), 'yarn.lock': '' },
    { start: ['node', 'dist/index.js'], toolchain: { install: ['yarn install --frozen-lockfile'] }, build: ['yarn run build'] },
  ],
  [
    'yarn 4',
    { 'package.json': manifest({ bin: 'i.js', packageManager: 'yarn@4.9.0+sha224.aa' }), 'yarn.lock': '' },
    { toolchain: { manager: 'yarn', install: ['yarn install --immutable'] } },
  ],
  [
    'bun, sources alone',
    { 'package.json': manifest({ scripts: { start: 'bun src/index.ts' } }), 'bun.lock': '' },
    { start: ['bun', 'src/index.ts'], toolchain: { manager: 'bun' } },
  ],
  [
    'a start script with words',
    { 'package.json': manifest({ scripts: { start: 'npm run build && node dist/index.js stdio --quiet' } }) },
    { start: ['node', 'dist/index.js', 'stdio', '--quiet'], entry: 'dist/index.js' },
  ],
  [
    'fastmcp in TypeScript',
    { 'package.json': JSON.stringify({ name: 'tides', dependencies: { fastmcp: '3' }, bin: 'src/server.ts' }) },
    { sdk: 'fastmcp', start: ['npx', 'tsx', 'src/server.ts'] },
  ],
  ['a name that says nothing', { 'package.json': manifest({ name: '@acme/mcp', bin: 'i.js' }) }, { name: 'acme-mcp' }],
  [
    'uv',
    {
      'pyproject.toml':
        '[project]\nname = "tides"\ndependencies = ["mcp[cli]>=1.2", "httpx"]\n[project.scripts]\ntides-mcp = "tides:main"\n',
      'uv.lock': '',
    },
    { sdk: 'mcp', start: ['uv', 'run', 'tides-mcp'], toolchain: { manager: 'uv', install: ['uv sync --locked'] } },
  ],
  [
    'poetry',
    {
      'pyproject.toml':
        '[tool.poetry]\nname = "tides"\n[tool.poetry.dependencies]\nfastmcp = "^2"\n[tool.poetry.scripts]\ntides = "tides:main"\n',
      'poetry.lock': '',
    },
    { sdk: 'fastmcp', start: ['poetry', 'run', 'tides'] },
  ],
  [
    'a Python package without commands',
    { 'pyproject.toml': '[project]\nname = "tides-mcp"\ndependencies = ["mcp"]\n', 'src/tides_mcp/__main__.py': '' },
    { start: ['python', '-m', 'tides_mcp'], toolchain: { install: ['pip install .'] } },
  ],
  [
    'a Python file',
    { 'requirements.txt': 'httpx\nmcp==1.9.0\n', 'server.py': '' },
    { start: ['python', 'server.py'], toolchain: { manager: 'pip', install: ['pip install -r requirements.txt'] } },
  ],
  [
    'Go',
    {
      'go.mod': 'module github.com/acme/tides\n\nrequire github.com/mark3labs/mcp-go v0.40.0\n',
      'cmd/tides/main.go': 'package main',
    },
    { name: 'tides', start: ['go', 'run', './cmd/tides'] },
  ],
  [
    'Rust',
    { 'Cargo.toml': '[package]\nname = "tides"\n[dependencies]\nrmcp = "0.8"\n' },
    { start: ['cargo', 'run', '--quiet', '--'] },
  ],
]

test.each(PROJECTS)('a project of this kind is understood: %s', async (_, files, found) => {
  const { servers } = await survey(folder(files))
  expect(servers).toHaveLength(1)
  expect(servers[0]).toMatchObject(found)
})

test.each<[string, Files]>([
  ['an application', { 'package.json': JSON.stringify({ name: 'x', dependencies: { express: '5' }, bin: 'x.js' }) }],
  [
    'a client',
    { 'package.json': JSON.stringify({ name: 'x', dependencies: { '@modelcontextprotocol/client': '2' }, bin: 'x.js' }) },
  ],
  ['a library that starts nothing', { 'package.json': manifest({}) }],
  ['a broken manifest', { 'package.json': '{"name": ' }],
  ['a manifest that is a list', { 'package.json': '[]' }],
  ['broken TOML', { 'pyproject.toml': '[project\nname = ' }],
  ['a Python package named like the SDK', { 'pyproject.toml': '[project]\nname = "mcp"\ndependencies = ["mcpx", "not-mcp"]\n' }],
  ['nothing', {}],
])('this is no server: %s', async (_, files) => {
  expect((await survey(folder(files))).servers).toEqual([])
})

describe('how others start it says what it needs', () => {
  const server = { 'package.json': manifest({ bin: { tides: 'dist/index.js' } }) }

  test.each<[string, Files]>([
    ['a README', { 'README.md': `# Tides\n\n\`\`\`json\n${usage('-y', '@acme/tides-mcp@latest', '--zone', 'UTC')}\n\`\`\`\n` }],
    [
      'a README with a part of a configuration',
      {
        'README.md': `- first:\n\n  \`\`\`jsonc\n  "tides": {"command": "npx", "args": ["@acme/tides-mcp", "--zone", "UTC"], "env": {"TIDES_KEY": "…"}}, // yours\n  \`\`\`\n`,
      },
    ],
    ['a client configuration', { '.cursor/mcp.json': usage('/home/me/tides/dist/index.js', '--zone', 'UTC') }],
    [
      'one in a folder with blanks',
      {
        '.vscode/mcp.json': JSON.stringify({
          servers: {
            t: { command: 'node', args: ['${workspaceFolder}/dist/index.js', '--zone', 'UTC'], env: { TIDES_KEY: '${input:k}' } },
          },
        }),
      },
    ],
  ])('%s', async (_, files) => {
    const { servers } = await survey(folder({ ...server, ...files }))
    expect(servers[0]).toMatchObject({ args: ['--zone', 'UTC'], env: ['TIDES_KEY'] })
  })

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'paths are this folder',
      ['/Users/me/Desktop', '~/notes', 'C:\\Users\\me', '<path-to-your-vault>', '${workspaceFolder}/data'],
      ['.', '.', '.', '.', '.'],
    ],
    [
      'keys are none',
      ['--token=glpat-4242', '--api-key', 'sk-4242', '--zone=UTC'],
      ['--token=placeholder', '--api-key', 'placeholder', '--zone=UTC'],
    ],
    [
      'addresses lose who signs in',
      ['postgres://me:secret@localhost/db', 'https://<host>/v4'],
      ['postgres://localhost/db', 'https://placeholder/v4'],
    ],
    ['what is asked for is a placeholder', ['YOUR_ZONE', '${input:zone}', '<zone>'], ['YOUR_ZONE', 'placeholder', 'placeholder']],
  ])('values that only a user has are stood in for: %s', async (_, args, stood) => {
    const { servers } = await survey(
      folder({ ...server, 'README.md': `\`\`\`json\n${usage('-y', '@acme/tides-mcp', ...args)}\n\`\`\`` }),
    )
    expect(servers[0]?.args).toEqual(stood)
  })

  test('the registry says which variables are required', async () => {
    const packages = [{ environmentVariables: [{ name: 'TIDES_KEY', isRequired: true }, { name: 'TIDES_HOST' }] }]
    const { servers } = await survey(folder({ ...server, 'server.json': JSON.stringify({ packages }) }))
    expect(servers[0]?.env).toEqual(['TIDES_KEY'])
  })

  test('a README without an example may still name the key', async () => {
    const { servers } = await survey(folder({ ...server, 'readme.md': 'Set it as `TIDES_API_KEY`, not as `TIDES_MODE`.' }))
    expect(servers[0]?.env).toEqual(['TIDES_API_KEY'])
  })
})

test('a client configuration that starts only what is built here is used as it is', async () => {
  const server = { 'package.json': manifest({ bin: 'dist/index.js' }) }
  const own = { tides: { command: 'node', args: ['dist/index.js'] } }
  const of = async (mcpServers: object) =>
    (await survey(folder({ ...server, '.mcp.json': JSON.stringify({ mcpServers }) }))).clients
  expect(await of(own)).toBe('.mcp.json')
  expect(await of({ ...own, other: { command: 'npx', args: ['other-mcp'] } })).toBeUndefined()
  expect(await of({ tides: { command: 'npx', args: ['-y', '@acme/tides-mcp'] } })).toBeUndefined()
  expect(await of({})).toBeUndefined()
})

test('the packages of a workspace are looked at, from its top and from within', async () => {
  const root = folder({
    '.git/HEAD': 'ref: refs/heads/main',
    'package.json': JSON.stringify({ workspaces: ['packages/*', '!packages/old'] }),
    'pnpm-lock.yaml': '',
    'packages/tides/package.json': manifest({ bin: 'dist/index.js', scripts: { build: 'tsc' } }),
    'packages/web/package.json': JSON.stringify({ name: 'web' }),
  })
  const found = { folder: 'packages/tides', toolchain: { manager: 'pnpm' } }
  for (const cwd of [root, join(root, 'packages/tides')]) expect(await survey(cwd)).toMatchObject({ root, servers: [found] })
})

test('lists of tools are found by what they hold', async () => {
  const { lists } = await survey(
    folder({
      'tools.json': JSON.stringify({ tools: [CLEAN_TOOL] }),
      'mcp-tools.yaml': `tools:\n  - ${JSON.stringify(CLEAN_TOOL)}\n`,
      'tool-versions.json': '{"node": "24"}',
      'manifest.json': '{"name": "x"}',
    }),
  )
  expect(lists).toEqual(['mcp-tools.yaml', 'tools.json'])
})

test.each<[string, Files, object]>([
  ['nothing is said', {}, { ci: 'github', branch: 'main' }],
  [
    'a remote on GitLab',
    { '.git/config': '[remote "origin"]\n\turl = git@gitlab.example.com:acme/tides.git\n' },
    { ci: 'gitlab' },
  ],
  ['a pipeline of GitLab', { '.gitlab-ci.yml': 'x: {script: [y]}\n' }, { ci: 'gitlab' }],
  [
    'a mirror with workflows',
    { '.git/config': 'url = https://gitlab.com/a/b\n', '.github/workflows/ci.yml': '' },
    { ci: 'github' },
  ],
  ['another default branch', { '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n' }, { branch: 'trunk' }],
  ['an old branch', { '.git/refs/heads/master': '0'.repeat(40) }, { branch: 'master' }],
])('where CI runs is found out: %s', async (_, files, found) => {
  expect(await survey(folder({ '.git/HEAD': 'ref: refs/heads/x', ...files }))).toMatchObject(found)
})
