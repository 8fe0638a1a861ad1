import type { ServerProject, StartableServer } from '../project.ts'
import { buildCommands } from './build.ts'

export interface CiSettings {
  /** Of rightcall. */
  readonly version: string
  readonly starts: boolean
}

/** `.github/workflows/rightcall.yml`. */
export function workflowText(project: ServerProject, { version, starts }: CiSettings): string {
  const commands = buildCommands(project.servers)
  return `# Checks the tools of this project, as models read them. Written by "rightcall init"; change it as you like.
name: rightcall

on:
  pull_request:
  push:
    branches: [${JSON.stringify(project.branch)}]

permissions:
  contents: read

jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          # Configuration and commands are read from the base of a pull request, so the base must be fetched.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
${setupSteps(project.servers)}${commands.length === 0 ? '' : buildStep(commands)}      - uses: rightcall/rightcall@v${version}
${starts ? "        with:\n          connect: 'true'\n" : ''}`
}

function buildStep(commands: readonly string[]): string {
  return `      # From a fork, only texts are linted: its code is neither built nor started.
      - name: Build the server
        if: github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository
        run: |
${commands.map((command) => `          ${command}\n`).join('')}`
}

const SETUP: Readonly<Record<string, string>> = {
  pnpm: '      - uses: pnpm/action-setup@v4\n        with:\n          package_json_file: package.json\n',
  bun: '      - uses: oven-sh/setup-bun@v2\n',
  uv: '      - uses: astral-sh/setup-uv@v7\n',
  poetry:
    '      - uses: actions/setup-python@v6\n        with:\n          python-version: 3.x\n      - run: pipx install poetry\n',
  pip: '      - uses: actions/setup-python@v6\n        with:\n          python-version: 3.x\n',
  go: '      - uses: actions/setup-go@v6\n        with:\n          go-version: stable\n',
}

/** What the runner lacks; it has npm, yarn and cargo. */
function setupSteps(servers: readonly StartableServer[]): string {
  return [...new Set(servers.map(({ toolchain }) => SETUP[toolchain.manager] ?? ''))].join('')
}
